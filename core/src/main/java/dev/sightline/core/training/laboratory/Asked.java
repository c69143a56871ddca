package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.model.Side;

/**
 * A question with its answer.
 *
 * @param text the sentence; null: absent
 * @param hasVideo false: the video is absent
 * @param head key of the head that answers
 * @param label number of the right answer
 */
record Asked(String text, boolean hasVideo, String head, int label) {
  /** What an item asks, with one side or both. */
  static Asked of(LabItem item, Side side) {
    String head =
        item.task() == dev.sightline.core.laboratory.LabTask.SHORTCUT_CUED
            ? dev.sightline.core.laboratory.LabTask.SHORTCUT.key()
            : item.task().key();
    return new Asked(
        side == Side.VIDEO ? null : item.sentence().text(), side != Side.TEXT, head, item.label());
  }
}
