package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/**
 * Makes the videos that are measured: a smooth random texture that pans, with a hard cut every five
 * seconds. The same parameters give the same pictures; a film that is there already is taken.
 */
final class Films {
  /** Side of the texture, px; a power of two so that panning wraps by masking. */
  private static final int TEXTURE = 2048;

  /** Distance of the random values that the texture is interpolated from, px. */
  private static final int GRAIN = 32;

  private static final int SECONDS_PER_SCENE = 5;
  private static final long SEED = 20_261_123;

  private final Path folder;

  /**
   * @param folder where films are kept
   */
  Films(Path folder) {
    this.folder = folder;
  }

  /**
   * A film of that size and length.
   *
   * @param width px, even
   * @param height px, even
   * @param framesPerSecond at least 1
   * @param seconds at least 1
   * @throws SightlineException if it cannot be written, or the user stopped it
   */
  Path film(int width, int height, int framesPerSecond, int seconds, Progress progress)
      throws SightlineException {
    Path film =
        folder.resolve(
            "film-%dx%d-%dfps-%ds.mp4".formatted(width, height, framesPerSecond, seconds));
    if (Files.exists(film)) {
      return film;
    }
    Path unfinished = folder.resolve("unfinished-" + ProcessHandle.current().pid() + ".mp4");
    try {
      Files.createDirectories(folder);
      write(unfinished, width, height, framesPerSecond, seconds, progress);
      Files.move(unfinished, film, StandardCopyOption.ATOMIC_MOVE);
      return film;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The film to measure with cannot be written to " + folder + ".", e);
    } finally {
      deleteQuietly(unfinished);
    }
  }

  private static void write(
      Path file, int width, int height, int framesPerSecond, int seconds, Progress progress)
      throws SightlineException {
    byte[] texture = texture();
    byte[] frame = new byte[3 * width * height];
    int frames = framesPerSecond * seconds;
    try (VideoWriter writer =
        VideoWriter.create(file, width, height, Fraction.of(framesPerSecond))) {
      for (int i = 0; i < frames; i++) {
        progress.checkCancelled();
        progress.update((double) i / frames, "Making a film of " + seconds + " s");
        int scene = i / (framesPerSecond * SECONDS_PER_SCENE);
        pan(texture, frame, width, height, 3 * i + 613 * scene, i + 271 * scene);
        writer.write(frame);
      }
      writer.finish();
    }
  }

  private static void pan(byte[] texture, byte[] frame, int width, int height, int dx, int dy) {
    int row = 3 * width;
    int wrap = 3 * TEXTURE;
    int left = 3 * (dx & (TEXTURE - 1));
    for (int y = 0; y < height; y++) {
      int source = wrap * ((y + dy) & (TEXTURE - 1));
      int first = Math.min(row, wrap - left);
      System.arraycopy(texture, source + left, frame, y * row, first);
      System.arraycopy(texture, source, frame, y * row + first, row - first);
    }
  }

  /** {@code [TEXTURE, TEXTURE, 3]} bytes: bilinear between random values on a torus. */
  private static byte[] texture() {
    int knots = TEXTURE / GRAIN;
    byte[] random = new byte[3 * knots * knots];
    new Random(SEED).nextBytes(random);
    byte[] out = new byte[3 * TEXTURE * TEXTURE];
    for (int y = 0; y < TEXTURE; y++) {
      int y0 = y / GRAIN;
      int y1 = (y0 + 1) % knots;
      int fy = y % GRAIN;
      for (int x = 0; x < TEXTURE; x++) {
        int x0 = x / GRAIN;
        int x1 = (x0 + 1) % knots;
        int fx = x % GRAIN;
        for (int c = 0; c < 3; c++) {
          int top = mix(random, 3 * (y0 * knots + x0) + c, 3 * (y0 * knots + x1) + c, fx);
          int bottom = mix(random, 3 * (y1 * knots + x0) + c, 3 * (y1 * knots + x1) + c, fx);
          out[3 * (y * TEXTURE + x) + c] =
              (byte) ((top * (GRAIN - fy) + bottom * fy) / (GRAIN * GRAIN));
        }
      }
    }
    return out;
  }

  /** {@code GRAIN} times the mix of two bytes. */
  private static int mix(byte[] values, int a, int b, int weight) {
    return (values[a] & 0xff) * (GRAIN - weight) + (values[b] & 0xff) * weight;
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
