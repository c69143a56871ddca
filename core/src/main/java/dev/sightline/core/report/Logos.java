package dev.sightline.core.report;

import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
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
        throw refused(file, "is larger than 4 MB");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The logo “" + file + "” cannot be read from the disk.", e);
    }
    String type = begins(bytes, PNG) ? "image/png" : begins(bytes, JPEG) ? Picture.JPEG : "";
    if (type.isEmpty()) {
      throw refused(file, "is neither a PNG nor a JPEG picture");
    }
    VideoFrame frame;
    try {
      frame = ImageReader.read(file, 0, 0, VideoFrame.PixelLayout.RGB24);
    } catch (SightlineException e) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "The logo “" + file + "” is a damaged picture.", e);
    }
    if (Math.max(frame.width(), frame.height()) > MOST_SIDE) {
      throw refused(file, "has more than 4000 pixels on a side");
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

  private static SightlineException refused(Path file, String why) {
    return new SightlineException(
        Problem.UNSUPPORTED, "The logo “" + file + "” " + why + ": choose another one.");
  }
}
