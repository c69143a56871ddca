package dev.sightline.core.robustness;

import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Disturbs the order of frames in a clip, by chance: what a bad connection or an adversary in the
 * player does. The number of frames stays the same.
 */
public enum FrameChange {
  /** Frames are missing; those behind move up, and the last one stands still. */
  DROP {
    @Override
    List<VideoFrame> change(List<VideoFrame> frames, int count, SplittableRandom random) {
      List<VideoFrame> left = new ArrayList<>(frames);
      // one frame is left at least
      for (int i = 0; i < count && left.size() > 1; i++) {
        left.remove(random.nextInt(left.size()));
      }
      while (left.size() < frames.size()) {
        left.add(left.getLast());
      }
      return left;
    }
  },
  /** Frames come twice; those behind move back, and the end is lost. */
  DUPLICATE {
    @Override
    List<VideoFrame> change(List<VideoFrame> frames, int count, SplittableRandom random) {
      List<VideoFrame> all = new ArrayList<>(frames);
      for (int i = 0; i < count; i++) {
        int at = random.nextInt(frames.size());
        all.add(at, all.get(at));
        all.removeLast();
      }
      return all;
    }
  },
  /** Pairs of frames change places. */
  SHUFFLE {
    @Override
    List<VideoFrame> change(List<VideoFrame> frames, int count, SplittableRandom random) {
      List<VideoFrame> all = new ArrayList<>(frames);
      for (int i = 0; i < count; i++) {
        java.util.Collections.swap(all, random.nextInt(all.size()), random.nextInt(all.size()));
      }
      return all;
    }
  };

  abstract List<VideoFrame> change(List<VideoFrame> frames, int count, SplittableRandom random);

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The change of that name. */
  public static Optional<FrameChange> of(String key) {
    for (FrameChange c : values()) {
      if (c.key().equals(key)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /**
   * @param share of the frames, above 0, at most 1; at least one is touched
   * @param seed with the clip's time it decides on the frames
   */
  public ClipEdit at(double share, long seed) {
    return new Edit(this, share, seed);
  }

  private record Edit(FrameChange kind, double share, long seed) implements ClipEdit {
    Edit {
      if (!(share > 0) || share > 1) {
        throw new IllegalArgumentException("share " + share + ": above 0, at most 1");
      }
    }

    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      int count = Math.max(1, (int) Math.round(share * frames.size()));
      long own = seed * 31 + Double.hashCode(frames.getFirst().time().toDouble());
      return kind.change(frames, count, new SplittableRandom(own));
    }
  }
}
