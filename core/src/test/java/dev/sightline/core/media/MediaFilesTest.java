package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.SharedData;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code shared/data/media}: what must be read from it, or why it is refused. */
@Tag("data")
class MediaFilesTest {
  private static final String DAMAGED = "damaged";

  /** Frames, display width, display height, clockwise rotation, duration in s, and a remark. */
  private static final String READ =
      """
      anamorphic_sar8_9.mp4        72 640x480 0 3
      anim.gif                     20 320x240 0 2
      audio_first_stream.mp4      149 320x240 0 149/25
      av1.mkv                     100 320x240 0 4
      big_buck_bunny_432_433.webm  24 1280x720 0 999/1000
      bikes.mp4                   250 640x272 0 10
      bitmap.mp4                    5 1x1 0 5
      bitrot.mp4                   98 320x240 0 4 damaged
      circle.gif                   30 128x128 0 21/10
      corrupted.mp4                49 1280x720 0 5 damaged
      ffv1_lossless.mkv            25 320x240 0 1
      flipping_a_pancake.mkv      310 426x240 0 10333/1000
      h264.mp4                    100 320x240 0 4
      h264_10bit.mp4              100 320x240 0 4
      h264_wrong_extension.mp4    250 320x240 0 10
      h265_10bits.mp4              30 200x200 0 1
      hevc.mp4                    100 320x240 0 4
      interlaced_tff.mp4           36 854x480 0 3
      mjpeg.avi                   100 320x240 0 4
      mpeg2.mpg                   100 320x240 0 4
      nasa_13013.mp4              390 480x270 0 13013/1000
      no_duration.webm             74 1280x720 0 2469/500
      odd_177x131_444.mp4         100 175x131 0 4
      raw.avi                      25 160x120 0 1
      rotated90.mp4               100 240x320 270 4
      single_frame.mp4              1 320x240 0 1/25
      smpte-2997.mp4              251 1920x1080 0 251/25
      sorenson.flv                100 320x240 0 4
      subs_movtext.mp4            100 320x240 0 4
      subs_srt.mkv                100 320x240 0 4
      truncated_with_moov.mp4      58 320x240 0 59/25 damaged
      unordered.mov                 4 50x50 0 1/8
      vfr.mp4                      55 320x240 0 102/25
      video_180.mov                 3 568x320 180 1/10
      video_270.mov                 3 320x568 270 1/10
      vp8.webm                    100 320x240 0 4
      vp9.webm                    100 320x240 0 4
      wmv2.wmv                    100 320x240 0 4
      影片_ümläut_🎬_(1).mp4       100 320x240 0 4
      """;

  private static final Map<String, String> REFUSED =
      Map.of(
          "audio_only.mp4", "“audio_only.mp4” has sound but no picture.",
          "empty.mp4", "“empty.mp4” is empty (0 bytes).",
          "subs.srt", "“subs.srt” has no picture in it.",
          "text_not_video.mp4",
              "“text_not_video.mp4” is not a video in any format that can be read.",
          "truncated_no_moov.mp4",
              "“truncated_no_moov.mp4” is incomplete: the index (moov) that says where its"
                  + " pictures lie is missing.");

  private record Row(
      String file, int frames, String size, int rotation, Fraction duration, boolean damaged) {
    static Row of(String line) {
      String[] f = line.strip().split("\\s+", -1);
      // names are written with _ for spaces
      return new Row(
          f[0].startsWith("影") ? f[0].replace('_', ' ') : f[0],
          Integer.parseInt(f[1]),
          f[2],
          Integer.parseInt(f[3]),
          fraction(f[4]),
          f.length > 5 && f[5].equals(DAMAGED));
    }

    private static Fraction fraction(String text) {
      String[] parts = text.split("/", -1);
      long den = parts.length == 1 ? 1 : Long.parseLong(parts[1]);
      return Fraction.of(Long.parseLong(parts[0]), den);
    }
  }

  private static Map<String, Row> rows() {
    return READ.lines().map(Row::of).collect(Collectors.toMap(Row::file, Function.identity()));
  }

