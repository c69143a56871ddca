package dev.sightline.core.explain.change;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.List;

/**
 * A stretch of a video. Clips are meant by their time, so that a change keeps its place when the
 * video is sampled in another way.
 *
 * @param from s, inclusive
 * @param to s, exclusive
 */
public record Span(Fraction from, Fraction to) {
  /**
   * @throws IllegalArgumentException if it is empty
   */
  public Span {
    if (from.compareTo(to) >= 0) {
      throw new IllegalArgumentException("an empty stretch: " + from + " to " + to);
    }
  }

  /** From the beginning of one clip to the end of another. */
  public static Span of(Clip first, Clip last) {
    return new Span(first.start(), last.end());
  }

  /** Indices of the clips whose middle lies in it, ascending. */
  public List<Integer> of(List<Clip> clips) {
    return clips.stream().filter(this::holds).map(Clip::index).toList();
  }

  private boolean holds(Clip clip) {
    Fraction middle = clip.start().plus(clip.end()).dividedBy(Fraction.of(2));
    return middle.compareTo(from) >= 0 && middle.compareTo(to) < 0;
  }
}
