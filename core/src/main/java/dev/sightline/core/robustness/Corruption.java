package dev.sightline.core.robustness;

import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What befalls videos without anybody's ill will, at five strengths (Hendrycks & Dietterich, 2019:
 * noise, blur, brightness and compression with their constants for ImageNet-C; low light and frozen
 * frames, which pictures do not have, with our own). Frames are changed at the size that the model
 * takes.
 */
public enum Corruption {
  /** Gaussian noise on each value; standard deviation as a share of the range. */
  NOISE(.08, .12, .18, .26, .38),
  /** Gaussian blur; standard deviation, px of a picture 224 px wide. */
  BLUR(1, 2, 3, 4, 6),
  /** JPEG of this quality, 0 to 100. */
  COMPRESSION(25, 18, 15, 10, 7),
  /** Added to the brightest colour of each pixel, hue and saturation kept; share of the range. */
  BRIGHTNESS(.1, .2, .3, .4, .5),
  /** Light that is left, with the shot noise of a sensor that counts so few photons. */
  LOW_LIGHT(.5, .35, .25, .15, .08),
  /** Each picture stands still for as many frames; 64: for the whole clip. */
  FROZEN(2, 3, 4, 8, 64);

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
      List<VideoFrame> changed = new ArrayList<>();
      int held = kind == FROZEN ? (int) level : 1;
      for (int i = 0; i < frames.size(); i++) {
        if (i % held != 0 || (kind != FROZEN && i > 0 && frames.get(i) == frames.get(i - 1))) {
          // the same object: it is encoded once
          changed.add(changed.getLast());
        } else {
          changed.add(kind == FROZEN ? frames.get(i) : change(frames.get(i)));
        }
      }
      return changed;
    }

    private VideoFrame change(VideoFrame f) {
      long own = seed * 31 + Double.hashCode(f.time().toDouble());
      byte[] pixels =
          switch (kind) {
            case NOISE -> FrameNoise.gaussian(f.pixels(), level, own);
            case BLUR -> FrameBlur.gaussian(f, level * f.width() / FrameBlur.WIDTH);
            case COMPRESSION -> JpegLoss.of(f, (int) level);
            case BRIGHTNESS -> FrameNoise.brighter(f.pixels(), level);
            case LOW_LIGHT -> FrameNoise.darker(f.pixels(), level, own);
            case FROZEN -> f.pixels();
          };
      return new VideoFrame(f.time(), f.duration(), f.width(), f.height(), f.layout(), pixels);
    }
  }
}
