package dev.sightline.core.training.own;

/**
 * A video that the head named wrongly.
 *
 * @param file its path
 * @param seconds the middle of the clip that speaks most for the wrong class, s from the first
 *     frame
 * @param split {@code dev} or {@code test}
 * @param truth its class
 * @param predicted the class that was named
 * @param probability of that class, 0 to 1
 */
public record Mistake(
    String file,
    double seconds,
    String split,
    String truth,
    String predicted,
    double probability) {}
