package dev.sightline.core.training.laboratory;

/**
 * A question with its answer.
 *
 * @param text the sentence; null: absent
 * @param head key of the head that answers
 * @param label number of the right answer
 */
record Asked(String text, String head, int label) {}
