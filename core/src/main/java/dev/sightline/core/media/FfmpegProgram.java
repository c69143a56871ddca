package dev.sightline.core.media;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/**
 * The {@code ffmpeg} program that comes with the libraries, of the same version and build. Nothing
 * of the product runs it; benchmarks compare with it.
 */
public final class FfmpegProgram {
  private FfmpegProgram() {}

  /**
   * Unpacks it, if it has not been yet.
   *
   * @throws SightlineException {@code UNSUPPORTED} if this platform has none
   */
  public static Path path() throws SightlineException {
    try {
      return Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    } catch (UnsatisfiedLinkError e) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "There is no ffmpeg program for this platform.", e);
    }
  }
}
