package dev.sightline.core.report;

import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the picture that stands beside the title of a report. Stateless; blocks. */
public final class Logos {
  private static final long MOST_BYTES = 4L << 20;
  private static final int MOST_SIDE = 4000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private Logos() {}

  /**
   * Reads a PNG or JPEG. What is see-through in it is printed on the ground of the page as it is.
   *
   * @throws SightlineException {@code FILE} if it cannot be read, {@code UNSUPPORTED} if it is
   *     neither, damaged, or larger than 4 MB or 4000 pixels
   */
  public static Picture read(Path file) throws SightlineException {
    byte[] bytes;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file, Phrase.of("is larger than 4 MB"));
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The logo “{0}” cannot be read from the disk.", file), e);
    }
    String type = begins(bytes, PNG) ? "image/png" : begins(bytes, JPEG) ? Picture.JPEG : "";
    if (type.isEmpty()) {
      throw refused(file, Phrase.of("is neither a PNG nor a JPEG picture"));
    }
    VideoFrame frame;
    try {
      frame = ImageReader.read(file, 0, 0, VideoFrame.PixelLayout.RGB24);
    } catch (SightlineException e) {
      throw new SightlineException(
          Problem.UNSUPPORTED, Phrase.of("The logo “{0}” is a damaged picture.", file), e);
    }
    if (Math.max(frame.width(), frame.height()) > MOST_SIDE) {
      throw refused(file, Phrase.of("has more than 4000 pixels on a side"));
    }
    return new Picture(Storyboard.raster(frame), type, bytes);
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (bytes.length <= i || bytes[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static SightlineException refused(Path file, Phrase why) {
    return new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("The logo “{0}” {1}: choose another one.", file, why));
  }
}
