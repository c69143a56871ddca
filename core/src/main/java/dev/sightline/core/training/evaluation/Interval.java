package dev.sightline.core.training.evaluation;

/**
 * A measured share with its 95 % interval, all 0 to 1; differences of two shares: -1 to 1.
 *
 * @param value the figure on the set
 * @param low 2.5th percentile of the bootstrap
 * @param high 97.5th percentile of the bootstrap
 */
public record Interval(double value, double low, double high) {}
