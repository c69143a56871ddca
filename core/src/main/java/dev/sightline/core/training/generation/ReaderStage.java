package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.ClipReader;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.StageLoop;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The reader learns to tell attributes of real clips. */
final class ReaderStage implements StageLoop.Stage<ReaderStage.Clips> {
  private final TorchEngine engine;
  private final ParameterSet parameters;
  private final List<ReadAttribute> attributes;
  private final ClipWorld world;
  private final int batch;

  ReaderStage(
      TorchEngine engine,
      ParameterSet parameters,
      List<ReadAttribute> attributes,
      ClipWorld world,
      int batch) {
    this.engine = engine;
    this.parameters = parameters;
    this.attributes = attributes;
    this.world = world;
    this.batch = batch;
  }

  /**
   * Data of a step.
   *
   * @param frames {@code [b, 16, 3, 64, 64]}
   * @param labels for each attribute {@code [b]}; negative: means nothing there
   */
  record Clips(float[] frames, Map<ReadAttribute, int[]> labels) {}

  @Override
  public Clips data(long step) throws SightlineException {
    float[] frames = new float[batch * ClipReader.FRAMES * FrameCoder.VALUES];
    Map<ReadAttribute, int[]> labels = new EnumMap<>(ReadAttribute.class);
    for (ReadAttribute a : attributes) {
      labels.put(a, new int[batch]);
    }
    for (int i = 0; i < batch; i++) {
      ClipWorld.Clip clip = world.clip(Split.TRAIN, step * batch + i);
      ClipWorld.Film film = clip.film(ClipReader.FRAMES, world.options().side());
      for (int k = 0; k < ClipReader.FRAMES; k++) {
        FrameCoder.fill(film.frame(k), frames, i * ClipReader.FRAMES + k);
      }
      int row = i;
      labels.forEach((a, l) -> l[row] = clip.label(a));
    }
    return new Clips(frames, labels);
  }

  @Override
  public double step(NDManager manager, Clips data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x =
          step.create(
              data.frames(),
              new Shape(batch, ClipReader.FRAMES, 3, FrameCoder.SIDE, FrameCoder.SIDE));
      Map<ReadAttribute, NDArray> logits = ClipReader.logits(x, attributes, parameters::get);
      NDArray loss = step.create(0f);
      for (Map.Entry<ReadAttribute, int[]> task : data.labels().entrySet()) {
        loss = loss.add(classify(logits.get(task.getKey()), task.getKey(), task.getValue(), hits));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDArray classify(
      NDArray logits, ReadAttribute attribute, int[] labels, StageLoop.Hits hits) {
    int n = attribute.classes();
    float[] target = new float[batch * n];
    long[] said = logits.argMax(1).toLongArray();
    int asked = 0;
    int right = 0;
    for (int i = 0; i < batch; i++) {
      if (labels[i] >= 0) {
        target[i * n + labels[i]] = -1f / batch;
        asked++;
        right += said[i] == labels[i] ? 1 : 0;
      }
    }
    if (asked > 0) {
      hits.add("unseen." + attribute.key() + ".accuracy", right, asked);
    }
    return logits.logSoftmax(1).mul(logits.getManager().create(target, new Shape(batch, n))).sum();
  }
}
