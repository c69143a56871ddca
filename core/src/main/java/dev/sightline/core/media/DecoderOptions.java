package dev.sightline.core.media;

import java.util.Locale;
import java.util.Optional;

/**
 * How this process decodes videos: for the window, for models and for everything that is written
 * alike, so that all of them see the same pictures. Kept as system properties, which a command line
 * can be given too; read whenever a video is opened.
 *
 * @param threads how many decode one video where more than one do (playing, analysing, films), at
 *     most {@link #MOST_THREADS}; 0 leaves it to the task. Pictures do not depend on it
 * @param broken what becomes of pictures that cannot be decoded whole
 */
public record DecoderOptions(int threads, Broken broken) {
  /** System property: {@link #threads}. */
  public static final String THREADS = "sightline.decoder.threads";

  /** System property: {@link #broken}, in small letters. */
  public static final String BROKEN = "sightline.decoder.broken";

  /** More make H.264 slower, and FFmpeg warns of them. */
  public static final int MOST_THREADS = 16;

  /** As long as nobody chose otherwise. */
  public static final DecoderOptions USUAL = new DecoderOptions(0, Broken.SHOWN);

  /** What becomes of pictures that cannot be decoded whole. */
  public enum Broken {
    /** FFmpeg makes up what is missing from what is around it. */
    SHOWN,
    /**
     * They are left out, and so is what builds upon them: everything up to the next key frame. The
     * picture before them stays for so long. Where not one picture is whole, all are shown.
     */
    LEFT_OUT;

    /** As the system property names it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Broken> named(String key) {
      return java.util.Arrays.stream(values()).filter(b -> b.key().equals(key)).findFirst();
    }
  }

  public DecoderOptions {
    threads = Math.clamp(threads, 0, MOST_THREADS);
  }

  /** Those of this process; what cannot be read is as usual. */
  public static DecoderOptions current() {
    return new DecoderOptions(
        Integer.getInteger(THREADS, 0),
        Broken.named(System.getProperty(BROKEN, "")).orElse(Broken.SHOWN));
  }

  /** Makes these the process's, for videos that are opened from now on. */
  public void use() {
    System.setProperty(THREADS, Integer.toString(threads));
    System.setProperty(BROKEN, broken.key());
  }

  /**
   * How many threads decode.
   *
   * @param asked by the task, at least 1; a task that asks for one works on several videos at once
   */
  int threadsFor(int asked) {
    return asked > 1 && threads > 0 ? threads : asked;
  }
}
