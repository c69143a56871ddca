package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Attacks on many videos at once, on a model with random weights. */
class GridAttackTest {
  private static final String HEAD = "actions";
  private static final Optional<HardenPlan.Generated> NONE = Optional.empty();
  private static final int VIDEOS = 3;
  private static final int CELLS = 8;

  private final TorchEngine engine = new TorchEngine(1);
  private final ModelConfig config =
      HardenFixture.config(new HeadSpec(HEAD, List.of("a", "b", "c")));

  @Test
  void lowersTheLikelihoodWithinTheCubeAndLikesMoreSteps() throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(config, parameters, 3);
      TaskHeads.initAlone(config, config.heads().getFirst(), parameters, 4);
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      GridBatch batch = batch(manager);
      NDArray none = manager.zeros(batch.shape());
      double clean = batch.logLikelihood(net, none).getFloat();
      engine.seed(1);
      double one = after(manager, batch, net, new GridAttack(.1, .02, 1));
      double many = after(manager, batch, net, GridAttack.pgd(.1, 20));
      assertThat(one).isLessThan(clean);
      assertThat(many).isLessThan(one);
    }
  }

  private static double after(
      NDManager manager, GridBatch b, MultimodalNet net, GridAttack attack) {
    NDArray unit = attack.find(manager, b, net);
    for (float v : unit.toFloatArray()) {
      assertThat(Math.abs(v)).isLessThanOrEqualTo((float) attack.epsilon());
    }
    return b.logLikelihood(net, unit).getFloat();
  }

  private GridBatch batch(NDManager manager) {
    int channels = config.videoChannels();
    float[] cells = new float[VIDEOS * CELLS * channels];
    float[] mask = new float[VIDEOS * CELLS];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) random.nextGaussian();
    }
    java.util.Arrays.fill(mask, 1);
    return new GridBatch(
        manager.create(cells, new Shape(VIDEOS, CELLS, channels)),
        manager.create(mask, new Shape(VIDEOS, CELLS)),
        manager.create(new float[] {1, 1, 1}, new Shape(VIDEOS, 1, 1)),
        manager.create(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new Shape(VIDEOS, 3)),
        HEAD);
  }

  @Test
  void refusesWhatIsNoPlan() {
    assertThatThrownBy(
            () -> new HardenPlan(HEAD, HardenPlan.Variant.PGD, 0, 1, 1, .5, 1e-3, 1, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new HardenPlan(HEAD, HardenPlan.Variant.FAST, .1, 1, 1, 2, 1e-3, 1, NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
