package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a file can hold may crash, hang or leak. */
class HostileInputTest {
  /** As many as are quick; {@code -Dsightline.opens=10000} opens more, and bears as little. */
  private static final int OPENS = Integer.getInteger("sightline.opens", 2_500);

  private static final int ROUNDS = 4;

  /** Growth of the process in a round that the allocators' own caches explain, bytes. */
  private static final long SLACK = 12L << 20;

  @TempDir Path dir;

  private static void assertRefused(ThrowingCallable call, Problem problem, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.userMessage()).contains(words).endsWith(".");
            });
  }

  @Test
  void refusesWhatIsNotThereOrNotAFile() {
    assertRefused(() -> MediaProbe.probe(dir.resolve("no.mp4")), Problem.FILE, "no file “no.mp4”");
    assertRefused(() -> MediaProbe.probe(dir), Problem.FILE, "is a folder");
  }

  @Test
  void refusesWhatMayNotBeRead() throws IOException {
    Path file = Files.writeString(dir.resolve("secret.mp4"), "x");
    assumeFalse(
        !file.toFile().setReadable(false) || Files.isReadable(file),
        "this user may read everything");
    assertRefused(() -> MediaProbe.probe(file), Problem.FILE, "permission");
  }

  @Test
  void refusesEmptyAndMeaninglessFiles() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.mkv"));
    assertRefused(() -> MediaProbe.probe(empty), Problem.MEDIA, "is empty");
    byte[] noise = new byte[100_000];
    new SplittableRandom(1).nextBytes(noise);
    Path random = Files.write(dir.resolve("noise.avi"), noise);
    assertRefused(() -> MediaProbe.probe(random), Problem.MEDIA, "“noise.avi”");
  }

  @Test
  void opensNothingThatAFileNames() throws Exception {
    TestVideos.write(dir.resolve("a.mkv"), VideoSpec.lossless(2, Fraction.of(25)));
    Path list =
        Files.writeString(dir.resolve("list.ffconcat"), "ffconcat version 1.0\nfile a.mkv\n");
    assertRefused(() -> MediaProbe.probe(list), Problem.MEDIA, "“list.ffconcat”");
    Path playlist =
        Files.writeString(
            dir.resolve("list.m3u8"), "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\na.mkv\n");
    assertRefused(() -> MediaProbe.probe(playlist), Problem.MEDIA, "“list.m3u8”");
  }

  @Test
  void refusesAnAbsurdSize() throws IOException {
    // a PNG header that claims 2^31 - 1 px each way
    byte[] png = new byte[64];
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
    System.arraycopy(head, 0, png, 0, head.length);
    System.arraycopy("IHDR".getBytes(StandardCharsets.US_ASCII), 0, png, 12, 4);
    Arrays.fill(png, 16, 24, (byte) 0x7F);
    Path file = Files.write(dir.resolve("huge.png"), png);
    assertRefused(
        () -> ImageReader.read(file, 10, 10, PixelLayout.RGB24), Problem.MEDIA, "“huge.png”");
    assertRefused(() -> MediaProbe.probe(file), Problem.MEDIA, "“huge.png”");
  }

  @Test
  void readsThroughBrokenBytes() throws Exception {
    Path good =
        TestVideos.write(dir.resolve("a.mp4"), VideoSpec.withBFrames(60, Fraction.of(25))).path();
    byte[] bytes = Files.readAllBytes(good);
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 40; round++) {
      byte[] broken = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 3));
      for (int i = 0; i < 30; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(dir.resolve("broken.mp4"), broken);
      Assertions.assertTimeout(Duration.ofSeconds(20), () -> readAll(file));
    }
  }

  private static void readAll(Path file) {
    FrameRequest request = new FrameRequest(32, 24, PixelLayout.RGB24, 1);
    try (FrameReader reader = FrameReader.open(file, request)) {
      Fraction last = Fraction.of(-1);
      Optional<VideoFrame> frame;
      while ((frame = reader.next()).isPresent()) {
        assertThat(frame.get().time()).isGreaterThan(last);
        last = frame.get().time();
      }
      assertThat(reader.frameAt(Fraction.ZERO).time()).isEqualTo(Fraction.ZERO);
      assertThat(reader.frameAt(last).time()).isEqualTo(last);
    } catch (SightlineException e) {
      assertThat(e.userMessage()).endsWith(".");
    }
  }

  @Test
  void leaksNothing() throws Exception {
    Path good =
        TestVideos.write(dir.resolve("a.mkv"), VideoSpec.lossless(3, Fraction.of(25)).sound(2000))
            .path();
    Path bad = Files.writeString(dir.resolve("bad.mp4"), "not a video");
    openAndClose(good, bad, OPENS / ROUNDS);
    // the heap grows when it likes; a leak grows in every round
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = Pointer.physicalBytes();
      openAndClose(good, bad, OPENS / ROUNDS);
      least = Math.min(least, Pointer.physicalBytes() - before);
    }
    assertThat(least).isLessThan(SLACK);
  }

  private static void openAndClose(Path good, Path bad, int times) throws SightlineException {
    FrameRequest request = new FrameRequest(32, 24, PixelLayout.RGB24, 2);
    for (int i = 0; i < times; i++) {
      try (FrameReader reader = FrameReader.open(good, request);
          AudioReader sound = AudioReader.open(reader.info()).orElseThrow()) {
        reader.frameAt(Fraction.ONE);
        reader.frameAt(Fraction.ZERO);
        sound.next();
      }
      assertThatThrownBy(() -> MediaProbe.probe(bad)).isInstanceOf(SightlineException.class);
    }
  }
}
