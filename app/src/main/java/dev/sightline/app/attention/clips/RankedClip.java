package dev.sightline.app.attention.clips;

/**
 * A clip with its value.
 *
 * @param clip index of the clip
 * @param value weight, score or probability
 */
public record RankedClip(int clip, double value) {}
