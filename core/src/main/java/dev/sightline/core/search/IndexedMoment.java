package dev.sightline.core.search;

/**
 * A clip of a video, as it is searched.
 *
 * @param span when it is
 * @param vector {@code [dim]}, of length 1; not to be written to
 */
public record IndexedMoment(TimeSpan span, float[] vector) {}
