package dev.sightline.core.training.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.model.caption.CaptionDecoder;
import dev.sightline.core.model.caption.TinyCaptions;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.CaptionScores;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionStageTest {
  private static final CaptionConfig CONFIG = TinyCaptions.config();
  private static final CaptionPlan PLAN =
      new CaptionPlan(2, 25, 3, 1, 2, 1, 1, 2, 10, 2e-2, 0, 5, 0.8, 0.05, 0.05);

  @TempDir private Path dir;

  private final TorchEngine engine = new TorchEngine(1);
  private final List<CurvePoint> curve = new ArrayList<>();

  /** Two looks, each with its own sentence: clips 0 and 2 show one, 1 and 3 the other. */
  private CaptionGrids.Set set() throws Exception {
    Path file = dir.resolve("cells.f16");
    int row = CONFIG.cells() * CONFIG.channels();
    if (!Files.exists(file)) {
      try (FeatureWriter writer = new FeatureWriter(file, row)) {
        float[] cells = new float[4 * row];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = (i / row % 2 == 0) == (i % CONFIG.channels() < 3) ? 5 : 0;
        }
        writer.append(cells);
        writer.complete();
      }
    }
    return new CaptionGrids.Set(
        FeatureStore.open(file, row),
        List.of(List.of(List.of(0L, 2L)), List.of(List.of(1L, 3L))),
        List.of(List.of("A dog runs fast .", "a dog runs fast"), List.of("On grass a unicorn")));
  }

  private Map<String, FloatTensor> train(Path checkpoint, Progress progress) throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        FeatureStore cells = set().cells()) {
      CaptionGrids.Set grids = set();
      CaptionSet photographs = CaptionSet.of(CaptionStyle.PHOTOGRAPH, grids, CONFIG.words());
      CaptionSet videos = CaptionSet.of(CaptionStyle.VIDEO, grids, CONFIG.words());
      CaptionNet.init(CONFIG, parameters, 1);
      new CaptionStage(engine, CONFIG, PLAN, 4)
          .run(
              parameters,
              new CaptionStage.Data(photographs, Optional.of(videos), photographs),
              checkpoint,
              curve::add,
              progress);
      grids.cells().close();
      assertThat(cells.rows()).isEqualTo(4);
      Map<String, FloatTensor> weights = new HashMap<>();
      for (String name : parameters.names()) {
        weights.put(name, TorchEngine.toJava(parameters.get(name)));
      }
      return weights;
    }
  }

  @Test
  void itLearnsToSayWhatItSeesAndAKilledRunGoesOnBitForBit() throws Exception {
    Map<String, FloatTensor> whole = train(dir.resolve("whole"), Progress.NONE);
    assertThat(curve).hasSize(2);
    assertThat(curve.getLast().values().get("dev.loss"))
        .isLessThan(0.6 * curve.getFirst().values().get("train.loss"));

    Path checkpoint = dir.resolve("killed");
    Progress killed =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return Files.exists(checkpoint);
          }
        };
    assertThatThrownBy(() -> train(checkpoint, killed)).isInstanceOf(CancelledException.class);
    Map<String, FloatTensor> resumed = train(checkpoint, Progress.NONE);
    whole.forEach(
        (name, t) -> assertThat(resumed.get(name).values()).as(name).isEqualTo(t.values()));

    CaptionGrids.Set grids = set();
    CaptionMeasures measures =
        new CaptionMeasures(
            new CaptionDecoder(CONFIG, whole), new BeamPlan(3, 0.7, 2, 1), new Bootstrap(100, 1));
    List<CaptionScores.Item> said =
        measures.generate(grids, CaptionStyle.PHOTOGRAPH, Progress.NONE);
    grids.cells().close();
    assertThat(said.getFirst().said()).containsExactly("a", "dog", "runs", "fast");
    assertThat(said.getLast().said()).startsWith("on", "grass", "a").doesNotContain("unicorn");
    assertThat(measures.figures(said).get("bleu1").value()).isGreaterThan(0.6);
    assertThat(measures.figures(said).get("said_once").value()).isEqualTo(1);
  }

  @Test
  void wordsAreCountedAndTheMostFrequentKept() {
    assertThat(
            Vocabulary.of(
                List.of(List.of(List.of("A dog , a CAT !", "the dog 's bone"), List.of("a dog"))),
                7))
        .containsExactly("<end>", "<unknown>", "<photograph>", "<video>", "a", "dog", "'s");
  }

  @Test
  void theRecipeThatShipsCanBeRead() throws Exception {
    Path recipe = Path.of("..", "recipes", "everyday-captions.yaml");
    assertThat(CaptionRecipe.isOne(recipe)).isTrue();
    assertThat(CaptionRecipe.read(recipe).name()).isEqualTo("everyday-captions");
    assertThat(CaptionRecipe.isOne(Path.of("..", "recipes", "everyday.yaml"))).isFalse();
  }
}
