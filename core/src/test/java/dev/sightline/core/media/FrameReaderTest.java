package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames of generated videos, in order and at any time. */
class FrameReaderTest {
  private static final Fraction RATE = Fraction.of(25);
  private static final FrameRequest RGB = FrameRequest.displaySize(PixelLayout.RGB24, 2);

  @TempDir Path dir;

  /** Kinds of video in which finding a frame is hard in different ways. */
  enum Kind {
    LOSSLESS("a.mkv", VideoSpec.lossless(30, RATE)),
    ONE_FRAME("a.mkv", VideoSpec.lossless(1, RATE)),
    B_FRAMES_MP4("a.mp4", VideoSpec.withBFrames(60, RATE)),
    B_FRAMES_MKV("a.mkv", VideoSpec.withBFrames(60, RATE)),
    B_FRAMES_NO_PTS("a.avi", VideoSpec.lossless(60, RATE).codec("mpeg4").gop(12, 0)),
    NTSC("a.mp4", VideoSpec.withBFrames(60, Fraction.of(30000, 1001))),
    VARIABLE_RATE(
        "a.mp4",
        VideoSpec.withBFrames(8, RATE)
            .ticks(Fraction.of(1, 1000), 0, 7, 500, 501, 1300, 1333, 2000, 4321)
            .gop(3, 1)),
    VARIABLE_RATE_LOSSLESS(
        "a.mkv", VideoSpec.lossless(5, RATE).ticks(Fraction.of(1, 1000), 0, 1, 900, 950, 5000)),
    LATE_START(
        "a.mkv",
        VideoSpec.lossless(5, RATE).ticks(Fraction.of(1, 1000), 5000, 5040, 5080, 5500, 6000)),
    TRANSPORT_STREAM("a.ts", VideoSpec.lossless(50, RATE).codec("mpeg2video").gop(12, 2)),
    PROGRAM_STREAM("a.mpg", VideoSpec.lossless(50, RATE).codec("mpeg2video").gop(12, 2)),
    ELEMENTARY_STREAM("a.m2v", VideoSpec.lossless(50, RATE).codec("mpeg2video").gop(12, 0)),
    EDIT_LIST(
        "a.mp4",
        VideoSpec.lossless(30, RATE)
            .codec("mpeg4")
            .ticks(RATE_BASE, java.util.stream.LongStream.range(-5, 25).toArray())
            .gop(12, 0));

    private final String name;
    private final VideoSpec spec;

    Kind(String name, VideoSpec spec) {
      this.name = name;
      this.spec = spec;
    }
  }

  private static final Fraction RATE_BASE = Fraction.of(1, 25);

