package dev.sightline.core.task;

import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.media.Fraction;
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
 */
public record FeltMoment(
    Fraction start,
    Fraction end,
    String text,
    Feeling feeling,
    Optional<ModalityShare> share,
    boolean foreign) {}
