package dev.sightline.core.training.robustness;

import java.nio.file.Path;

/**
 * One video of a set.
 *
 * @param name unique in its set
 * @param video its file
 * @param text what stands beside it; empty: the video alone
 * @param label name of the right class
 */
public record RobustItem(String name, Path video, String text, String label) {}
