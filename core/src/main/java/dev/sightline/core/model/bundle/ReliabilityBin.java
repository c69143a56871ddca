package dev.sightline.core.model.bundle;

/**
 * The items to whose prediction the model gave about the same probability.
 *
 * @param n number of items; the other two are 0 if it is 0
 * @param confidence mean probability of the predicted class, 0 to 1
 * @param accuracy share of these items that were named rightly, 0 to 1
 */
public record ReliabilityBin(int n, double confidence, double accuracy) {}
