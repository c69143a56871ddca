package dev.sightline.core.analysis;

/**
 * What the video encoder makes of one clip.
 *
 * @param cells {@code [t, h, w, channels]}; not to be written to
 * @param objects probabilities of the image network's own classes, {@code [classes]}; not to be
 *     written to
 */
public record ClipCells(float[] cells, float[] objects) {}
