package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.StageLoop;
import java.util.Arrays;

/**
 * The autoencoder learns single frames. Its cells get noise of fixed size before they are decoded,
 * and are kept near 0: a variational autoencoder (Kingma &amp; Welling, 2014) whose variance is not
 * learned. So what is decoded may be a little off, as generated cells are.
 */
final class CoderStage implements StageLoop.Stage<CoderStage.Frames> {
  /** Frames of one clip in a batch. */
  private static final int OF_A_CLIP = 4;

  /** Standard deviation of the noise on the cells. */
  private static final float NOISE = 0.15f;

  /** Weight of the cells' mean square: the divergence from the normal distribution. */
  private static final double PRIOR = 1e-4;

  /** How much more a pixel near the object counts: outlines are a small part of a frame. */
  private static final float OBJECT = 10f;

  /** How far from the object that is, px along each axis. */
  private static final int NEAR = 3;

  private final TorchEngine engine;
  private final ParameterSet parameters;
  private final ClipWorld world;
  private final int batch;
  private final int channels;

  /**
   * @param batch frames of a step, divisible by 4
   * @param channels numbers of a cell
   */
  CoderStage(
      TorchEngine engine, ParameterSet parameters, ClipWorld world, int batch, int channels) {
    this.engine = engine;
    this.parameters = parameters;
    this.world = world;
    this.batch = batch;
    this.channels = channels;
  }

  /**
   * Data of a step.
   *
   * @param frames {@code [n, 3, 64, 64]}
   * @param weights {@code [n, 1, 64, 64]}: how much a pixel counts
   */
  record Frames(float[] frames, float[] weights) {}

  @Override
  public Frames data(long step) throws SightlineException {
    int plane = FrameCoder.SIDE * FrameCoder.SIDE;
    float[] frames = new float[batch * FrameCoder.VALUES];
    float[] weights = new float[batch * plane];
    Arrays.fill(weights, 1f);
    for (int i = 0; i < batch; i += OF_A_CLIP) {
      ClipWorld.Clip clip = world.clip(Split.TRAIN, (step * batch + i) / OF_A_CLIP);
      int all = world.options().framesPerClip();
      ClipWorld.Film film = clip.film(all, FrameCoder.SIDE);
      for (int k = 0; k < OF_A_CLIP; k++) {
        int frame = clip.random().nextInt(all);
        FrameCoder.fill(film.frame(frame), frames, i + k);
        weigh(film.owners(frame), weights, (i + k) * plane);
      }
    }
    return new Frames(frames, weights);
  }

  private static void weigh(int[] owners, float[] weights, int from) {
    int side = FrameCoder.SIDE;
    for (int p = 0; p < owners.length; p++) {
      if (owners[p] < 0) {
        continue;
      }
      for (int y = Math.max(0, p / side - NEAR); y <= Math.min(side - 1, p / side + NEAR); y++) {
        int left = Math.max(0, p % side - NEAR);
        int right = Math.min(side - 1, p % side + NEAR);
        Arrays.fill(weights, from + y * side + left, from + y * side + right + 1, OBJECT);
      }
    }
  }

  @Override
  public double step(NDManager manager, Frames data, StageLoop.Hits hits)
      throws SightlineException {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      int side = FrameCoder.SIDE;
      NDArray x = step.create(data.frames(), new Shape(batch, 3, side, side));
      NDArray w = step.create(data.weights(), new Shape(batch, 1, side, side));
      NDArray cells = FrameCoder.encode(x, parameters::get);
      NDArray noise =
          step.randomNormal(
              0f,
              NOISE,
              new Shape(batch, channels, FrameCoder.GRID, FrameCoder.GRID),
              DataType.FLOAT32);
      NDArray off = FrameCoder.decode(cells.add(noise), parameters::get).sub(x);
      // absolute error for sharp edges, square for smooth places
      NDArray error = off.abs().add(off.square()).mul(w);
      double n = (double) batch * FrameCoder.VALUES;
      NDArray loss =
          Factor.times(error.sum(), 1 / n)
              .add(Factor.times(cells.square().sum(), PRIOR / batch / cells.size(1)));
      hits.add("unseen.absolute.error", off.abs().sum().getFloat() / 2, n);
      collector.backward(loss);
      return loss.getFloat();
    }
  }
}