  @Test
  void theTableNamesEveryFile() throws IOException {
    TreeSet<String> named = new TreeSet<>(rows().keySet());
    named.addAll(REFUSED.keySet());
    try (Stream<Path> files = Files.list(SharedData.require("data/media"))) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
    assertThat(named).hasSize(44);
  }

  @TestFactory
  Stream<DynamicTest> refusesInOneSentence() {
    Path dir = SharedData.require("data/media");
    return REFUSED.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertThatThrownBy(() -> MediaProbe.probe(dir.resolve(e.getKey())))
                            .isInstanceOfSatisfying(
                                SightlineException.class,
                                x -> assertThat(x.userMessage()).isEqualTo(e.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> leavingOutBrokenPicturesTakesNothingFromWholeFiles() {
    Path dir = SharedData.require("data/media");
    return rows().values().stream()
        .map(row -> DynamicTest.dynamicTest(row.file(), () -> leavesOut(dir, row)));
  }

  private static void leavesOut(Path dir, Row row) throws SightlineException {
    new DecoderOptions(0, DecoderOptions.Broken.LEFT_OUT).use();
    FrameRequest small = new FrameRequest(8, 8, VideoFrame.PixelLayout.RGB24, 2);
    try (FrameReader reader = FrameReader.open(dir.resolve(row.file()), small)) {
      int frames = 0;
      while (reader.next().isPresent()) {
        frames++;
      }
      assertThat(frames).isLessThanOrEqualTo(row.frames());
      if (!row.damaged()) {
        assertThat(frames).isEqualTo(row.frames());
      }
    } finally {
      DecoderOptions.USUAL.use();
    }
  }

  @TestFactory
  Stream<DynamicTest> readsInOrderAndAtAnyTime() {
    Path dir = SharedData.require("data/media");
    return rows().values().stream()
        .map(row -> DynamicTest.dynamicTest(row.file(), () -> check(dir.resolve(row.file()), row)));
  }

  private record Seen(Fraction time, Fraction duration, int hash) {
    static Seen of(VideoFrame f) {
      return new Seen(f.time(), f.duration(), Arrays.hashCode(f.pixels()));
    }
  }

  private static void check(Path file, Row row) throws SightlineException {
    int[] size = Arrays.stream(row.size().split("x", -1)).mapToInt(Integer::parseInt).toArray();
    // at most 320 px wide, so that the large ones do not take all day
    int width = Math.min(size[0], 320);
    int height = Math.max(1, size[1] * width / size[0]);
    FrameRequest request = new FrameRequest(width, height, PixelLayout.RGB24, 2);
    List<Seen> inOrder = new ArrayList<>();
    try (FrameReader reader = FrameReader.open(file, request)) {
      VideoInfo info = reader.info();
      assertThat(info.displayWidth() + "x" + info.displayHeight()).isEqualTo(row.size());
      assertThat(info.rotation()).isEqualTo(row.rotation());
      assertThat(info.duration()).isEqualTo(row.duration());
      Optional<VideoFrame> frame;
      Fraction end = Fraction.ZERO;
      while ((frame = reader.next()).isPresent()) {
        assertThat(frame.get().time()).isEqualTo(end);
        end = frame.get().time().plus(frame.get().duration());
        inOrder.add(Seen.of(frame.get()));
      }
      assertThat(inOrder).hasSize(row.frames());
      assertThat(end).as("frames tile the duration").isEqualTo(row.duration());
      assertThat(reader.warnings().isEmpty()).isEqualTo(!row.damaged());
      jump(reader, inOrder);
    }
    // and again with a reader that has not seen the whole file
    try (FrameReader reader = FrameReader.open(file, request)) {
      jump(reader, inOrder);
    }
  }

  private static void jump(FrameReader reader, List<Seen> inOrder) throws SightlineException {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 25; i++) {
      Seen wanted = inOrder.get(random.nextInt(inOrder.size()));
      Fraction within = wanted.duration().times(Fraction.of(random.nextInt(1000), 1000));
      Fraction t = wanted.time().plus(within);
      assertThat(Seen.of(reader.frameAt(t))).as("frame at %s", t).isEqualTo(wanted);
    }
  }
}
