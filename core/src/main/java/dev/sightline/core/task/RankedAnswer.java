package dev.sightline.core.task;

/**
 * One answer to a question.
 *
 * @param words the answer, such as {@code table} or {@code cup, plate}
 * @param label its number among the head's labels, by which explanations name it
 * @param probability calibrated, 0 to 1
 */
public record RankedAnswer(String words, int label, double probability) {}
