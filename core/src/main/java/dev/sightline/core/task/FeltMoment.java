package dev.sightline.core.task;

import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.speech.SpokenFeeling;
import java.util.Optional;

/**
 * A stretch of a video with how it sounds.
 *
 * @param start s from the first frame
 * @param end s from the first frame
 * @param text what is said then; empty if nothing is
 * @param feeling by what is seen and said
 * @param share what words and pictures add to the likeliest class; empty where nothing is said
 * @param foreign words and pictures look like none that the head was trained on
 * @param spoken of an utterance, how its words sound within the dialogue; empty if that was not
 *     asked. Where it is there, {@code feeling} is of it
 */
public record FeltMoment(
    Fraction start,
    Fraction end,
    String text,
    Feeling feeling,
    Optional<ModalityShare> share,
    boolean foreign,
    Optional<SpokenFeeling> spoken) {
  /** A moment that was not read as speech. */
  public FeltMoment(
      Fraction start,
      Fraction end,
      String text,
      Feeling feeling,
      Optional<ModalityShare> share,
      boolean foreign) {
    this(start, end, text, feeling, share, foreign, Optional.empty());
  }
}
