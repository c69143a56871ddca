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

  private final class Files implements VideoFiles {
    @Override
    public VideoInfo probe(Path video) {
      return FakeAnalyzer.tenSeconds(video);
    }

    @Override
    public VideoFrame poster(VideoInfo video, int maxSide, Progress progress) {
      read.add(video.path());
      return new VideoFrame(
          Fraction.ZERO, Fraction.ONE, 1, 1, PixelLayout.BGRA32, new byte[] {0, 0, 0, -1});
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
