package dev.sightline.core.training.own;

import dev.sightline.core.training.data.own.Part;
import java.util.List;

/**
 * What a head is trained and measured on.
 *
 * @param all examples of all parts
 * @param hasTexts false: the head reads the video and nothing else
 */
record HeadInputs(List<Example> all, boolean hasTexts) {
  HeadInputs {
    all = List.copyOf(all);
  }

  /**
   * Decides by the train part whether the head reads texts. A head that met none would give chance
   * weights to what changes when a text is typed later, so then it sees the plain pooled video
   * alone, and texts of the other parts do not count.
   *
   * @param videoChannels width of the plain pooled video, the last of the inputs
   */
  static HeadInputs of(List<Example> encoded, int videoChannels) {
    boolean texts =
        encoded.stream()
            .anyMatch(e -> e.video().part() == Part.TRAIN && !e.vectors().texts().isEmpty());
    return new HeadInputs(
        texts
            ? encoded
            : encoded.stream()
                .map(e -> new Example(e.video(), e.vectors().videoAlone(videoChannels), e.label()))
                .toList(),
        texts);
  }

  /** The examples of one part. */
  List<Example> of(Part part) {
    return all.stream().filter(e -> e.video().part() == part).toList();
  }
}
