package dev.sightline.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.SharedData;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.AudioBlock;
import dev.sightline.core.media.AudioReader;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.StreamInfo;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayFilmTest {
  private static final Path SAMPLE =
      Path.of("../resources/src/main/resources/dev/sightline/resources/samples/yawn.mp4");

  @TempDir private Path dir;

  private Path parts() {
    return dir.resolve("parts");
  }

  /** One clip a second; the left half of each picture gets the top of the scale. */
  private static OverlayPlan leftHalf(Path video, double seconds, double opacity) {
    List<Clip> clips =
        IntStream.range(0, (int) Math.ceil(seconds))
            .mapToObj(
                i -> new Clip(i, Fraction.of(i), Fraction.of(i + 1L), List.of(Fraction.of(i))))
            .toList();
    float[] values = new float[32];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 8 < 4 ? 1 : 0;
    }
    List<SpatialMap> maps = clips.stream().map(c -> new SpatialMap(4, 8, values)).toList();
    return new OverlayPlan(
        video, "ab".repeat(32), clips, maps, ColorScale.unsigned(ColorMap.VIRIDIS, 1), opacity);
  }

  private static List<Fraction> times(Path video) throws SightlineException {
    List<Fraction> times = new ArrayList<>();
    try (FrameReader reader =
        FrameReader.open(video, FrameRequest.displaySize(PixelLayout.RGB24, 1))) {
      for (var f = reader.next(); f.isPresent(); f = reader.next()) {
        times.add(f.get().time());
      }
    }
    return times;
  }

  /** All samples of the first channel, from the time of the first picture on. */
  private static short[] sound(VideoInfo info) throws SightlineException {
    short[] out = new short[AudioBlock.RATE * 60];
    int end = 0;
    try (AudioReader reader = AudioReader.open(info).orElseThrow()) {
      for (var b = reader.next(); b.isPresent(); b = reader.next()) {
        int at = (int) b.get().time().times(AudioBlock.RATE).floor();
        byte[] s = b.get().samples();
        for (int i = 0; i < b.get().frames(); i++) {
          int place = at + i;
          if (place >= 0) {
            int low = s[i * AudioBlock.FRAME_BYTES] & 0xFF;
            out[place] = (short) (low | s[i * AudioBlock.FRAME_BYTES + 1] << 8);
            end = Math.max(end, place + 1);
          }
        }
      }
    }
    return Arrays.copyOf(out, end);
  }

  private static String audioCodec(VideoInfo info) {
    return info.streams().stream()
        .filter(s -> s.kind() == StreamInfo.Kind.AUDIO)
        .map(StreamInfo::codec)
        .findFirst()
        .orElse("");
  }

  @Test
  void aSampleKeepsEveryFrameEveryTimeAndItsSound() throws Exception {
    Path out = dir.resolve("影片 overlay.mp4");
    VideoInfo before = MediaProbe.probe(SAMPLE);
    new OverlayFilm(parts(), "test")
        .write(leftHalf(SAMPLE, before.duration().toDouble(), 0.5), out, Progress.NONE);
    VideoInfo after = MediaProbe.probe(out);
    assertThat(after.displayWidth()).isEqualTo(before.displayWidth());
    assertThat(after.displayHeight()).isEqualTo(before.displayHeight());
    assertThat(after.duration()).isEqualTo(before.duration());
    assertThat(times(out)).isEqualTo(times(SAMPLE));
    assertThat(audioCodec(after)).isEqualTo(audioCodec(before)).isEqualTo("aac");
    assertThat(sound(after)).isEqualTo(sound(before));
    try (var left = Files.list(parts())) {
      assertThat(left).as("parts of a finished film").isEmpty();
    }
  }

  @Test
  void theHeatCoversItsPlaceAndNothingElse() throws Exception {
    Path out = dir.resolve("o.mp4");
    VideoInfo info = MediaProbe.probe(SAMPLE);
    new OverlayFilm(parts(), "test")
        .write(leftHalf(SAMPLE, info.duration().toDouble(), 1), out, Progress.NONE);
    FrameRequest small = new FrameRequest(64, 36, PixelLayout.RGB24, 1);
    try (FrameReader painted = FrameReader.open(out, small);
        FrameReader plain = FrameReader.open(SAMPLE, small)) {
      for (int second : new int[] {0, 3}) {
        VideoFrame a = painted.frameAt(Fraction.of(second));
        VideoFrame b = plain.frameAt(Fraction.of(second));
        int top = ColorMap.VIRIDIS.rgb(1);
        for (int y = 4; y < 32; y += 3) {
          for (int c = 0; c < 3; c++) {
            int hot = a.pixels()[3 * (y * 64 + 12) + c] & 0xFF;
            assertThat(hot).isCloseTo(top >> 8 * (2 - c) & 0xFF, within(14));
            int cold = a.pixels()[3 * (y * 64 + 52) + c] & 0xFF;
            assertThat(cold).isCloseTo(b.pixels()[3 * (y * 64 + 52) + c] & 0xFF, within(40));
          }
        }
      }
    }
  }

  @Test
  void framesThatComeWhenTheyLikeKeepTheirTimes() throws Exception {
    long[] ticks = {0, 33, 40, 111, 112, 500, 1501, 1502, 1777, 2000};
    Path video = dir.resolve("vfr.mkv");
    TestVideos.write(
        video, new VideoSpec("ffv1", Fraction.of(1, 1000), ticks, 1, 0, 0, 2 * AudioBlock.RATE));
    Path out = dir.resolve("vfr.mp4");
    new OverlayFilm(parts(), "test", 3).write(leftHalf(video, 3, 0.5), out, Progress.NONE);
    assertThat(times(out)).isEqualTo(times(video)).hasSize(ticks.length);
    VideoInfo info = MediaProbe.probe(out);
    assertThat(audioCodec(info)).as("raw sound is no sound for MP4 players").isEqualTo("aac");
    assertThat(sound(info).length).isCloseTo(2 * AudioBlock.RATE, within(2 * AudioBlock.RATE / 40));
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void turnedVideosComeOutUpright(int rotation) throws Exception {
    Path video = dir.resolve("turned.mp4");
    long[] ticks = IntStream.range(0, 12).asLongStream().toArray();
    TestVideos.write(video, new VideoSpec("mpeg4", Fraction.of(1, 25), ticks, 12, 0, rotation, 0));
    Path out = dir.resolve("upright.mp4");
    new OverlayFilm(parts(), "test").write(leftHalf(video, 1, 0), out, Progress.NONE);
    VideoInfo before = MediaProbe.probe(video);
    VideoInfo after = MediaProbe.probe(out);
    assertThat(before.rotation()).isEqualTo(rotation);
    assertThat(after.rotation()).isZero();
    assertThat(after.hasAudio()).isFalse();
    assertThat(after.displayWidth()).isEqualTo(before.displayWidth());
    try (FrameReader a = FrameReader.open(out, FrameRequest.displaySize(PixelLayout.RGB24, 1));
        FrameReader b = FrameReader.open(video, FrameRequest.displaySize(PixelLayout.RGB24, 1))) {
      byte[] written = a.next().orElseThrow().pixels();
      byte[] read = b.next().orElseThrow().pixels();
      double difference = 0;
      for (int i = 0; i < written.length; i++) {
        difference += Math.abs((written[i] & 0xFF) - (read[i] & 0xFF));
      }
      assertThat(difference / written.length).isLessThan(8);
    }
  }

  /** Cancels when a share of the work is done, and remembers where it began. */
  private static final class Watch implements Progress {
    private final double stopAt;
    private double first = -1;
    private volatile double last;

    Watch(double stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void update(double fraction, Phrase message) {
      if (fraction >= 0) {
        first = first < 0 ? fraction : first;
        last = fraction;
      }
    }

    @Override
    public boolean isCancelled() {
      return last >= stopAt;
    }
  }

  /** Six seconds with sound, in small pictures: enough to be stopped in the middle of. */
  private Path small() throws Exception {
    Path video = dir.resolve("small.mkv");
    long[] ticks = IntStream.range(0, 150).asLongStream().toArray();
    int samples = 6 * AudioBlock.RATE;
    TestVideos.write(video, new VideoSpec("mpeg4", Fraction.of(1, 25), ticks, 12, 0, 0, samples));
    return video;
  }

  @Test
  void aStoppedExportGoesOnAndGivesTheSameFilm() throws Exception {
    Path video = small();
    Path out = dir.resolve("o.mp4");
    Files.writeString(out, "what was there before");
    OverlayPlan plan = leftHalf(video, 6, 0.5);
    OverlayFilm film = new OverlayFilm(parts(), "test", 24);
    assertThatThrownBy(() -> film.write(plan, out, new Watch(0.5)))
        .isInstanceOf(CancelledException.class);
    assertThat(out).hasContent("what was there before");
    try (var beside = Files.list(dir)) {
      assertThat(beside).containsExactlyInAnyOrder(out, parts(), video);
    }
    Watch second = new Watch(2);
    film.write(plan, out, second);
    assertThat(second.first).as("where the second run began").isBetween(0.3, 0.5);
    assertThat(times(out)).isEqualTo(times(video));

    Path whole = dir.resolve("whole.mp4");
    new OverlayFilm(dir.resolve("other parts"), "test", 24).write(plan, whole, Progress.NONE);
    assertThat(sound(MediaProbe.probe(out))).isEqualTo(sound(MediaProbe.probe(whole)));
    assertThat(times(out)).isEqualTo(times(whole));
  }

  @Test
  void whatWasHalfWrittenWhenTheProgramWasKilledIsWrittenAgain() throws Exception {
    Path video = small();
    Path out = dir.resolve("o.mp4");
    OverlayPlan plan = leftHalf(video, 6, 0.5);
    OverlayFilm film = new OverlayFilm(parts(), "test", 24);
    assertThatThrownBy(() -> film.write(plan, out, new Watch(0.3)))
        .isInstanceOf(CancelledException.class);
    try (var work = Files.list(parts())) {
      Files.write(work.findFirst().orElseThrow().resolve("open.mp4"), new byte[1000]);
    }
    film.write(plan, out, Progress.NONE);
    assertThat(times(out)).isEqualTo(times(video));
  }

  @Test
  void anotherPlanTakesNothingFromIt() throws Exception {
    Path video = small();
    Path out = dir.resolve("o.mp4");
    OverlayFilm film = new OverlayFilm(parts(), "test", 24);
    assertThatThrownBy(() -> film.write(leftHalf(video, 6, 0.5), out, new Watch(0.5)))
        .isInstanceOf(CancelledException.class);
    Watch other = new Watch(0.2);
    assertThatThrownBy(() -> film.write(leftHalf(video, 6, 0.6), out, other))
        .isInstanceOf(CancelledException.class);
    assertThat(other.first).isLessThan(0.1);
  }

  @Test
  void theVideoItselfIsNeverReplaced() throws Exception {
    Path video = dir.resolve("mine.mp4");
    Files.copy(SAMPLE, video);
    OverlayFilm film = new OverlayFilm(parts(), "test");
    assertThatThrownBy(() -> film.write(leftHalf(video, 1, 0.5), video, Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).contains("replace the video itself"));
    assertThatThrownBy(
            () -> film.write(leftHalf(video, 1, 0.5), dir.resolve("a.avi"), Progress.NONE))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.userMessage()).contains(".mp4"));
  }

  /** Real files: steps of time that vary, rotation, odd sides, other codecs of sound. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "vfr.mp4",
        "rotated90.mp4",
        "odd_177x131_444.mp4",
        "big_buck_bunny_432_433.webm",
        "anamorphic_sar8_9.mp4",
        "mpeg2.mpg",
        "single_frame.mp4"
      })
  void realVideosKeepTimesAndSound(String name) throws Exception {
    Path video = SharedData.require("data/media/" + name);
    Path out = dir.resolve("o.mp4");
    VideoInfo before = MediaProbe.probe(video);
    new OverlayFilm(parts(), "test")
        .write(leftHalf(video, before.duration().toDouble(), 0.5), out, Progress.NONE);
    VideoInfo after = MediaProbe.probe(out);
    assertThat(times(out)).isEqualTo(times(video));
    assertThat(after.hasAudio()).isEqualTo(before.hasAudio());
    if (before.hasAudio()) {
      int samples = sound(before).length;
      assertThat(sound(after).length).isCloseTo(samples, within(AudioBlock.RATE / 10));
    }
    assertThat(Math.abs(after.displayWidth() - before.displayWidth())).isLessThanOrEqualTo(1);
  }
}
