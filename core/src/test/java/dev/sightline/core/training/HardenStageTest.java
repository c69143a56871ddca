package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardenStageTest {
  private static final String HEAD = "actions";
  private static final List<String> TRAINED =
      List.of("head.actions.video.weight", "head.actions.video.bias");
  private static final double EPSILON = 0.5;
  private static final int EPOCHS = 12;

  @TempDir private Path folder;
  private final TorchEngine engine = new TorchEngine(1);
  private final HeadSpec head = new HeadSpec(HEAD, List.of("a", "b"));
  private final ModelConfig config = HardenFixture.config(head);

  private static HardenPlan plan(HardenPlan.Variant variant, int epochs) {
    return new HardenPlan(HEAD, variant, EPSILON, 3, epochs, 0.3, 0.02, 5, Optional.empty());
  }

  private void init(ParameterSet parameters) {
    MultimodalNet.init(config, parameters, 3);
    TaskHeads.initAlone(config, head, parameters, 4);
  }

  /** Log-likelihood under attack, mean over the videos. */
  private double robust(NDManager manager, ParameterSet parameters, LabelledFeatures data)
      throws Exception {
    MultimodalNet net = new MultimodalNet(config, parameters, false);
    engine.seed(1);
    int[] videos = IntStream.range(0, data.size()).toArray();
    GridBatch all = GridBatch.of(manager, config, data, GridBatch.whole(data, videos), 2);
    NDArray unit = GridAttack.pgd(EPSILON, 10).find(manager, all, net);
    return all.logLikelihood(net, unit).getFloat() / data.size();
  }

  @ParameterizedTest
  @EnumSource(HardenPlan.Variant.class)
  void everyVariantMakesAttacksHarderAndChangesNothingElse(HardenPlan.Variant variant)
      throws Exception {
    LabelledFeatures data = HardenFixture.data(folder.resolve("cells"), config);
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        ParameterSet fresh = new ParameterSet(manager)) {
      init(parameters);
      init(fresh);
      double before = robust(manager, parameters, data);
      HardenStage stage = new HardenStage(engine, config, plan(variant, EPOCHS), TRAINED);
      stage.run(
          parameters,
          new VideoAloneItems(config, data, 2),
          folder.resolve(variant.name()),
          p -> {},
          Progress.NONE);
      assertThat(robust(manager, parameters, data)).isGreaterThan(before + 0.1);
      for (String name : fresh.names()) {
        if (!stage.trained().contains(name)) {
          assertThat(parameters.get(name).toFloatArray())
              .as(name)
              .isEqualTo(fresh.get(name).toFloatArray());
        }
      }
    }
    data.cells().close();
    data.tokens().close();
  }

  @Test
  void aStoppedRunEndsWithTheSameWeights() throws Exception {
    LabelledFeatures data = HardenFixture.data(folder.resolve("cells"), config);
    try (NDManager manager = engine.newManager();
        ParameterSet whole = new ParameterSet(manager);
        ParameterSet stopped = new ParameterSet(manager)) {
      HardenStage stage = new HardenStage(engine, config, plan(HardenPlan.Variant.PGD, 3), TRAINED);
      VideoAloneItems lessons = new VideoAloneItems(config, data, 2);
      init(whole);
      stage.run(whole, lessons, folder.resolve("1"), p -> {}, Progress.NONE);
      init(stopped);
      boolean[] stop = new boolean[1];
      Progress progress =
          new Progress() {
            @Override
            public void update(double fraction, Phrase message) {}

            @Override
            public boolean isCancelled() {
              return stop[0];
            }
          };
      try {
        stage.run(stopped, lessons, folder.resolve("2"), p -> stop[0] = true, progress);
      } catch (CancelledException e) {
        stop[0] = false;
      }
      assertThat(stop[0]).as("was stopped").isFalse();
      init(stopped);
      stage.run(stopped, lessons, folder.resolve("2"), p -> {}, Progress.NONE);
      for (String name : stage.trained()) {
        assertThat(stopped.get(name).toFloatArray()).isEqualTo(whole.get(name).toFloatArray());
      }
    }
    data.cells().close();
    data.tokens().close();
  }
}
