package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny first stage: it learns, and goes on after a stop as if there had been none. */
class StageLoopTest {
  private static final int BATCH = 4;
  private static final StagePlan PLAN = new StagePlan(3, 3, 6, BATCH, 5e-3, 0.01, 5, 0.5);

  private final TorchEngine engine = new TorchEngine(1);
  @TempDir private Path folder;

  private Map<String, float[]> train(Path checkpoint, List<CurvePoint> curve, Progress progress)
      throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      C3d.initial(1, 1).forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      Recognition.init(C3d.channels(1), new ParameterInit(parameters, 1));
      Recognition recognition =
          new Recognition(
              engine,
              new C3dTower(C3d.channels(1)),
              parameters,
              new Laboratory(3, WorldOptions.STANDARD),
              BATCH);
      StageLoop.Stage<Recognition.Clips> stage =
          new StageLoop.Stage<>() {
            @Override
            public Recognition.Clips data(long step) throws SightlineException {
              return recognition.data(step % 2); // few clips, so that little work shows learning
            }

            @Override
            public double step(NDManager m, Recognition.Clips data, StageLoop.Hits hits)
                throws SightlineException {
              return recognition.step(m, data, hits);
            }
          };
      new StageLoop(engine, "recognition", PLAN, 9)
          .run(
              stage, parameters, List.copyOf(parameters.names()), checkpoint, curve::add, progress);
      Map<String, float[]> values = new TreeMap<>();
      parameters.names().forEach(n -> values.put(n, parameters.get(n).toFloatArray()));
      return values;
    }
  }

  @Test
  void learnsAndGoesOnBitForBitAfterAStop() throws Exception {
    List<CurvePoint> curve = new ArrayList<>();
    Map<String, float[]> whole = train(folder.resolve("whole"), curve, Progress.NONE);
    assertThat(curve).extracting(CurvePoint::epoch).containsExactly(1, 2, 3);
    assertThat(curve.getLast().values().get("train.loss"))
        .isLessThan(curve.getFirst().values().get("train.loss"));

    Path checkpoint = folder.resolve("stopped");
    Progress stop =
        new Progress() {
          private double done;

          @Override
          public void update(double fraction, Phrase message) {
            done = fraction;
          }

          @Override
          public boolean isCancelled() {
            return done > 0.5;
          }
        };
    assertThatThrownBy(() -> train(checkpoint, new ArrayList<>(), stop))
        .isInstanceOf(CancelledException.class);
    List<CurvePoint> rest = new ArrayList<>();
    Map<String, float[]> resumed = train(checkpoint, rest, Progress.NONE);
    assertThat(rest).extracting(CurvePoint::epoch).doesNotContain(1);
    assertThat(resumed.keySet()).isEqualTo(whole.keySet());
    whole.forEach((n, v) -> assertThat(resumed.get(n)).as(n).isEqualTo(v));
  }

  @Test
  void aPlanThatEndsAfterItsCourseIsRefused() {
    assertThatThrownBy(() -> new StagePlan(3, 4, 1, 1, 1e-3, 0, 5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 of 3 epochs");
  }
}
