package dev.sightline.core.training.data.own;

/**
 * A video that can be read and is used.
 *
 * @param video as it was listed
 * @param part what it is used for
 * @param sha256 hash of the file's content, hex
 * @param source names what it was cut from
 */
public record CheckedVideo(OwnVideo video, Part part, String sha256, String source) {}
