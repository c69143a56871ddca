package dev.sightline.core.library;

/**
 * A class that a head gave a video.
 *
 * @param head key of the head, such as {@code actions}
 * @param label the class
 * @param probability 0 to 1, among the classes of the head
 * @param known false if the video looks like nothing that the head was trained on: then none of its
 *     classes is likely, whatever the probability
 */
public record Prediction(String head, String label, double probability, boolean known) {}
