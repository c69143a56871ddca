package dev.sightline.core.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a time line into equal stretches and picks the moments whose frames stand for each. Pure and
 * exact: no rounding anywhere.
 */
public final class ClipSampler {
  private static final Fraction HALF = Fraction.of(1, 2);

  private ClipSampler() {}

  /**
   * Uniform clips. There are {@code n = max(1, min(maxClips, ⌈duration ÷ span⌉))}; stretch {@code
   * i} is {@code [i·duration/n, (i+1)·duration/n)}. The T moments of a clip are {@code step} apart
   * and centred in its stretch; where the stretch is shorter than the span, they are spread evenly
   * in it: moment {@code k} is the middle of the k-th of T equal parts. So every moment lies in its
   * own stretch.
   *
   * @param duration s, greater than 0
   * @return at least one clip; their stretches touch and tile {@code [0, duration)}
   * @throws IllegalArgumentException if the duration is not positive
   */
  public static List<Clip> sample(Fraction duration, ClipPlan plan) {
    return sample(Fraction.ZERO, duration, plan);
  }

  /**
   * The same for a part of the time line, as if there were nothing else; times stay those of it.
   */
  public static List<Clip> sample(Stretch stretch, ClipPlan plan) {
    return sample(stretch.from(), stretch.length(), plan);
  }

  private static List<Clip> sample(Fraction begin, Fraction duration, ClipPlan plan) {
    if (duration.compareTo(Fraction.ZERO) <= 0) {
      throw new IllegalArgumentException("duration " + duration);
    }
    Fraction wanted = duration.dividedBy(plan.span());
    int n =
        wanted.compareTo(Fraction.of(plan.maxClips())) >= 0
            ? plan.maxClips()
            : Math.max(1, (int) wanted.ceil());
    Fraction length = duration.dividedBy(Fraction.of(n));
    int frames = plan.framesPerClip();
    Fraction step = plan.step().min(length.dividedBy(Fraction.of(frames)));
    // T moments, each in the middle of a part of one step; the parts together are centred
    Fraction lead = length.minus(step.times(frames)).plus(step).times(HALF);
    List<Clip> clips = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      Fraction start = begin.plus(length.times(i));
      List<Fraction> times = new ArrayList<>(frames);
      for (int k = 0; k < frames; k++) {
        times.add(start.plus(lead).plus(step.times(k)));
      }
      clips.add(new Clip(i, start, begin.plus(length.times(i + 1)), times));
    }
    return clips;
  }
}
