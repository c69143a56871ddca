package dev.sightline.core.model.caption;

import dev.sightline.core.text.CaptionWords;
import java.util.List;

/**
 * A generated caption.
 *
 * @param words in order
 * @param logProbability of the whole sentence with its end, in nats
 */
public record SpokenCaption(List<SpokenWord> words, double logProbability) {
  public SpokenCaption {
    words = List.copyOf(words);
  }

  /** The words, separated by blanks where their script has some. */
  public String text() {
    return CaptionWords.joined(words.stream().map(SpokenWord::text).toList());
  }
}
