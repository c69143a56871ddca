package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import dev.sightline.core.laboratory.Act;
import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.C3dInput;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * First stage: C3D learns to tell what a lone object is and does, as the paper trains it, by
 * classification above a max pooling of its last layer. The classifiers are thrown away.
 */
final class Recognition implements StageLoop.Stage<Recognition.Clips> {
  /** Classifiers and their numbers of classes. */
  private static final Map<String, Integer> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("motion", Motion.values().length);
    CLASSES.put("times", Act.MOST_TIMES + 1);
    CLASSES.put("shape", ObjectShape.values().length);
    CLASSES.put("colour", ObjectColour.values().length);
    CLASSES.put("size", 2);
    CLASSES.put("texture", 2);
    CLASSES.put("speed", 2);
  }

  /** Parameters of the classifiers begin with this. */
  static final String PREFIX = "recognition.";

  private final TorchEngine engine;
  private final ParameterSet parameters;
  private final Laboratory laboratory;
  private final int batch;

  Recognition(TorchEngine engine, ParameterSet parameters, Laboratory laboratory, int batch) {
    this.engine = engine;
    this.parameters = parameters;
    this.laboratory = laboratory;
    this.batch = batch;
  }

  /** Makes the classifiers' parameters. */
  static void init(int channels, ParameterInit init) {
    CLASSES.forEach((name, n) -> init.linear(PREFIX + name, channels, n));
  }

  /**
   * Data of a step.
   *
   * @param clips {@code [b, 3, 16, 64, 64]}
   * @param labels for each classifier {@code [b]}; negative: not asked
   */
  record Clips(float[] clips, Map<String, int[]> labels) {}

  @Override
  public Clips data(long step) throws SightlineException {
    float[] clips = new float[batch * C3dInput.VALUES];
    Map<String, int[]> labels = new LinkedHashMap<>();
    CLASSES.keySet().forEach(k -> labels.put(k, new int[batch]));
    for (int i = 0; i < batch; i++) {
      Shot shot =
          laboratory.item(LabTask.COLOUR, Split.TRAIN, step * batch + i).scene().shots().getFirst();
      C3dInput.fill(ClipFrames.of(shot, laboratory.options()), clips, i);
      Actor a = shot.actors().getFirst();
      labels.get("motion")[i] = a.act().motion().ordinal();
      labels.get("times")[i] = a.act().times() > 0 ? a.act().times() : -1;
      labels.get("shape")[i] = a.look().shape().ordinal();
      labels.get("colour")[i] = a.look().colour().ordinal();
      labels.get("size")[i] = a.look().size().ordinal();
      labels.get("texture")[i] = a.look().texture().ordinal();
      labels.get("speed")[i] = a.act().motion().hasSpeed() ? a.act().speed().ordinal() : -1;
    }
    return new Clips(clips, labels);
  }

  @Override
  public double step(NDManager manager, Clips data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x = step.create(data.clips(), new Shape(batch, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      NDArray grid = C3d.forward(x, parameters::get);
      // [b, channels, h, w] -> [b, channels]
      NDArray seen = grid.reshape(batch, grid.getShape().get(1), -1).max(new int[] {2});
      NDArray loss = step.create(0f);
      for (Map.Entry<String, int[]> task : data.labels().entrySet()) {
        loss = loss.add(classify(step, seen, task.getKey(), task.getValue(), hits));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDArray classify(
      NDManager step, NDArray seen, String name, int[] labels, StageLoop.Hits hits) {
    NDArray logits =
        Linear.linear(
                seen,
                parameters.get(PREFIX + name + ".weight"),
                parameters.get(PREFIX + name + ".bias"))
            .singletonOrThrow();
    int n = CLASSES.get(name);
    long asked = Arrays.stream(labels).filter(l -> l >= 0).count();
    float[] target = new float[batch * n];
    long[] said = logits.argMax(1).toLongArray();
    int right = 0;
    for (int i = 0; i < batch; i++) {
      if (labels[i] >= 0) {
        target[i * n + labels[i]] = -1f / Math.max(1, batch);
        right += said[i] == labels[i] ? 1 : 0;
      }
    }
    hits.add("unseen." + name + ".accuracy", right, asked);
    return logits.logSoftmax(1).mul(step.create(target, new Shape(batch, n))).sum();
  }
}
