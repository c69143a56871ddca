package dev.sightline.core.laboratory;

/**
 * A question before it has a number.
 *
 * @param scene the video
 * @param sentence the text
 * @param label number of the right answer
 */
record Question(Scene scene, Sentence sentence, int label) {}