  @ParameterizedTest
  @EnumSource
  void readsEveryFrameInOrder(Kind kind) throws SightlineException {
    TestVideo video = TestVideos.write(dir.resolve(kind.name), kind.spec);
    List<TestVideo.Expected> found = new ArrayList<>();
    Fraction end = Fraction.ZERO;
    try (FrameReader reader = FrameReader.open(video.path(), RGB)) {
      Optional<VideoFrame> frame;
      while ((frame = reader.next()).isPresent()) {
        VideoFrame f = frame.get();
        found.add(new TestVideo.Expected(TestPicture.read(f), f.time()));
        assertThat(f.time()).as("frames touch").isEqualTo(found.size() == 1 ? Fraction.ZERO : end);
        end = f.time().plus(f.duration());
        if (video.exact()) {
          assertThat(f.pixels())
              .isEqualTo(
                  TestPicture.rgb(found.getLast().index(), VideoSpec.WIDTH, VideoSpec.HEIGHT));
        }
      }
      assertThat(words(found)).isEqualTo(words(video.frames()));
      assertThat(reader.info().duration()).as("frames tile the duration").isEqualTo(end);
      assertThat(reader.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheFrameWhoseIntervalHoldsATime(Kind kind) throws SightlineException {
    TestVideo video = TestVideos.write(dir.resolve(kind.name), kind.spec);
    Fraction epsilon = Fraction.of(1, 1_000_000);
    try (FrameReader reader = FrameReader.open(video.path(), RGB)) {
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < 120; i++) {
        TestVideo.Expected near = video.frames().get(random.nextInt(video.frames().size()));
        Fraction t =
            switch (random.nextInt(4)) {
              case 0 -> near.time();
              case 1 -> near.time().minus(epsilon);
              case 2 -> near.time().plus(epsilon);
              default ->
                  reader.info().duration().times(random.nextInt(1200)).times(epsilon.times(1000));
            };
        VideoFrame frame = reader.frameAt(t);
        TestVideo.Expected expected = video.at(t);
        assertThat(new TestVideo.Expected(TestPicture.read(frame), frame.time()))
            .as("frame at %s", t)
            .isEqualTo(expected);
      }
    }
  }

  private static String words(List<TestVideo.Expected> frames) {
    return String.join(" ", frames.stream().map(e -> e.index() + "@" + e.time()).toList());
  }

  @Test
  void goesOnAfterAJump() throws SightlineException {
    TestVideo video = TestVideos.write(dir.resolve("a.mp4"), VideoSpec.withBFrames(60, RATE));
    try (FrameReader reader = FrameReader.open(video.path(), RGB)) {
      assertThat(TestPicture.read(reader.frameAt(Fraction.of(2)))).isEqualTo(50);
      assertThat(TestPicture.read(reader.next().orElseThrow())).isEqualTo(51);
      assertThat(TestPicture.read(reader.frameAt(Fraction.of(100)))).isEqualTo(59);
      assertThat(reader.next()).isEmpty();
      assertThat(TestPicture.read(reader.frameAt(Fraction.of(-1)))).isEqualTo(0);
      assertThat(TestPicture.read(reader.next().orElseThrow())).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,64,48", "90,48,64", "180,64,48", "270,48,64"})
  void turnsPicturesUpright(int rotation, int width, int height) throws SightlineException {
    TestVideo video =
        TestVideos.write(
            dir.resolve("a.mov"), VideoSpec.lossless(2, RATE).codec("mpeg4").rotation(rotation));
    try (FrameReader plain = FrameReader.open(video.path(), RGB)) {
      VideoInfo info = plain.info();
      assertThat(info.rotation()).isEqualTo(rotation);
      assertThat(info.displayWidth()).isEqualTo(width);
      assertThat(info.displayHeight()).isEqualTo(height);
      // in picture 1 only the stripe of bit 0, at the left as stored, is bright
      VideoFrame frame = plain.frameAt(Fraction.of(1, 25));
      assertThat(frame.time()).isEqualTo(Fraction.of(1, 25));
      assertThat(frame.width()).isEqualTo(width);
      assertThat(brightSide(frame)).isEqualTo(sideOfLeftAfter(rotation));
    }
  }

  /** Where the stored picture's left edge is after a clockwise turn. */
  private static String sideOfLeftAfter(int rotation) {
    return switch (rotation) {
      case 90 -> "top";
      case 180 -> "right";
      case 270 -> "bottom";
      default -> "left";
    };
  }

  private static String brightSide(VideoFrame f) {
    int w = f.width();
    int h = f.height();
    if (red(f, 1, h / 2) > 128) {
      return "left";
    }
    if (red(f, w - 2, h / 2) > 128) {
      return "right";
    }
    return red(f, w / 2, 1) > 128 ? "top" : "bottom";
  }

  private static int red(VideoFrame f, int x, int y) {
    return f.pixels()[(y * f.width() + x) * 3] & 0xFF;
  }

  @Test
  void fillsTheSizeThatIsAskedFor() throws SightlineException {
    TestVideo video = TestVideos.write(dir.resolve("a.mkv"), VideoSpec.lossless(3, RATE));
    FrameRequest request = new FrameRequest(160, 20, PixelLayout.BGRA32, 1);
    try (FrameReader reader = FrameReader.open(video.path(), request)) {
      VideoFrame frame = reader.frameAt(Fraction.of(1, 25));
      assertThat(frame.width()).isEqualTo(160);
      assertThat(frame.height()).isEqualTo(20);
      assertThat(frame.pixels()).hasSize(160 * 20 * 4);
      assertThat(frame.pixels()[3]).isEqualTo((byte) 255);
      assertThat(reader.timings().scaledFrames()).isEqualTo(1);
      assertThat(reader.timings().decodeNanos()).isPositive();
    }
  }

  @Test
  void decodesFromTheStartWhereSeekingIsWrong() throws SightlineException {
    // an elementary stream has no index and no time stamps to seek by
    TestVideo video =
        TestVideos.write(
            dir.resolve("a.m2v"), VideoSpec.lossless(50, RATE).codec("mpeg2video").gop(12, 2));
    try (FrameReader reader = FrameReader.open(video.path(), RGB)) {
      assertThat(TestPicture.read(reader.frameAt(Fraction.of(40, 25)))).isEqualTo(40);
      assertThat(TestPicture.read(reader.frameAt(Fraction.of(3, 25)))).isEqualTo(3);
    }
  }
}
