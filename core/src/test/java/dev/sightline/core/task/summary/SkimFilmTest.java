package dev.sightline.core.task.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.AudioBlock;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkimFilmTest {
  private static final List<Stretch> STRETCHES =
      List.of(
          new Stretch(Fraction.of(2, 5), Fraction.of(4, 5)),
          new Stretch(Fraction.of(6, 5), Fraction.of(2)));

  @TempDir private Path dir;

  private Path video() {
    Path file = dir.resolve("v.mkv");
    TestVideos.write(
        file,
        new VideoSpec(
            "ffv1",
            Fraction.of(1, 25),
            LongStream.range(0, 50).toArray(),
            10,
            0,
            0,
            2 * AudioBlock.RATE));
    return file;
  }

  private static List<Fraction> times(Path film) throws SightlineException {
    List<Fraction> times = new ArrayList<>();
    try (FrameReader reader =
        FrameReader.open(film, new FrameRequest(32, 32, VideoFrame.PixelLayout.RGB24, 1))) {
      Optional<VideoFrame> frame;
      while ((frame = reader.next()).isPresent()) {
        times.add(frame.get().time());
      }
    }
    return times;
  }

  @Test
  void theFilmHoldsTheStretchesWithTheirSound() throws Exception {
    Path out = dir.resolve("skim.mp4");
    SkimFilm.write(video(), STRETCHES, out, Progress.NONE);
    VideoInfo info = MediaProbe.probe(out);
    assertThat(info.hasAudio()).isTrue();
    assertThat(info.duration().toDouble()).isCloseTo(1.2, within(0.05));
    List<Fraction> times = times(out);
    assertThat(times).hasSize(30);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i).toDouble()).isCloseTo(i / 25.0, within(1e-3));
    }
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("v.mkv", "skim.mp4");
  }

  @Test
  void aFilmThatWasStoppedIsNotThere() {
    Path video = video();
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> SkimFilm.write(video, STRETCHES, dir.resolve("s.mp4"), stopped))
        .isInstanceOf(CancelledException.class);
    assertThat(dir.toFile().list()).containsExactly("v.mkv");
  }

  @Test
  void theVideoItselfIsNeverReplaced() throws Exception {
    Path video = dir.resolve("own.mp4");
    Files.write(video, new byte[] {1});
    assertThatThrownBy(() -> SkimFilm.write(video, STRETCHES, video, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("video itself");
    assertThatThrownBy(() -> SkimFilm.write(video, STRETCHES, dir.resolve("s.avi"), Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(".mp4");
    assertThat(video).hasSize(1);
  }
}
