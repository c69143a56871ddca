package dev.sightline.core.library;

/**
 * The last change of a video, for whoever keeps an index in step with the catalogue.
 *
 * @param video id of the video
 * @param revision counts all changes of the catalogue; greater is later
 * @param removed true if the video is no more
 */
public record VideoChange(long video, long revision, boolean removed) {}
