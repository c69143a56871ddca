package dev.sightline.core.viewstate;

import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads and writes {@code .slview} files, which {@code docs/slview-format} describes. Stateless and
 * thread-safe; blocks.
 */
public final class ViewFile {
  /** What the name of such a file ends with. */
  public static final String ENDING = ".slview";

  /** Even a long text takes less. */
  static final int MAX_BYTES = 1 << 20;

  private ViewFile() {}

  /** True if a file's name says that it is one. */
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Writes a view; the path of the video is written as seen from the file too.
   *
   * @throws SightlineException if the file cannot be written
   */
  public static void write(Path file, ViewState view) throws SightlineException {
    Path video = Path.of(view.video().path());
    ViewState.Video seen =
        new ViewState.Video(
            view.video().path(), relative(file.toAbsolutePath(), video), view.video().sha256());
    WholeFile.write(file, ViewJson.write(view.withVideo(seen)));
  }

  /** Empty where the two lie on different disks. */
  private static String relative(Path file, Path video) {
    try {
      return file.getParent().relativize(video.toAbsolutePath()).toString().replace('\\', '/');
    } catch (IllegalArgumentException otherDisk) {
      return "";
    }
  }

  /**
   * Reads a view, strictly: what is not as the format says is refused.
   *
   * @throws SightlineException {@code FILE} if it cannot be read, {@code DATA} with what is wrong
   *     with it
   */
  public static ViewState read(Path file) throws SightlineException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("“{0}” cannot be read from the disk.", file.getFileName()),
          file + ": " + e,
          e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("“{0}” is too large to be a saved view.", file.getFileName()));
    }
    return ViewJson.read(String.valueOf(file.getFileName()), bytes);
  }
}
