package dev.sightline.app.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.verdict.VerdictViewModel.State;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.Verdict;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictViewModelTest {
  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<Question> asked = new ArrayList<>();
  private boolean fails;
  private final VerdictViewModel verdict =
      new VerdictViewModel(selection, this::check, new JobRunner(workers, Runnable::run));

  private MapTests check(Question question, Progress progress) throws SightlineException {
    asked.add(question);
    progress.update(0.5, "");
    progress.checkCancelled();
    if (fails) {
      throw new SightlineException(Problem.UNSUPPORTED, "This model cannot do that.");
    }
    return new MapTests(
        null,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Verdict.NONE);
  }

  private void open(String text) throws Exception {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      VideoFeatures features = model.encode(Path.of("a.mp4"), Progress.NONE);
      selection.featuresProperty().set(features);
      selection.analysisProperty().set(model.analyze(features, text, Progress.NONE));
    }
  }

  @Test
  void withoutAMapThereIsNothingToTest() throws Exception {
    assertThat(verdict.stateProperty().get()).isEqualTo(State.NOTHING);
    verdict.test();
    open("");
    assertThat(verdict.stateProperty().get()).isEqualTo(State.NOTHING);
    open("a boat");
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
    assertThat(verdict.targetProperty().get()).isEqualTo("the text–video score");
    assertThat(asked).isEmpty();
  }

  @Test
  void testsTheShownMapForTheChosenClass() throws Exception {
    open("a boat");
    selection.mapProperty().set(new MapChoice(AttentionStack.Kind.TEXT_TO_VIDEO, 1, 2));
    selection.classChoiceProperty().set(new ClassChoice("topics", 4));
    assertThat(verdict.targetProperty().get()).isEqualTo("“cooking”");
    verdict.test();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.TESTING);
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.TESTED);
    assertThat(verdict.testsProperty().get()).isNotNull();
    Question q = asked.getFirst();
    assertThat(q.target()).isEqualTo(new Target.OfClass("topics", 4));
    assertThat(q.options().map()).contains(AttentionStack.Kind.TEXT_TO_VIDEO);
    assertThat(q.options().layer()).isEqualTo(1);
    assertThat(q.options().heads()).isEqualTo(ExplainOptions.Heads.ONE);
    assertThat(q.options().head()).isEqualTo(2);
  }

  @Test
  void testsTheExplanationThatIsShown() throws Exception {
    open("a boat");
    Analysis a = selection.analysisProperty().get();
    float[] none = {};
    Explanation x =
        new Explanation(
            "relevancy",
            new Target.OfClass("topics", 2),
            false,
            new Axis.Tokens(a.text().tokens()),
            new Axis.Cells(a.clips(), a.grid()),
            none,
            new float[a.clips().size()],
            none,
            none,
            none,
            none,
            Double.NaN,
            Double.NaN,
            1,
            1);
    selection.explainedProperty().set(new Explained(x, null, "Relevancy", "Relevancy"));
    verdict.test();
    workers.runAll();
    assertThat(asked.getFirst().method()).isEqualTo("relevancy");
    assertThat(asked.getFirst().target()).isEqualTo(new Target.OfClass("topics", 2));
    assertThat(asked.getFirst().options()).isEqualTo(ExplainOptions.DEFAULT);
    selection.explainedProperty().set(null);
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
  }

  @Test
  void aChangedInputCannotBeTested() throws Exception {
    open("a boat");
    Analysis a = selection.analysisProperty().get();
    selection.outcomeProperty().set(new Outcome(null, null, a, a, 1));
    assertThat(verdict.stateProperty().get()).isEqualTo(State.NOTHING);
    selection.outcomeProperty().set(null);
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
  }

  @Test
  void classesOfSinglePicturesAreTestedByTheScore() throws Exception {
    open("a boat");
    selection.classChoiceProperty().set(new ClassChoice("objects", 1));
    assertThat(verdict.targetProperty().get()).isEqualTo("the text–video score");
  }

  @Test
  void aVerdictGoesWithItsMapAndComesBackWithIt() throws Exception {
    open("a boat");
    verdict.test();
    workers.runAll();
    MapTests first = verdict.testsProperty().get();
    selection.mapProperty().set(new MapChoice(AttentionStack.Kind.TEXT_TO_VIDEO, 0, -1));
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
    assertThat(verdict.testsProperty().get()).isNull();
    selection.mapProperty().set(MapChoice.DEFAULT);
    assertThat(verdict.testsProperty().get()).isSameAs(first);
    open("a boat");
    assertThat(verdict.stateProperty().get()).as("another analysis").isEqualTo(State.UNTESTED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aLateAnswerOfAnotherMapIsDropped() throws Exception {
    open("a boat");
    verdict.test();
    selection.mapProperty().set(new MapChoice(AttentionStack.Kind.TEXT_TO_VIDEO, 0, -1));
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
    assertThat(verdict.testsProperty().get()).isNull();
  }

  @Test
  void canBeStoppedAndStartedAgain() throws Exception {
    open("a boat");
    verdict.test();
    verdict.cancel();
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.UNTESTED);
    verdict.test();
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.TESTED);
  }

  @Test
  void saysWhyATestFailedAndTriesAgain() throws Exception {
    open("a boat");
    fails = true;
    verdict.test();
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(verdict.problemProperty().get()).isEqualTo("This model cannot do that.");
    fails = false;
    verdict.test();
    assertThat(verdict.problemProperty().get()).isEmpty();
    workers.runAll();
    assertThat(verdict.stateProperty().get()).isEqualTo(State.TESTED);
  }
}
