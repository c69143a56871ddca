package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Shot;
import java.util.List;

/**
 * A clip that a generator made of a sentence.
 *
 * @param frames of {@code 64 × 64 × 3} bytes, row by row, red first; not to be written to
 * @param claim what the sentence says
 * @param shot a real clip that the sentence is true of
 */
public record MadeClip(List<byte[]> frames, Claim claim, Shot shot) {
  public MadeClip {
    frames = List.copyOf(frames);
  }
}
