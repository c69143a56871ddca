package dev.sightline.core.digits;

import dev.sightline.core.laboratory.Split;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * 1,797 digits that 13 people wrote: the test part of <i>Optical Recognition of Handwritten
 * Digits</i> (Alpaydin &amp; Kaynak, 1998; UCI, CC BY 4.0). Splits are blocks of the file, which is
 * in the order of the writers, so that hardly anybody's hand is in two of them. Immutable;
 * thread-safe.
 */
public final class HandwrittenDigits {
  /** Pixels along each side of a picture. */
  public static final int SIDE = 8;

  /** Digits 0 to 9. */
  public static final int CLASSES = 10;

  private static final String FILE = "/dev/sightline/resources/digits/digits.csv.gz";
  private static final int DEV = 1200;
  private static final int TEST = 1500;

  /** Ink of a pixel that is all ink. */
  private static final float MOST_INK = 16f;

  private final List<Picture> pictures;

  private HandwrittenDigits(List<Picture> pictures) {
    this.pictures = List.copyOf(pictures);
  }

  /**
   * A digit as somebody wrote it.
   *
   * @param digit 0 to 9
   * @param ink {@code 8 × 8}, row by row, 0 to 1; not to be written to
   */
  public record Picture(int digit, float[] ink) {}

  /**
   * Reads the file on the class path: not on the FX thread.
   *
   * @throws SightlineException {@code INTERNAL} if this build lacks it
   */
  public static HandwrittenDigits open() throws SightlineException {
    List<Picture> pictures = new ArrayList<>();
    try (InputStream in = HandwrittenDigits.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE);
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          pictures.add(picture(line.split(",")));
        }
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("The handwritten digits cannot be read."), e);
    }
    return new HandwrittenDigits(pictures);
  }

  private static Picture picture(String[] numbers) {
    float[] ink = new float[SIDE * SIDE];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Integer.parseInt(numbers[i]) / MOST_INK;
    }
    return new Picture(Integer.parseInt(numbers[ink.length]), ink);
  }

  /** The pictures of a split, in the order of the file. */
  public List<Picture> of(Split split) {
    return switch (split) {
      case TRAIN -> pictures.subList(0, DEV);
      case DEV -> pictures.subList(DEV, TEST);
      case TEST -> pictures.subList(TEST, pictures.size());
    };
  }
}
