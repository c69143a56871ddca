package dev.sightline.core.robustness;

import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What befalls videos without anybody's ill will, at five strengths (Hendrycks & Dietterich, 2019:
 * noise, blur, brightness and compression with their constants for ImageNet-C; low light and frozen
 * frames, which pictures do not have, with our own). Frames are changed at the size that the model
 * takes.
 */
public enum Corruption {
  /** Gaussian noise on each value; standard deviation as a share of the range. */
  NOISE(.08, .12, .18, .26, .38),
  /**
   * Gaussian blur; standard deviation, px of a picture 224 px wide. Of smaller ones in proportion,
   * but half at least: less would not be seen.
   */
  BLUR(1, 2, 3, 4, 6),
  /** JPEG of this quality, 0 to 100. */
  COMPRESSION(25, 18, 15, 10, 7),
  /** Added to the brightest colour of each pixel, hue and saturation kept; share of the range. */
  BRIGHTNESS(.1, .2, .3, .4, .5),
  /** Light that is left, with the shot noise of a sensor that counts so few photons. */
  LOW_LIGHT(.5, .35, .25, .15, .08),
  /** Share of the clips that stand still at their first frame. */
  FROZEN(.2, .4, .6, .8, 1);

  /** Strengths go from 1 to this. */
  public static final int STRONGEST = 5;

  private final double[] levels;

  Corruption(double... levels) {
    this.levels = levels;
  }

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The corruption of that name. */
  public static Optional<Corruption> of(String key) {
    for (Corruption c : values()) {
      if (c.key().equals(key)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /**
   * What the strength means, in the unit of this corruption.
   *
   * @param strength 1 to {@link #STRONGEST}
   * @throws IllegalArgumentException for another one
   */
  public double level(int strength) {
    if (strength < 1 || strength > STRONGEST) {
      throw new IllegalArgumentException("strength " + strength + ": 1 to " + STRONGEST);
    }
    return levels[strength - 1];
  }

  /**
   * Changes the frames of a clip.
   *
   * @param strength 1 to {@link #STRONGEST}
   * @param seed of noise; the same for the same frame
   */
  public ClipEdit at(int strength, long seed) {
    return new Edit(this, level(strength), seed);
  }

  /** The edit of one strength; a record, so that equal edits are equal. */
  private record Edit(Corruption kind, double level, long seed) implements ClipEdit {
    @Override
    public List<VideoFrame> apply(List<VideoFrame> frames) {
      if (kind == FROZEN) {
        // one draw for each clip: what is frozen at a strength is frozen at all that are stronger
        boolean still = new SplittableRandom(own(frames.getFirst())).nextDouble() < level;
        return still ? Collections.nCopies(frames.size(), frames.getFirst()) : frames;
      }
      List<VideoFrame> changed = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        // the same object again is encoded once
        boolean again = i > 0 && frames.get(i) == frames.get(i - 1);
        changed.add(again ? changed.getLast() : change(frames.get(i)));
      }
      return changed;
    }

    private long own(VideoFrame f) {
      return seed * 31 + Double.hashCode(f.time().toDouble());
    }

    private VideoFrame change(VideoFrame f) {
      long own = own(f);
      byte[] pixels =
          switch (kind) {
            case NOISE -> FrameNoise.gaussian(f.pixels(), level, own);
            case BLUR -> FrameBlur.gaussian(f, level * FrameBlur.scale(f.width()));
            case COMPRESSION -> JpegLoss.of(f, (int) level);
            case BRIGHTNESS -> FrameNoise.brighter(f.pixels(), level);
            case LOW_LIGHT -> FrameNoise.darker(f.pixels(), level, own);
            case FROZEN -> f.pixels();
          };
      return new VideoFrame(f.time(), f.duration(), f.width(), f.height(), f.layout(), pixels);
    }
  }
}
