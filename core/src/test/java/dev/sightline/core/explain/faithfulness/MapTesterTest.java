package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainOptions.Heads;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.faithfulness.AddingModel.Worth;
import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.explain.faithfulness.MapTester.Part;
import dev.sightline.core.explain.method.RawAttention;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MapTesterTest {
  private static final String TEXT = "a small boat drifts over the quiet green lake";
  private static final Target CLASS = new Target.OfClass("topics", 0);
  private static final Set<Part> ALL = EnumSet.allOf(Part.class);
  private static final Worth RIGHT = new Worth("right", false);
  private static final Worth WRONG = new Worth("wrong", true);

  private final AtomicInteger open = new AtomicInteger();

  /** Random models with other worths. */
  private final RandomModels random =
      new RandomModels() {
        @Override
        public List<String> parts() {
          return List.of("heads", "alignment");
        }

        @Override
        public Analyzer open(Set<String> parts, long seed) {
          open.incrementAndGet();
          // the heads alone change nothing of this model
          return new AddingModel(parts.contains("alignment") ? seed : 5);
        }
      };

  private final MapTester tester =
      new MapTester(
          CurvePlan.USUAL, FeatureNoise.USUAL, List.of(RIGHT, WRONG), Optional.of(random));

  private static MapSubject subject(Explainer method, Target target, String text) throws Exception {
    AddingModel model = new AddingModel(5);
    VideoFeatures video = AddingModel.video();
    return MapSubject.of(
        method,
        new ExplainRequest(model, video, model.analyze(video, text, Progress.NONE), target),
        Progress.NONE);
  }

  @Test
  void aRightMapPassesWhatAModelIsAskedFor() throws Exception {
    MapTests tests = tester.test(subject(RIGHT, CLASS, TEXT), ALL, Progress.NONE);
    for (Measure m :
        List.of(
            Measure.DELETION_TOKENS,
            Measure.INSERTION_TOKENS,
            Measure.DELETION_CLIPS,
            Measure.INSERTION_CLIPS,
            Measure.DELETION_CELLS,
            Measure.INSERTION_CELLS,
            Measure.RANDOMISATION,
            Measure.STABILITY)) {
      assertThat(tests.verdict().about(m))
          .isInstanceOfSatisfying(
              Tested.class, t -> assertThat(t.grade()).as("%s", m).isEqualTo(Grade.PASSED));
    }
    assertThat(tests.verdict().light()).isEqualTo(Light.GREEN);
    assertThat(tests.words().orElseThrow().items()).isEqualTo(9);
    assertThat(tests.clips().orElseThrow().items()).isEqualTo(FakeAnalyzer.CLIPS);
    assertThat(tests.stability().orElseThrow().maxSensitivity()).isBetween(0.01, 0.5);
    assertThat(tests.agreement().orElseThrow().meanOf("right").getAsDouble())
        .isCloseTo(-1, within(1e-9));
  }

  @Test
  void anUpsideDownMapFails() throws Exception {
    MapTests tests = tester.test(subject(WRONG, CLASS, TEXT), ALL, Progress.NONE);
    assertThat(tests.verdict().light()).isEqualTo(Light.RED);
    assertThat(((Tested) tests.verdict().about(Measure.DELETION_CLIPS)).grade())
        .isEqualTo(Grade.FAILED);
    assertThat(((Tested) tests.verdict().about(Measure.RANDOMISATION)).grade())
        .as("it hangs on the weights all the same")
        .isEqualTo(Grade.PASSED);
  }

  @Test
  void randomWeightsCascadeAndStandAlone() throws Exception {
    Randomisation steps =
        tester
            .test(subject(RIGHT, CLASS, TEXT), EnumSet.of(Part.RANDOMISATION), Progress.NONE)
            .randomisation()
            .orElseThrow();
    assertThat(steps.of(Randomisation.Mode.CASCADING).stream().map(Randomisation.Step::part))
        .containsExactly("heads", "alignment");
    assertThat(steps.steps().getFirst().similarity().orElseThrow().mean()).isEqualTo(1);
    assertThat(steps.whole().orElseThrow().similarity().orElseThrow().maps()).isEqualTo(3);
    assertThat(Math.abs(steps.whole().orElseThrow().similarity().orElseThrow().mean()))
        .isLessThan(0.5);
    assertThat(
            steps.of(Randomisation.Mode.INDEPENDENT).getFirst().similarity().orElseThrow().mean())
        .isEqualTo(1);
    assertThat(open).hasValue(1 + 3 + 2);
  }

  /** Attention inside the frozen text encoder stays whatever is done to the rest. */
  @Test
  void whatATestCannotReachIsNotTestedAndDoesNotFail() throws Exception {
    AddingModel model = new AddingModel(5);
    VideoFeatures video = AddingModel.video();
    ExplainRequest request =
        new ExplainRequest(
            model,
            video,
            model.analyze(video, TEXT, Progress.NONE),
            CLASS,
            ExplainOptions.DEFAULT.with(AttentionStack.Kind.TEXT_SELF, 1, Heads.MEAN, 0));
    MapTests tests =
        tester.test(
            MapSubject.of(new RawAttention(), request, Progress.NONE),
            EnumSet.of(Part.RANDOMISATION, Part.STABILITY),
            Progress.NONE);
    for (Measure m : List.of(Measure.RANDOMISATION, Measure.STABILITY)) {
      assertThat(tests.verdict().about(m)).isEqualTo(new NotTested(m, Reason.OUT_OF_REACH));
    }
    assertThat(tests.verdict().light()).isEqualTo(Light.GREY);
    assertThat(open).as("no random model is made for nothing").hasValue(0);
  }

  /** A method that looks at nothing of the model is found out all the same. */
  @Test
  void aMapThatIgnoresTheModelStillFails() throws Exception {
    Explainer blind =
        new Explainer() {
          @Override
          public ExplainerFacts facts() {
            return RIGHT.facts();
          }

          @Override
          public Explanation explain(ExplainRequest r, Progress progress) {
            float[] edges = new float[r.cells().size()];
            for (int i = 0; i < edges.length; i++) {
              edges[i] = i % 7;
            }
            return new ExplanationBuilder(this, r).cells(edges).build();
          }
        };
    Verdict verdict =
        tester
            .test(subject(blind, CLASS, TEXT), EnumSet.of(Part.RANDOMISATION), Progress.NONE)
            .verdict();
    assertThat(verdict.about(Measure.RANDOMISATION))
        .isInstanceOfSatisfying(Tested.class, t -> assertThat(t.grade()).isEqualTo(Grade.FAILED));
  }

  /** Of rollout only the places can be moved: the words are left out of the correlation. */
  @Test
  void scoresThatCannotBeMovedAreLeftOut() throws Exception {
    Explainer half =
        new Explainer() {
          @Override
          public ExplainerFacts facts() {
            return RIGHT.facts();
          }

          @Override
          public boolean ofTextAlone(Gives scores, ExplainRequest request) {
            return scores == Gives.TOKENS;
          }

          @Override
          public Explanation explain(ExplainRequest r, Progress progress)
              throws SightlineException {
            float[] fixed = new float[r.tokens().size()];
            for (int i = 0; i < fixed.length; i++) {
              fixed[i] = i;
            }
            return new ExplanationBuilder(this, r)
                .tokens(fixed)
                .cells(RIGHT.explain(r, progress).cellScores())
                .build();
          }
        };
    Randomisation steps =
        tester
            .test(subject(half, CLASS, TEXT), EnumSet.of(Part.RANDOMISATION), Progress.NONE)
            .randomisation()
            .orElseThrow();
    assertThat(Math.abs(steps.whole().orElseThrow().similarity().orElseThrow().mean()))
        .as("with the words it would be a half and more")
        .isLessThan(0.2);
  }

  @Test
  void whatWasNotAskedForIsNotTested() throws Exception {
    MapTests tests =
        tester.test(subject(RIGHT, CLASS, TEXT), EnumSet.of(Part.STABILITY), Progress.NONE);
    assertThat(tests.verdict().light()).isEqualTo(Light.GREY);
    assertThat(tests.verdict().about(Measure.DELETION_TOKENS))
        .isEqualTo(new NotTested(Measure.DELETION_TOKENS, Reason.NOT_ASKED));
    assertThat(tests.words()).isEmpty();
  }

  @Test
  void fewWordsCannotBeTold() throws Exception {
    MapTests tests =
        tester.test(subject(RIGHT, CLASS, "a boat"), EnumSet.of(Part.CURVES), Progress.NONE);
    assertThat(tests.verdict().about(Measure.INSERTION_TOKENS))
        .isEqualTo(new NotTested(Measure.INSERTION_TOKENS, Reason.TOO_FEW));
    assertThat(tests.clips()).isPresent();
  }

  @Test
  void withoutAVideoTheScoreCountsAsNothing() throws Exception {
    CurveTest clips =
        tester
            .test(subject(RIGHT, new Target.Score(), TEXT), EnumSet.of(Part.CURVES), Progress.NONE)
            .clips()
            .orElseThrow();
    double[] values = clips.deletion().values();
    assertThat(values[values.length - 1]).isZero();
    assertThat(values[0]).isGreaterThan(0.1);
  }

  @Test
  void aModelThatCannotBeAskedIsNotTested() throws Exception {
    MapSubject subject = subject(RIGHT, CLASS, TEXT);
    Analyzer silent = new Silent();
    MapSubject unasked =
        new MapSubject(
            RIGHT,
            new ExplainRequest(
                silent, subject.request().features(), subject.request().analysis(), CLASS),
            subject.map());
    MapTests tests =
        new MapTester(CurvePlan.USUAL, FeatureNoise.USUAL, List.of(), Optional.empty())
            .test(unasked, EnumSet.of(Part.CURVES, Part.RANDOMISATION), Progress.NONE);
    assertThat(tests.verdict().about(Measure.DELETION_CLIPS))
        .isEqualTo(new NotTested(Measure.DELETION_CLIPS, Reason.UNSUPPORTED));
    assertThat(tests.verdict().about(Measure.RANDOMISATION))
        .isEqualTo(new NotTested(Measure.RANDOMISATION, Reason.UNSUPPORTED));
  }

  @Test
  void tellsHowFarItIsAndStops() throws Exception {
    List<Double> told = new ArrayList<>();
    Progress stopping =
        new Progress() {
          @Override
          public void update(double fraction, String message) {
            told.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return open.get() >= 2;
          }
        };
    MapSubject subject = subject(RIGHT, CLASS, TEXT);
    assertThatThrownBy(() -> tester.test(subject, ALL, stopping))
        .isInstanceOf(CancelledException.class);
    assertThat(open).hasValue(2);
  }

  /** A model that cannot be asked with parts hidden. */
  private static final class Silent implements Analyzer {
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
    public ModelFacts model() {
      return fake.model();
    }

    @Override
    public void close() {}
  }
}
