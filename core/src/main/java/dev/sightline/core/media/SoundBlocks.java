package dev.sightline.core.media;

import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sound of some stretches of a video, one after another, on a clock that begins with the first.
 * Owns native memory until closed. Not thread-safe.
 */
final class SoundBlocks implements AutoCloseable {
  private final AudioReader reader;
  private final List<Stretch> stretches;
  private int current = -1;
  private Fraction before = Fraction.ZERO;

  /**
   * @param reader closed with this
   * @param stretches in order; empty: the whole, on its own clock
   */
  SoundBlocks(AudioReader reader, List<Stretch> stretches) {
    this.reader = reader;
    this.stretches = List.copyOf(stretches);
  }

  /**
   * The next block.
   *
   * @return empty at the end
   */
  Optional<AudioBlock> next() throws SightlineException {
    if (stretches.isEmpty()) {
      return reader.next();
    }
    while (true) {
      if (current < 0 && !advance()) {
        return Optional.empty();
      }
      Stretch stretch = stretches.get(current);
      Optional<AudioBlock> block = reader.next();
      if (block.isEmpty() || block.get().time().compareTo(stretch.to()) >= 0) {
        if (!advance()) {
          return Optional.empty();
        }
        continue;
      }
      Optional<AudioBlock> cut = cut(block.get(), stretch);
      if (cut.isPresent()) {
        return cut;
      }
    }
  }

  /** Goes to the next stretch; false after the last. */
  private boolean advance() throws SightlineException {
    if (current >= 0) {
      before = before.plus(stretches.get(current).length());
    }
    current++;
    if (current >= stretches.size()) {
      current = stretches.size() - 1;
      return false;
    }
    reader.seek(stretches.get(current).from());
    return true;
  }

  /** What of a block lies in the stretch, moved to its place; empty if nothing does. */
  private Optional<AudioBlock> cut(AudioBlock block, Stretch stretch) {
    long rate = AudioBlock.RATE;
    int from = (int) Math.max(0, stretch.from().minus(block.time()).times(rate).floor());
    int to = (int) Math.min(block.frames(), stretch.to().minus(block.time()).times(rate).floor());
    if (from >= to) {
      return Optional.empty();
    }
    Fraction time = block.time().plus(Fraction.of(from, rate)).minus(stretch.from()).plus(before);
    return Optional.of(
        new AudioBlock(
            time,
            Arrays.copyOfRange(
                block.samples(), from * AudioBlock.FRAME_BYTES, to * AudioBlock.FRAME_BYTES)));
  }

  @Override
  public void close() {
    reader.close();
  }
}
