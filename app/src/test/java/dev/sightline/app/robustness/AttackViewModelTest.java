package dev.sightline.app.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.Norm;
import dev.sightline.core.training.robustness.AttackedSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttackViewModelTest {
  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<AttackWish> asked = new ArrayList<>();
  private final List<Path> sets = new ArrayList<>();
  private boolean fails;
  private Analyzer analyzer = new LinearModel("two small words");

  /** The real attacks, watched. */
  private final class Watched implements Attacks {
    private final CoreAttacks real = new CoreAttacks(() -> analyzer, Path.of("unused"));

    @Override
    public AttackOutcome attack(Scene scene, AttackWish wish, Progress progress)
        throws SightlineException {
      asked.add(wish);
      if (fails) {
        throw new SightlineException(Problem.FILE, "The file has gone.");
      }
      return real.attack(scene, wish, progress);
    }

    @Override
    public StrengthCurve curve(Scene scene, AttackWish wish, Progress progress)
        throws SightlineException {
      return real.curve(scene, wish, progress);
    }

    @Override
    public StrengthCurve overSet(
        AttackedSet set,
        Optional<Path> folder,
        AttackWish wish,
        boolean checks,
        Progress progress) {
      Path at = folder.orElse(Path.of("drawn")).resolve(set.key());
      sets.add(checks ? at.resolve("checked") : at);
      List<Double> one = List.of(1.0);
      return new StrengthCurve(List.of(0.0), one, one, one, 9, List.of());
    }
  }

  private final AttackViewModel model =
      new AttackViewModel(selection, new Watched(), new JobRunner(workers, Runnable::run));

  private void open() throws Exception {
    VideoFeatures f = analyzer.encode(Path.of("a.mp4"), Progress.NONE);
    selection.featuresProperty().set(f);
    selection.analysisProperty().set(analyzer.analyze(f, "two small words", Progress.NONE));
  }

  @Test
  void nothingHappensWithoutAVideo() {
    model.attack();
    model.measure();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.targetProperty().get()).isEmpty();
    assertThat(model.pictures()).isEmpty();
  }

  @Test
  void attacksWhatIsChosenAndShowsTheOutcome() throws Exception {
    open();
    assertThat(model.targetProperty().get()).contains("(Topics)");
    model.wishProperty().set(AttackWish.of(AttackWish.Method.PGD).withNorm(Norm.L2));
    model.attack();
    assertThat(model.busyProperty().get()).isTrue();
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(asked).containsExactly(model.wishProperty().get());
    assertThat(model.places().orElseThrow().values())
        .as("what moved in the clip at the playhead")
        .hasSize(model.places().orElseThrow().h() * model.places().orElseThrow().w());
    assertThat(model.outcomeProperty().get().size().rms())
        .isCloseTo(0.1, org.assertj.core.api.Assertions.within(1e-3));
    assertThat(AttackWords.size(model.outcomeProperty().get())).contains("Passes: 11");
    assertThat(model.table()).startsWith("class\tclean\tattacked\n");
    model.wishProperty().set(model.wishProperty().get().withStarts(3));
    model.attack();
    workers.runAll();
    assertThat(AttackWords.size(model.outcomeProperty().get())).contains("Passes: 33");
  }

  @Test
  void anotherAnswerTakesTheOutcomeAwayAndALateOneIsNotHeard() throws Exception {
    open();
    model.attack();
    workers.runAll();
    assertThat(model.outcomeProperty().get()).isNotNull();
    model.attack();
    open();
    assertThat(model.outcomeProperty().get()).isNull();
    workers.runAll();
    assertThat(model.outcomeProperty().get()).as("of the answer before").isNull();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void aFailureIsToldAndEnds() throws Exception {
    open();
    fails = true;
    model.attack();
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("The file has gone.");
    assertThat(model.busyProperty().get()).isFalse();
    fails = false;
    model.attack();
    assertThat(model.problemProperty().get()).isEmpty();
    model.cancel();
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void saysInWordsWhatAModelLacks() throws Exception {
    analyzer = new FakeAnalyzer();
    open();
    model.attack();
    workers.runAll();
    assertThat(model.problemProperty().get())
        .isEqualTo("Not available: no gradient can be followed through an imported model.");
  }

  @Test
  void aCurveBelongsToItsKindOfAttack() throws Exception {
    open();
    selection.classChoiceProperty().set(new ClassChoice("topics", 1));
    model.measure();
    workers.runAll();
    StrengthCurve curve = model.curveProperty().get();
    assertThat(curve.strengths()).hasSize(6).startsWith(0.0);
    assertThat(curve.videos()).isOne();
    model.wishProperty().set(model.wishProperty().get().withStrength(.4));
    assertThat(model.curveProperty().get()).as("another strength is on it").isSameAs(curve);
    model.wishProperty().set(AttackWish.of(AttackWish.Method.WORDS));
    assertThat(model.curveProperty().get()).isNull();
    model.measureSet(Optional::empty);
    assertThat(model.busyProperty().get()).as("no folder was chosen").isFalse();
    model.measureSet(() -> Optional.of(Path.of("sets")));
    workers.runAll();
    assertThat(sets).containsExactly(Path.of("sets/topics"));
    assertThat(model.curveProperty().get().videos()).isEqualTo(9);
    model.checksProperty().set(true);
    model.measureSet(() -> Optional.of(Path.of("sets")));
    workers.runAll();
    assertThat(sets).endsWith(Path.of("sets/topics/checked"));
    assertThat(model.table())
        .isEqualTo("strength\tvalue\tlow\thigh\n0\t1.000000\t1.000000\t1.000000\n");
  }

  @Test
  void theSetIsThatOfTheHeadThatIsToErr() throws Exception {
    assertThat(model.set()).as("no video").contains(AttackedSet.ACTIONS);
    open(head("direction", List.of("left", "right")));
    assertThat(model.set()).contains(AttackedSet.DIRECTION);
    model.measureSet(
        () -> {
          throw new AssertionError("what is drawn needs no folder");
        });
    workers.runAll();
    assertThat(sets).containsExactly(Path.of("drawn/direction"));
    open(head("qa", QuestionKind.ANSWERS));
    assertThat(model.set()).contains(AttackedSet.LABORATORY_QUESTIONS);
    open(head("qa", List.of("table", "lamp")));
    assertThat(model.set()).contains(AttackedSet.QUESTIONS);
    open(head("my-own", List.of("a", "b")));
    assertThat(model.set()).isEmpty();
    model.measureSet(() -> Optional.of(Path.of("sets")));
    assertThat(model.problemProperty().get()).contains("my-own");
    assertThat(sets).hasSize(1);
  }

  private static HeadResult head(String key, List<String> labels) {
    List<Float> p = new ArrayList<>(java.util.Collections.nCopies(labels.size(), 0f));
    p.set(0, 1f);
    return new HeadResult(key, labels, p, List.of());
  }

  private void open(HeadResult head) throws Exception {
    VideoFeatures f = analyzer.encode(Path.of("a.mp4"), Progress.NONE);
    Analysis a = analyzer.analyze(f, "two small words", Progress.NONE);
    selection.featuresProperty().set(f);
    selection
        .analysisProperty()
        .set(
            new Analysis(
                a.video(),
                a.text(),
                a.clips(),
                a.grid(),
                List.of(head),
                a.alignmentScore(),
                a.attention(),
                a.timings(),
                a.provenance()));
  }

  @Test
  void everyMethodOffersStrengthsThatItTakes() {
    for (AttackWish.Method method : AttackWish.Method.values()) {
      for (String kind : method.kinds().isEmpty() ? List.of("") : method.kinds()) {
        AttackWish wish = AttackWish.of(method).withKind(kind);
        assertThat(wish.strengths()).contains(wish.strength()).isSorted();
        for (double s : wish.strengths()) {
          assertThat(wish.withStrength(s).attack()).isNotNull();
          assertThat(AttackWords.strength(wish, s)).isNotBlank();
        }
        if (!kind.isEmpty()) {
          assertThat(AttackWords.kind(kind)).isNotBlank();
        }
      }
      assertThat(AttackWords.method(method)).isNotBlank();
    }
  }
}
