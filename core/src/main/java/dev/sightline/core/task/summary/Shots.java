package dev.sightline.core.task.summary;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts a video into shots, and says which clips tell of each. Stateless. */
public final class Shots {
  /** A longer take is cut into equal pieces: much happens in it, s. */
  static final int LONGEST = 6;

  /** Clips of a shot that are looked at, at most: as many as the captions were learned from. */
  static final int CLIPS = 4;

  private Shots() {}

  /**
   * @param clips of the video, or of the part that was encoded
   * @param cuts first moments of all shots but the first, s, ascending
   * @return in order, tiling the time of the clips
   */
  public static List<Shot> of(List<Clip> clips, List<Fraction> cuts) {
    Fraction start = clips.getFirst().start();
    Fraction end = clips.getLast().end();
    List<Fraction> borders = new ArrayList<>();
    borders.add(start);
    for (Fraction cut : cuts) {
      if (cut.compareTo(borders.getLast()) > 0 && cut.compareTo(end) < 0) {
        borders.add(cut);
      }
    }
    borders.add(end);
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i + 1 < borders.size(); i++) {
      Fraction from = borders.get(i);
      Fraction length = borders.get(i + 1).minus(from);
      int pieces = Math.max(1, (int) Math.ceil(length.toDouble() / LONGEST));
      Fraction step = length.dividedBy(Fraction.of(pieces));
      for (int p = 0; p < pieces; p++) {
        Fraction to = p + 1 < pieces ? from.plus(step.times(p + 1)) : borders.get(i + 1);
        shots.add(new Shot(shots.size(), from.plus(step.times(p)), to));
      }
    }
    return shots;
  }

  /**
   * Clips that tell of a shot: of those whose middle lies in it some, evenly; where there is none,
   * the one that holds the shot's middle.
   *
   * @return indices, ascending, at least one
   */
  public static List<Integer> clips(Shot shot, List<Clip> clips) {
    Fraction half = Fraction.of(1, 2);
    List<Integer> own =
        IntStream.range(0, clips.size())
            .filter(
                c -> {
                  Fraction middle = clips.get(c).start().plus(clips.get(c).end()).times(half);
                  return middle.compareTo(shot.start()) >= 0 && middle.compareTo(shot.end()) < 0;
                })
            .boxed()
            .toList();
    if (own.isEmpty()) {
      Fraction middle = shot.start().plus(shot.end()).times(half);
      return List.of(
          IntStream.range(0, clips.size())
              .filter(c -> clips.get(c).holds(middle))
              .findFirst()
              .orElse(clips.size() - 1));
    }
    int n = Math.min(CLIPS, own.size());
    return IntStream.range(0, n)
        .map(i -> own.get((2 * i + 1) * own.size() / (2 * n)))
        .boxed()
        .toList();
  }
}
