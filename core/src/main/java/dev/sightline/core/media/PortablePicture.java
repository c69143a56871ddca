package dev.sightline.core.media;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.SightlineException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a picture as a portable pixmap, the plainest form that FFmpeg reads: a line of words, then
 * red, green and blue of each pixel (Netpbm's {@code P6}). Stateless.
 */
public final class PortablePicture {
  /** Ending of such files. */
  public static final String ENDING = ".ppm";

  private static final int RGB = 3;

  private PortablePicture() {}

  /**
   * Writes it, whole or not at all.
   *
   * @throws SightlineException {@code FILE} if the disk refuses
   */
  public static void write(VideoFrame picture, Path file) throws SightlineException {
    byte[] head =
        ("P6\n" + picture.width() + " " + picture.height() + "\n255\n")
            .getBytes(StandardCharsets.US_ASCII);
    int pixels = picture.width() * picture.height();
    byte[] all = new byte[head.length + RGB * pixels];
    System.arraycopy(head, 0, all, 0, head.length);
    boolean blueFirst = picture.layout() == VideoFrame.PixelLayout.BGRA32;
    int step = picture.layout().bytes();
    for (int i = 0; i < pixels; i++) {
      for (int c = 0; c < RGB; c++) {
        all[head.length + RGB * i + c] = picture.pixels()[step * i + (blueFirst ? RGB - 1 - c : c)];
      }
    }
    WholeFile.write(file, all);
  }
}
