package dev.sightline.core.task.summary;

import dev.sightline.core.text.CaptionWords;
import java.util.List;

/**
 * A video in words.
 *
 * @param language of the words (ISO 639-1)
 * @param shots a caption for each, in order
 * @param paragraph the same said once
 */
public record VideoSummary(String language, List<ShotCaption> shots, List<Sentence> paragraph) {
  public VideoSummary {
    shots = List.copyOf(shots);
    paragraph = List.copyOf(paragraph);
  }

  /** The paragraph without its times. */
  public String text() {
    return CaptionWords.joined(paragraph.stream().map(Sentence::text).toList());
  }
}
