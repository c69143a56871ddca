package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderOptionsTest {
  private static final int FRAMES = 60;
  private static final int GOP = 12;

  @TempDir private Path dir;
  private final Properties before = new Properties();

  @BeforeEach
  void keep() {
    before.putAll(System.getProperties());
  }

  @AfterEach
  void restore() {
    for (String name : List.of(DecoderOptions.THREADS, DecoderOptions.BROKEN)) {
      System.clearProperty(name);
      if (before.containsKey(name)) {
        System.setProperty(name, before.getProperty(name));
      }
    }
  }

  private Path whole() {
    VideoSpec spec = VideoSpec.lossless(FRAMES, Fraction.of(25)).codec("mpeg4").gop(GOP, 0);
    return TestVideos.write(dir.resolve("whole.avi"), spec).path();
  }

  /** The same with noise in the packets of some frames in the middle. */
  private Path damaged() throws IOException {
    byte[] bytes = Files.readAllBytes(whole());
    int from = bytes.length * 45 / 100;
    for (int i = from; i < from + 120; i++) {
      bytes[i] = (byte) (i * 37);
    }
    return Files.write(dir.resolve("damaged.avi"), bytes);
  }

  /** The times of all frames, as numbers of frames. */
  private static List<Long> frames(Path file, int threads) throws SightlineException {
    List<Long> times = new ArrayList<>();
    FrameRequest request = new FrameRequest(16, 16, VideoFrame.PixelLayout.RGB24, threads);
    try (FrameReader reader = FrameReader.open(file, request)) {
      for (Optional<VideoFrame> f = reader.next(); f.isPresent(); f = reader.next()) {
        times.add(f.get().time().times(25).floor());
      }
    }
    return times;
  }

  private static int threads(Path file, StreamDecoder.Kind kind, int asked)
      throws SightlineException {
    try (StreamDecoder decoder = new StreamDecoder(file, kind, asked)) {
      return decoder.threads();
    }
  }

  @Test
  void threadsReachTheDecoderOfTasksThatUseMoreThanOne() throws Exception {
    Path file = whole();
    assertThat(threads(file, StreamDecoder.Kind.PICTURE, 2)).isEqualTo(2);
    new DecoderOptions(5, DecoderOptions.Broken.SHOWN).use();
    assertThat(threads(file, StreamDecoder.Kind.PICTURE, 2)).isEqualTo(5);
    assertThat(threads(file, StreamDecoder.Kind.PICTURE, 1)).as("many at once").isEqualTo(1);
    assertThat(frames(file, 2)).hasSize(FRAMES);
  }

  @Test
  void brokenPicturesAreShownOrLeftOutUpToTheNextKeyFrame() throws Exception {
    Path file = damaged();
    List<Long> shown = frames(file, 2);
    new DecoderOptions(0, DecoderOptions.Broken.LEFT_OUT).use();
    List<Long> left = frames(file, 2);

    assertThat(shown).containsAll(left).hasSizeGreaterThan(left.size());
    List<Long> gone = new ArrayList<>(shown);
    gone.removeAll(left);
    long next = gone.getLast() + 1;
    assertThat(gone).as("in one piece").hasSize((int) (next - gone.getFirst()));
    assertThat(next % GOP).as("up to a key frame").isZero();
    assertThat(left).startsWith(0L).endsWith(FRAMES - 1L);
    assertThat(frames(file, 1)).as("whatever the threads").isEqualTo(left);
  }

  @Test
  void theFrameAtATimeIsTheOneOfReadingInOrder() throws Exception {
    Path file = damaged();
    new DecoderOptions(0, DecoderOptions.Broken.LEFT_OUT).use();
    List<Long> left = frames(file, 2);
    FrameRequest request = new FrameRequest(16, 16, VideoFrame.PixelLayout.RGB24, 2);
    try (FrameReader reader = FrameReader.open(file, request)) {
      for (int i = FRAMES - 1; i >= 0; i--) {
        long wanted = i;
        long at = reader.frameAt(Fraction.of(i, 25)).time().times(25).floor();
        assertThat(at).isEqualTo(left.stream().filter(f -> f <= wanted).reduce((a, b) -> b).get());
      }
      assertThat(reader.warnings()).anyMatch(w -> w.contains("left out"));
    }
  }

  @Test
  void whereNoPictureIsWholeAllAreShown() throws Exception {
    VideoSpec spec = VideoSpec.lossless(FRAMES, Fraction.of(25)).codec("mpeg4").gop(FRAMES, 0);
    byte[] bytes = Files.readAllBytes(TestVideos.write(dir.resolve("one.avi"), spec).path());
    int first = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("movi") + 60;
    for (int i = first; i < first + 60; i++) {
      bytes[i] = (byte) (i * 37);
    }
    Path file = Files.write(dir.resolve("broken.avi"), bytes);
    List<Long> shown = frames(file, 2);
    new DecoderOptions(0, DecoderOptions.Broken.LEFT_OUT).use();
    assertThat(frames(file, 2)).isEqualTo(shown).isNotEmpty();
  }

  @Test
  void wholeVideosLoseNothing() throws Exception {
    Path file = whole();
    List<Long> shown = frames(file, 2);
    new DecoderOptions(0, DecoderOptions.Broken.LEFT_OUT).use();
    assertThat(frames(file, 2)).isEqualTo(shown);
  }

  @Test
  void whatCannotBeReadIsAsUsual() {
    System.setProperty(DecoderOptions.THREADS, "many");
    System.setProperty(DecoderOptions.BROKEN, "?");
    assertThat(DecoderOptions.current()).isEqualTo(DecoderOptions.USUAL);
    System.setProperty(DecoderOptions.THREADS, "1000");
    assertThat(DecoderOptions.current().threads()).isEqualTo(DecoderOptions.MOST_THREADS);
  }
}
