package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostersTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final List<Path> read = new ArrayList<>();
  private final List<Long> moments = new ArrayList<>();
  private final List<VideoFrame> shown = new ArrayList<>();
  private final Posters posters = new Posters(new Files(), new JobRunner(workers, Runnable::run));

  @Test
  void whatIsNoLongerInViewIsNotRead() {
    posters.request("cell 1", Path.of("a"), shown::add);
    posters.request("cell 1", Path.of("b"), shown::add);
    posters.request("cell 2", Path.of("c"), shown::add);
    posters.release("cell 2");
    workers.runAll();
    assertThat(read).containsExactly(Path.of("b"));
    assertThat(shown).hasSize(1);
  }

  @Test
  void aKnownPictureIsThereAtOnce() {
    posters.request("cell 1", Path.of("a"), shown::add);
    workers.runAll();
    posters.request("cell 2", Path.of("a"), shown::add);
    assertThat(workers.size()).isZero();
    assertThat(read).hasSize(1);
    assertThat(shown).hasSize(2);
  }

  @Test
  void theOldestPicturesAreForgotten() {
    for (int i = 0; i <= Posters.KEPT; i++) {
      posters.request("cell", Path.of("video " + i), shown::add);
      workers.runAll();
    }
    read.clear();
    posters.request("cell", Path.of("video 0"), shown::add);
    posters.request("other", Path.of("video " + Posters.KEPT), shown::add);
    workers.runAll();
    assertThat(read).containsExactly(Path.of("video 0"));
  }

  @Test
  void thePointerGoesThroughTheMomentsOfAVideo() {
    Path video = Path.of("a");
    posters.scrub("cell 1", video, 12_000, 0.0, this::moment);
    posters.scrub("cell 1", video, 12_000, 0.01, this::moment);
    posters.scrub("cell 1", video, 12_000, 0.99, this::moment);
    workers.runAll();
    assertThat(read).as("the newest wins").contains(Path.of("a 11500")).hasSize(2);
    assertThat(moments).containsExactly(11_500L);
    posters.scrub("cell 1", video, 12_000, 0.5, this::moment);
    posters.scrub("cell 1", video, 12_000, 0.999, this::moment);
    assertThat(moments).as("it is in memory").containsExactly(11_500L, 11_500L);
    posters.scrub("cell 1", video, 12_000, 0.2, this::moment);
    posters.endScrub("cell 1");
    workers.runAll();
    assertThat(moments).as("the pointer has left").hasSize(2);
  }

  private void moment(VideoFrame frame, long ms) {
    moments.add(ms);
  }

  private final class Files implements VideoFiles {
    @Override
    public VideoInfo probe(Path video) {
      return FakeAnalyzer.tenSeconds(video);
    }

    @Override
    public VideoFrame poster(Path video, int maxSide, Progress progress) {
      read.add(video);
      return new VideoFrame(
          Fraction.ZERO, Fraction.ONE, 1, 1, PixelLayout.BGRA32, new byte[] {0, 0, 0, -1});
    }

    @Override
    public VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress) {
      read.add(Path.of(video + " " + Math.round(1000 * at.toDouble())));
      return poster(Path.of("frame"), maxSide, progress);
    }

    @Override
    public VideoText text(VideoInfo video, Progress progress) {
      return VideoText.NONE;
    }

    @Override
    public List<Path> find(List<Path> filesAndFolders) {
      return filesAndFolders;
    }
  }
}
