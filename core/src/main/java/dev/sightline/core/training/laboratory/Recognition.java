package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Shot;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * First stage: the video encoder learns to tell what objects are and do. Two ways, both thrown away
 * afterwards:
 *
 * <ul>
 *   <li>a lone object, as the paper trains C3D: classifiers above a max pooling of the last layer;
 *   <li>an object among others, asked for by some of its attributes: the question attends to the
 *       cells, {@code softmax(q·K(cell)/√d + o(cell))}, and all its attributes are read from the
 *       mean of the cells so weighted. So what belongs to one object must lie together. Where it
 *       lies is not told.
 * </ul>
 */
final class Recognition implements StageLoop.Stage<Recognition.Clips> {
  /** Questions about each clip. */
  private static final int QUESTIONS = 2;

  private static final List<LabTask> CROWDED = List.of(LabTask.MATCH, LabTask.DIRECTION);

  /** Parameters of the classifiers begin with this. */
  static final String PREFIX = "recognition.";

  private static final String LONE = PREFIX + "lone.";
  private static final String FOUND = PREFIX + "found.";

  private final TorchEngine engine;
  private final VideoTower tower;
  private final ParameterSet parameters;
  private final Laboratory laboratory;
  private final Laboratory alone;
  private final int batch;

  /**
   * @param batch clips of a step, even: the first half shows lone objects
   */
  Recognition(
      TorchEngine engine,
      VideoTower tower,
      ParameterSet parameters,
      Laboratory laboratory,
      int batch) {
    this.engine = engine;
    this.tower = tower;
    this.parameters = parameters;
    this.laboratory = laboratory;
    this.alone = new Laboratory(laboratory.seed(), laboratory.options().alone());
    this.batch = batch;
  }

  /** Makes the parameters that are thrown away. */
  static void init(int channels, ParameterInit init) {
    for (Attributes a : Attributes.values()) {
      init.linear(LONE + a.key(), channels, a.classes());
      init.linear(FOUND + a.key(), channels, a.classes());
    }
    init.linear(PREFIX + "query", Attributes.QUERY, channels);
    init.linear(PREFIX + "key", channels, channels);
    init.linear(PREFIX + "object", channels, 1);
  }

  /**
   * Data of a step.
   *
   * @param clips {@code [b, tower.values()]}
   * @param queries {@code [b · QUESTIONS, Attributes.QUERY]}
   * @param labels for each attribute {@code [b · QUESTIONS]}; negative: not asked
   */
  record Clips(float[] clips, float[] queries, Map<Attributes, int[]> labels) {}

  @Override
  public Clips data(long step) throws SightlineException {
    int rows = batch * QUESTIONS;
    float[] clips = new float[batch * tower.values()];
    float[] queries = new float[rows * Attributes.QUERY];
    Map<Attributes, int[]> labels = new EnumMap<>(Attributes.class);
    for (Attributes a : Attributes.values()) {
      labels.put(a, new int[rows]);
    }
    for (int i = 0; i < batch; i++) {
      long number = step * batch + i;
      SplittableRandom random = new SplittableRandom(laboratory.seed() * 31 + number);
      Shot shot =
          i < batch / 2
              ? alone.item(LabTask.COLOUR, Split.TRAIN, number).scene().shots().getFirst()
              : laboratory
                  .item(CROWDED.get(i % CROWDED.size()), Split.TRAIN, 2 * number)
                  .scene()
                  .shots()
                  .getFirst();
      tower.fill(ClipFrames.of(shot, laboratory.options()), clips, i);
      List<Actor> actors = shot.actors();
      int first = random.nextInt(actors.size());
      for (int q = 0; q < QUESTIONS; q++) {
        Actor wanted = actors.get((first + q) % actors.size());
        int row = i * QUESTIONS + q;
        Attributes.query(actors, wanted, random, queries, row * Attributes.QUERY);
        labels.forEach((a, l) -> l[row] = a.of(wanted));
      }
    }
    return new Clips(clips, queries, labels);
  }

  @Override
  public double step(NDManager manager, Clips data, StageLoop.Hits hits) throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x = step.create(data.clips(), new Shape(batch, tower.values()));
      NDArray grid = tower.grid(x, parameters::get);
      long channels = grid.getShape().get(1);
      // [b, channels, h, w] -> [b, channels, c]
      NDArray flat = grid.reshape(batch, channels, -1);
      NDArray seen = flat.get(new NDIndex("0:" + batch / 2)).max(new int[] {2});
      NDArray found = found(flat.transpose(0, 2, 1), step.create(data.queries()));
      NDArray loss = step.create(0f);
      for (Map.Entry<Attributes, int[]> task : data.labels().entrySet()) {
        Attributes a = task.getKey();
        int[] labels = task.getValue();
        int[] lone = new int[batch / 2];
        Arrays.setAll(lone, i -> labels[i * QUESTIONS]);
        loss = loss.add(classify(seen, LONE, a, lone, hits));
        loss = loss.add(classify(found, FOUND, a, labels, hits));
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** {@code [b, c, channels] -> [b · QUESTIONS, channels]}: what is seen where a question looks. */
  private NDArray found(NDArray cells, NDArray queries) {
    long channels = cells.getShape().get(2);
    // [b · q, query] -> [b, q, channels]
    NDArray q =
        linear(queries.reshape(-1, Attributes.QUERY), "query").reshape(batch, QUESTIONS, channels);
    NDArray scores =
        Factor.times(q.matMul(linear(cells, "key").transpose(0, 2, 1)), 1 / Math.sqrt(channels))
            .add(linear(cells, "object").transpose(0, 2, 1));
    return scores.softmax(2).matMul(cells).reshape(-1, channels);
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(
            x, parameters.get(PREFIX + name + ".weight"), parameters.get(PREFIX + name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray classify(
      NDArray seen, String prefix, Attributes attribute, int[] labels, StageLoop.Hits hits) {
    String name = prefix + attribute.key();
    NDArray logits = linear(seen, name.substring(PREFIX.length()));
    int n = attribute.classes();
    float[] target = new float[labels.length * n];
    long[] said = logits.argMax(1).toLongArray();
    int asked = 0;
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        target[i * n + labels[i]] = -1f / labels.length;
        asked++;
        right += said[i] == labels[i] ? 1 : 0;
      }
    }
    hits.add("unseen." + name.substring(PREFIX.length()) + ".accuracy", right, asked);
    return logits
        .logSoftmax(1)
        .mul(logits.getManager().create(target, new Shape(labels.length, n)))
        .sum();
  }
}
