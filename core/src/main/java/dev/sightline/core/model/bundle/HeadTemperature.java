package dev.sightline.core.model.bundle;

/**
 * How sure a head may be of itself, see {@code Temperature}.
 *
 * @param head key of the head
 * @param side what the model was given: {@code text}, {@code video}, {@code both}
 * @param value the temperature, above 0
 * @param split of the data that it was fitted on, such as {@code dev}
 * @param n number of items that it was fitted on
 */
public record HeadTemperature(String head, String side, double value, String split, int n) {}
