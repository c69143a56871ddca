package dev.sightline.core.laboratory;

import java.util.List;

/**
 * A sentence of the grammar.
 *
 * @param text its words
 * @param statement what it says
 * @param words those of its words that matter, in their order; articles, fillers and the frame of a
 *     question do not
 */
public record Sentence(String text, Statement statement, List<WordSpan> words) {
  public Sentence {
    words = List.copyOf(words);
  }
}
