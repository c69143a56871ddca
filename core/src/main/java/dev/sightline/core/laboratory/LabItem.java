package dev.sightline.core.laboratory;

/**
 * One question about one video.
 *
 * @param id unique in all sets of one seed, such as {@code train-direction-000012}
 * @param task the kind of question
 * @param scene the video
 * @param sentence the text
 * @param label number of the right answer among {@link LabTask#labels}
 * @param truth what the answer rests on
 */
public record LabItem(
    String id, LabTask task, Scene scene, Sentence sentence, int label, Truth truth) {}
