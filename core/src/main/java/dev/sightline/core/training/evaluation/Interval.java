package dev.sightline.core.training.evaluation;

/**
 * A measured share with its 95 % interval, all 0 to 1; differences of two shares: -1 to 1.
 *
 * @param value the figure on the set
 * @param low lower end by the bootstrap, never above the value
 * @param high upper end by the bootstrap, never below the value
 */
public record Interval(double value, double low, double high) {}
