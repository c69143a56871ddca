package dev.sightline.app.selection;

/**
 * One class of one task head.
 *
 * @param head key of the head, such as {@code topics}
 * @param label index of the label in that head
 */
public record ClassChoice(String head, int label) {}
