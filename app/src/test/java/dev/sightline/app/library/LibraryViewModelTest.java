package dev.sightline.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryViewModelTest {
  private final Selection selection = new Selection();
  private final List<Path> remembered = new ArrayList<>();
  private final List<Path> opened = new ArrayList<>();
  private final List<VideoText> texts = new ArrayList<>();
  private final LibraryViewModel library =
      new LibraryViewModel(
          selection,
          new FakeVideoFiles(),
          new Remembered(),
          new JobRunner(Runnable::run, Runnable::run),
          (path, text) -> {
            opened.add(path);
            texts.add(text);
          });
  private final JobRunner looking = new JobRunner(Runnable::run, Runnable::run);
  @TempDir Path folder;

  private void load(SampleSource samples) {
    library.load(samples, FakeAnalyzer::new, looking);
  }

  @Test
  void startsWithSamplesAndTheFilesThatAreStillThere() throws IOException {
    Path there = Files.writeString(folder.resolve("there.mp4"), "x");
    remembered.add(there);
    remembered.add(folder.resolve("gone.mp4"));
    Path cat = folder.resolve("cat.mp4");
    load(() -> List.of(new SampleSource.Sample(cat, "Cat", "a cat")));

    assertThat(library.items()).extracting(LibraryItem::title).containsExactly("Cat", "there");
    library.open(library.items().getFirst());
    assertThat(opened).containsExactly(cat);
    assertThat(texts.getFirst().text()).isEqualTo("a cat");
    assertThat(remembered).as("samples are no recent files").doesNotContain(cat);
  }

  @Test
  void theModelLooksAtSamplesBeforeAnybodyOpensThemAndAtNothingElse() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.mp4"), "x");
    remembered.add(mine);
    load(
        () ->
            List.of(
                new SampleSource.Sample(folder.resolve("cat.mp4"), "Cat", "a cat"),
                new SampleSource.Sample(folder.resolve("dog.mp4"), "Dog", "a dog")));
    assertThat(library.items())
        .extracting(i -> i.topicProperty().get().isEmpty())
        .containsExactly(false, false, true);
    assertThat(opened).isEmpty();
    assertThat(looking.ended())
        .extracting(Job::title)
        .containsExactly("Looking at “Cat”", "Looking at “Dog”");
  }

  @Test
  void aModelThatCannotBeOpenedStopsNothing() {
    library.load(
        () -> List.of(new SampleSource.Sample(folder.resolve("cat.mp4"), "Cat", "a cat")),
        () -> {
          throw new SightlineException(Problem.FILE, "There is no model.");
        },
        looking);
    assertThat(library.items().getFirst().topicProperty().get()).isEmpty();
    assertThat(library.problemProperty().get()).isEmpty();
  }

  @Test
  void readsWhatIsAdded() {
    library.open(List.of(folder.resolve("a.mp4"), folder.resolve("b.mp4")));

    LibraryItem a = library.items().getFirst();
    assertThat(a.title()).isEqualTo("a");
    assertThat(a.infoProperty().get().duration().toDouble()).isEqualTo(10);
    assertThat(a.posterProperty().get().width()).isEqualTo(LibraryViewModel.POSTER_WIDTH);
    assertThat(opened).as("the first is opened").containsExactly(folder.resolve("a.mp4"));
    assertThat(remembered).containsExactly(folder.resolve("a.mp4"));
  }

  @Test
  void aFileStandsInItOnce() {
    library.open(List.of(folder.resolve("a.mp4")));
    library.open(List.of(folder.resolve("x/../a.mp4")));

    assertThat(library.items()).hasSize(1);
    assertThat(opened).hasSize(2);
  }

  @Test
  void saysWhatCannotBeRead() {
    library.open(List.of(folder.resolve("bad.mp4")));

    assertThat(library.items().getFirst().problemProperty().get())
        .isEqualTo(FakeVideoFiles.SENTENCE);
  }

  @Test
  void saysWhyThereAreNoSamples() {
    load(
        () -> {
          throw new SightlineException(Problem.FILE, "The disk is full.");
        });
    assertThat(library.problemProperty().get()).isEqualTo("The disk is full.");
  }

  @Test
  void namesTheTopicOnceItIsKnown() throws SightlineException {
    Path path = folder.resolve("a.mp4");
    library.open(List.of(path));
    assertThat(library.items().getFirst().topicProperty().get()).isEmpty();

    Analysis analysis;
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      analysis = model.analyze(model.encode(path, Progress.NONE), "words", Progress.NONE);
    }
    selection.analysisProperty().set(analysis);

    var topics = analysis.head("topics").orElseThrow();
    assertThat(library.items().getFirst().topicProperty().get())
        .isEqualTo(topics.labels().get(topics.top(1).getFirst()));
  }

  @Test
  void whatIsRemovedIsForgotten() {
    library.open(List.of(folder.resolve("a.mp4")));
    library.remove(library.items().getFirst());

    assertThat(library.items()).isEmpty();
    assertThat(library.recentFiles()).isEmpty();
  }

  private final class Remembered implements RecentFiles {
    @Override
    public List<Path> all() {
      return List.copyOf(remembered);
    }

    @Override
    public void add(Path file) {
      remembered.addFirst(file);
    }

    @Override
    public void remove(Path file) {
      remembered.remove(file);
    }
  }
}
