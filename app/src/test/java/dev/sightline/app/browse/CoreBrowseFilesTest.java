package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real catalogue, index and video, and a model that makes no vectors. */
class CoreBrowseFilesTest {
  @TempDir Path folder;
  private Path videos;

  @BeforeEach
  void twoFiles() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    videos = Files.createDirectories(folder.resolve("videos"));
    Files.copy(samples.unpack(samples.samples().get(2)), videos.resolve("burrow.mp4"));
    Files.writeString(videos.resolve("burrow.txt"), "A rabbit stretches its arms.");
    Files.writeString(videos.resolve("broken.mp4"), "no video");
  }

  @Test
  void importsFindsRatesAndRemoves() throws Exception {
    try (CoreBrowseFiles files = open()) {
      assertThat(files.all()).isEmpty();
      assertThat(files.add(List.of(videos), Progress.NONE))
          .isEqualTo(new BrowseFiles.Imported(1, 0, 1));
      assertThat(files.add(List.of(videos), Progress.NONE).known()).isEqualTo(1);
      assertThat(files.broken()).singleElement().asString().contains("broken.mp4");
      BrowseItem item = files.all().getFirst();
      assertThat(item.title()).isEqualTo("burrow");
      assertThat(item.file()).isEqualTo(Optional.of(videos.resolve("burrow.mp4")));
      assertThat(item.durationMs()).isBetween(5000L, 6000L);

      BrowseItem found = files.search("rabbits").getFirst();
      assertThat(found.id()).isEqualTo(item.id());
      assertThat(found.match().orElseThrow().words()).containsExactly("rabbits");
      assertThat(files.search("submarine")).isEmpty();
      assertThat(files.learn(Progress.NONE)).as("this model makes no vectors").isZero();
      assertThatThrownBy(() -> files.like(item.id())).isInstanceOf(SightlineException.class);

      files.rate(item.id(), 5);
      assertThat(files.all().getFirst().rating()).isEqualTo(5);
    }
    Files.delete(videos.resolve("burrow.mp4"));
    try (CoreBrowseFiles files = open()) {
      BrowseItem item = files.all().getFirst();
      assertThat(item.rating()).isEqualTo(5);
      assertThat(item.file()).isEmpty();
      files.remove(item.id());
      assertThat(files.search("rabbit")).isEmpty();
      assertThat(files.all()).isEmpty();
    }
  }

  @Test
  void closedItAnswersNothing() {
    CoreBrowseFiles files = open();
    files.close();
    assertThatThrownBy(files::all).isInstanceOf(CancelledException.class);
  }

  private CoreBrowseFiles open() {
    FakeAnalyzer model = new FakeAnalyzer();
    return new CoreBrowseFiles(folder.resolve("library.db"), folder.resolve("search"), () -> model);
  }
}
