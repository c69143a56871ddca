package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts at known frames of a video that the test makes. */
class ShotDetectorTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  @TempDir Path folder;

  @Test
  void cutsAreFoundAtTheirFrames_andMotionIsNoCut() throws Exception {
    Path file = folder.resolve("shots.mp4");
    try (VideoWriter writer = VideoWriter.create(file, WIDTH, HEIGHT, Fraction.of(10))) {
      for (int i = 0; i < 40; i++) {
        int shot = i < 12 ? 0 : i < 27 ? 1 : 2;
        writer.write(frame(shot, i));
      }
      writer.finish();
    }
    assertThat(ShotDetector.cuts(file, Progress.NONE))
        .containsExactly(Fraction.of(12, 10), Fraction.of(27, 10));
  }

  @Test
  void peaks_standOutFromTheirNeighbours() {
    double[] quiet = new double[30];
    quiet[7] = 40;
    quiet[20] = 11;
    assertThat(ShotDetector.peaks(quiet)).as("small changes are no cuts").containsExactly(7);
    double[] wild = new double[30];
    java.util.Arrays.fill(wild, 1, 30, 30);
    wild[9] = 50;
    assertThat(ShotDetector.peaks(wild)).as("much motion, no cut").isEmpty();
    assertThat(ShotDetector.peaks(new double[] {0})).isEmpty();
    assertThat(ShotDetector.peaks(new double[0])).isEmpty();
  }

  @Test
  void difference_isTheMeanOverBytes() {
    assertThat(ShotDetector.difference(new byte[] {0, (byte) 255}, new byte[] {10, (byte) 205}))
        .isEqualTo(30);
  }

  @Test
  void noVideo_isRefused() throws Exception {
    Path broken = Files.writeString(folder.resolve("a.mp4"), "no video");
    assertThatThrownBy(() -> ShotDetector.cuts(broken, Progress.NONE))
        .isInstanceOf(SightlineException.class);
  }

  /** A block that moves over the shot's ground. */
  private static byte[] frame(int shot, int i) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean block = x / 16 == i % 6 && y / 16 == 1;
        int at = (y * WIDTH + x) * 3;
        rgb[at] = (byte) (block ? 200 : 40 + 80 * shot);
        rgb[at + 1] = (byte) (block ? 200 : 200 - 70 * shot);
        rgb[at + 2] = (byte) (block ? 200 : 90);
      }
    }
    return rgb;
  }
}
