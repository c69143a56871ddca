package dev.sightline.app.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Provenance;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class LessonViewModelTest {
  private static final Lesson LESSON = Lessons.all().getFirst();

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final SimpleStringProperty inUse = new SimpleStringProperty("everyday");
  private final List<String> opened = new ArrayList<>();
  private boolean missing;
  private final LessonViewModel model =
      new LessonViewModel(
          new LessonViewModel.Window(
              selection,
              new ExplainViewModel(
                  selection, FakeAnalyzer::new, jobs, () -> new Explainers(List.of()), ""),
              new ModalityViewModel(
                  selection,
                  (f, t, c, p) -> Optional.of(ModalityShare.ofProbabilities(0.1, 0.8, 0.1, 0.8)),
                  jobs,
                  Runnable::run),
              inUse,
              inUse::set,
              this::open),
          this::file,
          jobs);

  private Path file(LessonVideo video, Progress progress) throws SightlineException {
    if (missing) {
      throw new SightlineException(Problem.FILE, "The disk is full.");
    }
    return Path.of(video.name() + ".mp4");
  }

  private void open(Path video, VideoText text) {
    opened.add(video + " " + text.text());
    selection.analysisProperty().set(null);
    selection.videoProperty().set(video);
  }

  /** As the window does once the model has answered. */
  private Analysis answer(String bundle, String text, String best) throws Exception {
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      VideoFeatures features = fake.encode(selection.videoProperty().get(), Progress.NONE);
      Analysis a = answer(fake.analyze(features, text, Progress.NONE), bundle, best);
      selection.featuresProperty().set(features);
      selection.analysisProperty().set(a);
      workers.runAll();
      return a;
    }
  }

  private static Analysis answer(Analysis a, String bundle, String best) {
    Provenance p = a.provenance();
    HeadResult head =
        new HeadResult("colour", List.of("red", best), List.of(0.25f, 0.75f), List.of());
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        List.of(head),
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        new Provenance(
            p.product(),
            bundle + " 1.0",
            p.bundleSha256(),
            p.videoSha256(),
            p.parameters(),
            p.versions()));
  }

  @Test
  void opensItsVideoWithItsModelAndSaysTheAnswerOnceItIsThere() throws Exception {
    model.begin(LESSON);
    assertThat(inUse.get()).isEqualTo("laboratory");
    workers.runAll();
    assertThat(opened).containsExactly("BLUE_RIGHT.mp4 the red circle moves left");
    answer("everyday", "the red circle moves left", "green");
    assertThat(model.sentenceProperty().get()).as("another model").doesNotContain("green");
    answer("laboratory", "the red circle moves left", "green");
    assertThat(model.sentenceProperty().get()).contains("green").contains("75 %");
    assertThat(selection.classChoiceProperty().get()).isEqualTo(new ClassChoice("colour", 1));
  }

  @Test
  void makesTheChangeOfAStepAndWaitsForWhatItDoes() throws Exception {
    model.begin(LESSON);
    workers.runAll();
    Analysis plain = answer("laboratory", "the red circle moves left", "green");
    model.next();
    workers.runAll();
    assertThat(model.sentenceProperty().get()).as("of the text").contains("100 %").contains("0 %");
    model.next();
    workers.runAll();
    ChangeList made = LessonChange.NO_VIDEO.of(plain);
    assertThat(selection.changesProperty().get().present()).isEqualTo(made);
    assertThat(model.sentenceProperty().get()).doesNotContain("white");
    Analysis changed = answer(plain, "laboratory", "white");
    selection.outcomeProperty().set(new Outcome(made, input(plain, made), plain, changed, 1));
    assertThat(model.sentenceProperty().get()).contains("white").contains("green");
    assertThat(opened).as("the video stays open").hasSize(1);
  }

  private ChangedInput input(Analysis plain, ChangeList made) throws SightlineException {
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      return new WhatIf(fake, selection.featuresProperty().get()).input(plain, made, Progress.NONE);
    }
  }

  @Test
  void endingTakesTheChangesBackAndTheFormerModelIntoUse() throws Exception {
    model.begin(LESSON);
    workers.runAll();
    Analysis plain = answer("laboratory", "the red circle moves left", "green");
    selection.change(before -> LessonChange.NO_VIDEO.of(plain));
    model.end();
    assertThat(selection.changesProperty().get().present()).isEqualTo(ChangeList.EMPTY);
    assertThat(inUse.get()).isEqualTo("everyday");
    assertThat(model.lessonProperty().get()).isNull();
    model.back();
    model.next();
    assertThat(model.lessonProperty().get()).isNull();
  }

  @Test
  void theLastStepEndsIt() {
    model.begin(LESSON);
    for (int i = 0; i < LESSON.steps().size(); i++) {
      assertThat(model.lessonProperty().get()).isEqualTo(LESSON);
      assertThat(model.indexProperty().get()).isEqualTo(i);
      model.next();
    }
    assertThat(model.lessonProperty().get()).isNull();
  }

  @Test
  void saysWhyAVideoCannotBeDrawn() {
    missing = true;
    model.begin(LESSON);
    workers.runAll();
    assertThat(model.sentenceProperty().get()).isEqualTo("The disk is full.");
  }

  @Test
  void aModelThatTheUserChoseMeanwhileStaysInUse() {
    model.begin(LESSON);
    inUse.set("questions");
    model.end();
    assertThat(inUse.get()).isEqualTo("questions");
    model.begin(LESSON);
    model.end();
    assertThat(inUse.get()).as("otherwise the former one comes back").isEqualTo("questions");
  }
}
