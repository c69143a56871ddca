package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.Factor;
import java.util.SplittableRandom;

/**
 * Cross-entropy of the classes of labelled videos by one linear map of the pooled cells of a clip:
 * it teaches the top of the video encoder what tells actions apart. The map itself is thrown away;
 * the task heads are trained later.
 */
final class VideoClassLoss {
  /** Parameters with this prefix serve training alone. */
  static final String PREFIX = "train.";

  private static final float PENALTY = 0.01f;

  private final ModelConfig config;
  private final ParameterSet parameters;

  VideoClassLoss(ModelConfig config, ParameterSet parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  /** Adds the parameters of one set. */
  static void init(ModelConfig config, ParameterInit init, LabelledClips data) {
    init.linear(name(data), config.videoChannels(), data.head().labels().size());
  }

  private static String name(LabelledClips data) {
    return PREFIX + data.head().key();
  }

  /**
   * @param n videos drawn, one random clip of one random view each
   * @return a single number
   */
  NDArray of(NDManager step, LabelledClips data, int n, SplittableRandom random) {
    long[] rows = new long[n * data.frames()];
    long[] labels = new long[n];
    for (int i = 0; i < n; i++) {
      int v = random.nextInt(data.size());
      var views = data.clipsOf().get(v);
      var clips = views.get(random.nextInt(views.size()));
      long clip = clips.get(random.nextInt(clips.size()));
      labels[i] = data.labels().get(v);
      for (int f = 0; f < data.frames(); f++) {
        rows[i * data.frames() + f] = clip * data.frames() + f;
      }
    }
    NDArray grid = VideoSide.grid(step, config, parameters, data.lower(), rows, data.frames());
    NDArray cells = standardised(grid).mean(new int[] {1});
    NDArray weight = parameters.get(name(data) + ".weight");
    NDArray logits = cells.matMul(weight.transpose()).add(parameters.get(name(data) + ".bias"));
    NDArray wanted = Targets.smoothed(step, labels, data.head().labels().size(), 0);
    NDArray ridge = weight.square().sum();
    ridge.attach(step);
    return Factor.times(logits.logSoftmax(1).mul(wanted).sum(), -1f / n)
        .add(Factor.times(ridge, PENALTY / 2));
  }

  /** Each cell with mean 0 and variance 1 over its channels, as the task heads will see it. */
  private static NDArray standardised(NDArray grid) {
    NDArray centred = grid.sub(grid.mean(new int[] {2}, true));
    return centred.div(centred.square().mean(new int[] {2}, true).add(1e-5f).sqrt());
  }
}
