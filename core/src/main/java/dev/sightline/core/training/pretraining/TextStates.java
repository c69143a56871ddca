package dev.sightline.core.training.pretraining;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.util.List;

/**
 * Hidden states of texts, made as they are asked for: a text with other words hidden is another
 * text, so nothing can be kept.
 */
interface TextStates {
  /**
   * @return of each text {@code [tokens · dim]}
   */
  List<float[]> of(List<TokenizedText> texts) throws SightlineException;
}
