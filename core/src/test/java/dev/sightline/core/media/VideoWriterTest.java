package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FRAMES = 30;

  /** H.264 at a low rate smears plain grey by a few levels of 256. */
  private static final int LOSS = 12;

  private static final int FILMS = 100;

  /** Growth of the process that the allocators' own caches explain, bytes. */
  private static final long SLACK = 48L << 20;

  @Test
  void whatIsWrittenIsRead(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("grau 灰.mp4");
    try (VideoWriter writer = VideoWriter.create(file, WIDTH, HEIGHT, Fraction.of(30000, 1001))) {
      for (int i = 0; i < FRAMES; i++) {
        writer.write(grey(i));
      }
      writer.finish();
    }
    VideoInfo info = MediaProbe.probe(file);
    assertThat(info.codedWidth()).isEqualTo(WIDTH);
    assertThat(info.codedHeight()).isEqualTo(HEIGHT);
    assertThat(info.frameRate()).isEqualTo(Fraction.of(30000, 1001));
    try (FrameReader reader =
        FrameReader.open(file, FrameRequest.displaySize(PixelLayout.RGB24, 1))) {
      for (int i = 0; i < FRAMES; i++) {
        VideoFrame frame = reader.next().orElseThrow();
        assertThat(frame.time()).isEqualTo(Fraction.of(1001L * i, 30000));
        assertThat(frame.pixels()[frame.pixels().length / 2] & 0xff)
            .isCloseTo(level(i), within(LOSS));
      }
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaid(@TempDir Path dir) {
    assertThatThrownBy(
            () -> VideoWriter.create(dir.resolve("no/film.mp4"), WIDTH, HEIGHT, Fraction.of(25)))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).contains("no such folder");
            });
  }

  /** FFmpeg does not look whether the index at the end could be written. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsSaid(@TempDir Path dir) throws Exception {
    Path full = Files.createSymbolicLink(dir.resolve("film.mp4"), Path.of("/dev/full"));
    assertThatThrownBy(() -> film(full))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).contains("film.mp4").contains("No space left");
            });
  }

  @Test
  void aNameWithoutAFormatIsSaid(@TempDir Path dir) {
    assertThatThrownBy(() -> film(dir.resolve("film.nothing")))
        .isInstanceOf(SightlineException.class);
  }

  @Test
  void closingTwiceAndLeavingEarlyKeepNothing(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("film.mkv");
    write(file, FILMS / 5);
    long before = Pointer.physicalBytes();
    write(file, FILMS);
    assertThat(Pointer.physicalBytes() - before).isLessThan(SLACK);
  }

  private static void write(Path file, int times) throws SightlineException {
    for (int i = 0; i < times; i++) {
      film(file);
      VideoWriter left = VideoWriter.create(file, WIDTH, HEIGHT, Fraction.of(25));
      left.write(grey(0));
      left.close();
      left.close();
    }
  }

  private static void film(Path file) throws SightlineException {
    try (VideoWriter writer = VideoWriter.create(file, WIDTH, HEIGHT, Fraction.of(25))) {
      writer.write(grey(0));
      writer.finish();
    }
  }

  @Test
  void aFrameOfAnotherSizeIsRefused(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("film.mp4");
    try (VideoWriter writer = VideoWriter.create(file, WIDTH, HEIGHT, Fraction.of(25))) {
      assertThatThrownBy(() -> writer.write(new byte[3]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Files.exists(file)).isTrue();
  }

  private static int level(int i) {
    return 40 + 5 * i;
  }

  private static byte[] grey(int i) {
    byte[] frame = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(frame, (byte) level(i));
    return frame;
  }
}
