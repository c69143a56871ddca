package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.Averages;
import dev.sightline.core.training.Checkpoint;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The loop of a training stage: while one step is computed, the data of the next is made. Goes on
 * from its checkpoint after a kill. The data of a step follows from its number alone.
 *
 * @param engine computes
 * @param name of the stage, for curves and progress
 * @param plan how it is trained
 * @param seed of dropout
 */
public record StageLoop(TorchEngine engine, String name, StagePlan plan, long seed) {
  private static final int WARM_UP = 50;

  /** What a stage does. */
  public interface Stage<D> {
    /** Makes the data of a step, in another thread. */
    D data(long step) throws SightlineException;

    /** Computes loss and gradients of a step, and counts what it got right. */
    double step(NDManager manager, D data, Hits hits) throws SightlineException;

    /** Share of the mean of past gradients that stays at each step (Adam's β₁). */
    default float momentum() {
      return AdamW.BETA1;
    }
  }

  /** Right and all answers by name. */
  public static final class Hits {
    private final Map<String, double[]> counts = new TreeMap<>();

    /** Adds {@code right} of {@code all}. */
    public void add(String key, double right, double all) {
      double[] c = counts.computeIfAbsent(key, k -> new double[2]);
      c[0] += right;
      c[1] += all;
    }

    private Map<String, Double> shares() {
      Map<String, Double> shares = new TreeMap<>();
      counts.forEach((k, c) -> shares.put(k, c[0] / c[1]));
      return shares;
    }
  }

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param trained names of those to train
   * @param checkpoint gone on from if it exists; written after each epoch
   * @param curve gets a point after each epoch
   * @throws SightlineException if gradients are no numbers any more, the disk is full, or the user
   *     cancelled
   */
  public <D> void run(
      Stage<D> stage,
      ParameterSet parameters,
      List<String> trained,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    try (NDManager manager = engine.newManager();
        ExecutorService making =
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("sightline-make-data").factory())) {
      int from = 0;
      OptimizerState state;
      if (Files.exists(checkpoint)) {
        Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
        state = restored.state();
        from = restored.epochsDone();
      } else {
        state = OptimizerState.fresh(manager, parameters, trained);
      }
      AdamW optimizer =
          new AdamW(
              parameters,
              state,
              trained,
              (float) plan.clipNorm(),
              (float) plan.averageDecay(),
              stage.momentum());
      long total = plan.total();
      Schedule schedule = new Schedule(plan.rate(), Math.min(WARM_UP, total / 10), total);
      long started = System.nanoTime();
      long at = (long) from * plan.steps();
      Future<D> next = from < plan.until() ? make(making, stage, at) : null;
      for (int epoch = from; epoch < plan.until(); epoch++) {
        engine.seed((int) (seed + epoch));
        Hits hits = new Hits();
        double loss = 0;
        for (int s = 0; s < plan.steps(); s++) {
          progress.checkCancelled();
          progress.update(
              (double) at / ((long) plan.until() * plan.steps()),
              Phrase.of("{0}, epoch {1} of {2}", name, epoch + 1, plan.until()));
          D data = await(next);
          next = make(making, stage, ++at);
          loss += stage.step(manager, data, hits);
          long now = optimizer.step();
          float norm =
              optimizer.update(
                  n -> schedule.at(now),
                  n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
          if (!Float.isFinite(norm)) {
            throw new SightlineException(
                Problem.INTERNAL,
                Phrase.of(
                    "The training was stopped: its gradients are no numbers any more. Started "
                        + "again, it goes on from its last checkpoint."));
          }
        }
        Map<String, Double> values = new TreeMap<>(hits.shares());
        values.put("train.loss", loss / plan.steps());
        double seconds = (System.nanoTime() - started) / 1e9;
        curve.accept(new CurvePoint(name, epoch + 1, seconds, values));
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
      }
      Averages.apply(state, trained, parameters);
      making.shutdownNow();
    }
  }

  private static <D> Future<D> make(ExecutorService making, Stage<D> stage, long step) {
    return making.submit(() -> stage.data(step));
  }

  private static <D> D await(Future<D> next) throws SightlineException {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SightlineException s) {
        throw s;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }
}
