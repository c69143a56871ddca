package dev.sightline.core.model.generation;

import java.util.List;
import java.util.Optional;

/**
 * A clip that was generated. Immutable.
 *
 * @param seed it came from
 * @param frames {@code 64 × 64 × 3} bytes each, row by row, red first; not to be written to
 * @param attention where words were looked up, if the flow made it
 */
public record GeneratedClip(long seed, List<byte[]> frames, Optional<WordAttention> attention) {
  public GeneratedClip {
    frames = List.copyOf(frames);
  }
}
