package dev.sightline.core.training.own;

/**
 * A video that could not be used.
 *
 * @param name its path below the set's folder
 * @param why one sentence
 */
public record Skipped(String name, String why) {}
