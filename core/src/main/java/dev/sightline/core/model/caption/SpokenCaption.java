package dev.sightline.core.model.caption;

import java.util.List;
import java.util.stream.Collectors;

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

  /** The words, separated by blanks. */
  public String text() {
    return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
  }
}
