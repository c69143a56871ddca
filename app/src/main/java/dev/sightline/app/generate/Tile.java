package dev.sightline.app.generate;

import dev.sightline.core.model.generation.WordAttention;
import java.util.List;
import java.util.Optional;

/**
 * One clip of the grid, as far as it has formed. Immutable.
 *
 * @param seed it comes from
 * @param share of the way to the second sentence, 0 to 1
 * @param frames {@code 64 × 64 × 3} bytes each; empty before the first step
 * @param attention where words were looked up, once it is done
 * @param read what a classifier reads in it, once it is done; else empty
 */
public record Tile(
    long seed, double share, List<byte[]> frames, Optional<WordAttention> attention, String read) {
  public Tile {
    frames = List.copyOf(frames);
  }

  /** One that has not begun to form. */
  static Tile empty(long seed, double share) {
    return new Tile(seed, share, List.of(), Optional.empty(), "");
  }

  /** With what is expected by now. */
  Tile forming(List<byte[]> expected) {
    return new Tile(seed, share, expected, Optional.empty(), "");
  }

  /** True once it is complete. */
  public boolean isDone() {
    return !read.isEmpty();
  }
}
