package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Analyzers;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method on the bundled models. */
class MethodsOnModelsTest {
  /** Few steps: what is tested is that it works, not how exact it is. */
  private static final ExplainOptions QUICK = ExplainOptions.DEFAULT.withEffort(2, 4);

  /** Twice would take long. */
  private static final String SLOW = "integrated-gradients-pixels";

  @TempDir private Path folder;

  private Analyzer open(String model) throws Exception {
    return Analyzers.open(
        BundleReader.openResource("/dev/sightline/resources/models/" + model),
        new AnalysisCache(folder.resolve("cache"), 1L << 30),
        2,
        "test");
  }

  private Path video() throws Exception {
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
        .write(List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
    return folder.resolve("world/videos/dev-order-000000.mp4");
  }

  private static ExplainRequest request(
      Analyzer analyzer, VideoFeatures features, String text, String target) throws Exception {
    Analysis a = analyzer.analyzeFirst(features, text, Progress.NONE);
    return new ExplainRequest(analyzer, features, a, Target.parse(target, a), QUICK);
  }

  @Test
  void allWorkOnTheLaboratorysModelForAClassAndForTheScore() throws Exception {
    try (Analyzer analyzer = open("laboratory")) {
      VideoFeatures features = analyzer.encode(video(), Progress.NONE);
      for (String target : List.of("order:first", "score")) {
        ExplainRequest r =
            request(analyzer, features, "the red circle comes before the blue square", target);
        for (Explainer e : Explainers.builtIn().all()) {
          assertThat(e.obstacle(analyzer.abilities(), r.target(), true)).isEmpty();
          Explanation x = e.explain(r, Progress.NONE);
          assertThat(x.hasClips()).as(e.facts().key()).isTrue();
          assertThat(x.clipScores())
              .as(e.facts().key())
              .isNotEqualTo(new float[x.clipScores().length]);
          if (target.equals("score") && !e.facts().key().equals(SLOW)) {
            assertThat(e.explain(r, Progress.NONE).clipScores())
                .as("%s, again", e.facts().key())
                .containsExactly(x.clipScores());
          }
        }
      }
    }
  }

  /** What an explanation says of the target must be what the probe says of it. */
  @Test
  void gradientsAndProbeAgreeOnTheTarget() throws Exception {
    try (Analyzer analyzer = open("laboratory")) {
      VideoFeatures features = analyzer.encode(video(), Progress.NONE);
      for (String target : List.of("order:first", "score")) {
        ExplainRequest r = request(analyzer, features, "the red circle comes first", target);
        try (Probe probe = analyzer.probe(features, r.analysis().text().text(), Progress.NONE)) {
          double asked =
              r.target().logit(probe.ask(List.of(probe.nothingHidden()), Progress.NONE).getFirst());
          Explanation x = Explainers.builtIn().require("saliency").explain(r, Progress.NONE);
          assertThat(x.targetValue()).isCloseTo(asked, within(1e-4));
        }
      }
    }
  }

  /** The laboratory's model is sharp: its logits bend much on the way from nothing to the input. */
  @Test
  void integratedGradientsBecomeCompleteWithMoreSteps() throws Exception {
    try (Analyzer analyzer = open("laboratory")) {
      VideoFeatures features = analyzer.encode(video(), Progress.NONE);
      ExplainRequest r =
          request(analyzer, features, "the red circle comes before the blue square", "order:first");
      assertThat(gap(r, 50)).as("share of what was gained").isLessThan(0.15);
      assertThat(gap(r, 200)).isLessThan(0.04);
    }
  }

  private static double gap(ExplainRequest r, int steps) throws Exception {
    Explanation x =
        Explainers.builtIn()
            .require("integrated-gradients")
            .explain(r.with(r.options().withEffort(steps, 8)), Progress.NONE);
    double gained = Rows.sum(x.tokenScores()) + Rows.sum(x.cellScores()) - x.completenessGap();
    return Math.abs(x.completenessGap() / gained);
  }

  @Test
  void aModelWithoutCrossAttentionSaysSo() throws Exception {
    try (Analyzer analyzer = open("everyday-zh")) {
      Target topic = new Target.OfClass("topics", 0);
      for (Explainer e : Explainers.builtIn().all()) {
        Optional<Obstacle> why = e.obstacle(analyzer.abilities(), topic, true);
        boolean cross = e.needs(topic).contains(Ability.CROSS_ATTENTION);
        assertThat(why)
            .as(e.facts().key())
            .isEqualTo(cross ? Optional.of(Obstacle.NO_CROSS_ATTENTION) : Optional.empty());
        assertThat(e.obstacle(analyzer.abilities(), new Target.Score(), true)).isEmpty();
      }
    }
  }

  /**
   * Each is stopped before it begins and a moment after; what was told of it must not end in a map.
   * How soon it stops is measured by {@code bench explain}.
   */
  @Test
  void cancellingEndsEveryMethod() throws Exception {
    try (Analyzer analyzer = open("laboratory")) {
      VideoFeatures features = analyzer.encode(video(), Progress.NONE);
      ExplainRequest r = request(analyzer, features, "a red circle", "order:first");
      Explainers.builtIn().require("grad-cam").explain(r, Progress.NONE); // engines have started
      for (Explainer e : Explainers.builtIn().all()) {
        for (int questions : new int[] {0, 3}) {
          Stop stop = new Stop(questions);
          boolean ended = false;
          try {
            e.explain(r, stop);
          } catch (CancelledException cancelled) {
            ended = true;
          }
          assertThat(ended)
              .as("%s, asked %d times", e.facts().key(), stop.asked.get())
              .isEqualTo(stop.asked.get() > questions);
        }
      }
    }
  }

  /** Cancels once it has been asked a number of times. */
  private static final class Stop implements Progress {
    private final int questions;
    private final AtomicInteger asked = new AtomicInteger();

    Stop(int questions) {
      this.questions = questions;
    }

    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return asked.incrementAndGet() > questions;
    }
  }

  @Test
  void aClassThatTheModelDoesNotHaveIsRefusedInWords() throws Exception {
    try (Analyzer analyzer = open("laboratory")) {
      VideoFeatures features = analyzer.encode(video(), Progress.NONE);
      assertThatThrownBy(() -> request(analyzer, features, "a", "topics:cooking"))
          .hasMessageContaining("topics:cooking");
    }
  }
}
