package dev.sightline.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfViewModelTest {
  private static final String TEXT = "a red dog runs";
  private static final Change DOG = new Change.MaskWord(new WordRef(2, "dog"));
  private static final Change SILENT = new Change.Silence(Side.VIDEO);

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private Analyzer analyzer = new FakeAnalyzer();
  private final WhatIfViewModel model =
      new WhatIfViewModel(selection, () -> analyzer, new JobRunner(workers, Runnable::run));
  private Analysis original;

  @BeforeEach
  void open() throws Exception {
    selection.videoProperty().set(Path.of("a.mp4"));
    VideoFeatures features = analyzer.encode(Path.of("a.mp4"), Progress.NONE);
    selection.featuresProperty().set(features);
    original = analyzer.analyzeFirst(features, TEXT, Progress.NONE);
    selection.analysisProperty().set(original);
  }

  private void add(Change change) {
    selection.change(list -> list.with(change));
  }

  private Analysis shown() {
    return selection.analysisProperty().get();
  }

  @Test
  void withoutChangesTheOriginalStandsThere() {
    assertThat(shown()).isSameAs(original);
    assertThat(selection.outcomeProperty().get()).isNull();
    assertThat(model.rowsProperty().get()).isEmpty();
    assertThat(model.canUndoProperty().get()).isFalse();
    assertThat(model.undo()).isFalse();
  }

  @Test
  void aChangeBringsTheNewAnswerAndUndoTheOriginal() {
    add(DOG);
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(shown()).as("until the model has answered").isSameAs(original);
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    Outcome outcome = selection.outcomeProperty().get();
    assertThat(shown()).isSameAs(outcome.analysis()).isNotSameAs(original);
    assertThat(outcome.original()).isSameAs(original);
    assertThat(outcome.heads().getFirst().difference(0)).isNotZero();
    assertThat(model.rowsProperty().get())
        .containsExactly(new WhatIfViewModel.Row("“dog” hidden", true, true));

    assertThat(model.table().lines())
        .containsExactly("change\ton\tfits", "“dog” hidden\ttrue\ttrue");

    assertThat(model.undo()).isTrue();
    workers.runAll();
    assertThat(model.table()).isEmpty();
    assertThat(shown()).isSameAs(original);
    assertThat(selection.outcomeProperty().get()).isNull();

    model.redo();
    workers.runAll();
    assertThat(shown().heads()).isEqualTo(outcome.analysis().heads());
  }

  @Test
  void changesAreSwitchedOffTakenOutAndResetAndAllOfItCanBeTakenBack() {
    add(DOG);
    add(SILENT);
    workers.runAll();
    model.setOn(0, false);
    model.setOn(1, false);
    workers.runAll();
    assertThat(shown()).as("all are off").isSameAs(original);
    model.remove(0);
    assertThat(model.rowsProperty().get()).hasSize(1);
    model.reset();
    assertThat(model.rowsProperty().get()).isEmpty();
    for (int i = 0; i < 4; i++) {
      assertThat(model.undo()).isTrue();
    }
    workers.runAll();
    assertThat(model.rowsProperty().get())
        .extracting(WhatIfViewModel.Row::on)
        .containsExactly(true, true);
  }

  @Test
  void theNewestListWinsEvenIfItsAnswerComesFirst() {
    add(DOG);
    add(SILENT);
    workers.runLast();
    Outcome newest = selection.outcomeProperty().get();
    assertThat(newest.changes().entries()).hasSize(2);
    workers.runAll();
    assertThat(selection.outcomeProperty().get()).isSameAs(newest);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void anotherTextIsChangedInTheSameWay() throws Exception {
    add(DOG);
    workers.runAll();
    Analysis next =
        analyzer.analyzeFirst(selection.featuresProperty().get(), "look, a dog", Progress.NONE);
    selection.analysisProperty().set(next);
    workers.runAll();
    Outcome outcome = selection.outcomeProperty().get();
    assertThat(outcome.original()).isSameAs(next);
    assertThat(outcome.input().hiding().mask().tokensHidden()).isEqualTo(1);

    Analysis without =
        analyzer.analyzeFirst(selection.featuresProperty().get(), "a cat", Progress.NONE);
    selection.analysisProperty().set(without);
    workers.runAll();
    assertThat(model.rowsProperty().get().getFirst().fits()).isFalse();
    assertThat(shown()).as("nothing could be changed").isSameAs(without);
  }

  @Test
  void theOriginalsCoursesDoNotAskAnew() throws Exception {
    add(DOG);
    workers.runAll();
    Outcome outcome = selection.outcomeProperty().get();
    Analysis complete =
        analyzer.withCourses(original, selection.featuresProperty().get(), Progress.NONE);
    selection.analysisProperty().set(complete);
    assertThat(shown()).isSameAs(outcome.analysis());
    assertThat(model.busyProperty().get()).isFalse();
    model.undo();
    assertThat(shown()).isSameAs(complete);
  }

  @Test
  void anotherVideoBeginsWithoutChanges() {
    add(DOG);
    workers.runAll();
    selection.analysisProperty().set(null);
    selection.videoProperty().set(Path.of("b.mp4"));
    assertThat(selection.outcomeProperty().get()).isNull();
    assertThat(model.rowsProperty().get()).isEmpty();
    assertThat(model.canUndoProperty().get()).isFalse();
    assertThat(model.heads()).isEmpty();
  }

  @Test
  void aModelThatCannotSaysSoAndTheOriginalStays() {
    analyzer = new Refusing();
    add(SILENT);
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("No.");
    assertThat(shown()).isSameAs(original);
    assertThat(model.busyProperty().get()).isFalse();
    model.undo();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void theSmallestChangeIsSearchedAndMadeInOneStep() {
    assertThat(model.heads()).containsExactly("topics", "actions");
    model.search("topics");
    assertThat(model.searchingProperty().get()).isTrue();
    workers.runAll();
    assertThat(model.searchingProperty().get()).isFalse();
    assertThat(model.flipProperty().get().isFound()).isTrue();
    int parts = model.flipProperty().get().parts().size();
    model.applyFlip();
    assertThat(model.flipProperty().get()).as("it has been made").isNull();
    assertThat(model.rowsProperty().get()).hasSize(parts);
    model.undo();
    assertThat(model.rowsProperty().get()).isEmpty();
  }

  @Test
  void aSearchIsStoppedAndAHeadThatCannotBeSearchedIsADefectThatEnds() {
    model.search("topics");
    model.cancelSearch();
    workers.runAll();
    assertThat(model.searchingProperty().get()).isFalse();
    assertThat(model.flipProperty().get()).isNull();
    model.search("topics");
    workers.runAll();
    model.dismissFlip();
    assertThat(model.flipProperty().get()).isNull();
  }

  @Test
  void changesHaveNames() {
    Span all = Span.of(original.clips().getFirst(), original.clips().getLast());
    Span some = Span.of(original.clips().get(2), original.clips().get(4));
    assertThat(ChangeWords.of(new Change.FreezeClips(all), original)).isEqualTo("all clips frozen");
    assertThat(ChangeWords.of(new Change.MaskClips(some), original)).isEqualTo("clips 3–5 hidden");
    assertThat(ChangeWords.of(new Change.MaskClips(some), null)).isEqualTo("1.3–3.1 s hidden");
    assertThat(ChangeWords.of(new Change.ShuffleClips(all, 4), original))
        .isEqualTo("all clips shuffled (4)");
  }

  /** Cannot be asked with anything hidden. */
  private static final class Refusing implements Analyzer {
    private final FakeAnalyzer fake = new FakeAnalyzer();

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      return fake.analyze(features, text, progress);
    }

    @Override
    public Analysis analyzeHiding(
        VideoFeatures features, String text, Hiding hiding, Progress progress)
        throws SightlineException {
      throw new SightlineException(Problem.UNSUPPORTED, "No.");
    }

    @Override
    public ModelFacts model() {
      return fake.model();
    }

    @Override
    public void close() {}
  }
}
