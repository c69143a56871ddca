package dev.sightline.core.model.caption;

/**
 * One word of a generated caption.
 *
 * @param text the word
 * @param probability 0 to 1, given the words before it
 * @param map cross-attention over the cells that were looked at, {@code [c]} in the order they were
 *     given, mean over layers and heads; sums to 1; not to be written to
 */
public record SpokenWord(String text, double probability, float[] map) {}
