package dev.sightline.app.generate;

import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes clips that form, beside the thread that makes them: of several steps that wait only the
 * newest is decoded. {@link #offer} may be called by any thread.
 */
final class Previews {
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

  private final Generators generators;
  private final GeneratorSet set;
  private final Executor worker;
  private final BiConsumer<Integer, List<List<byte[]>>> show;
  private final AtomicReference<Step> waiting = new AtomicReference<>();

  private record Step(int first, List<float[]> ahead) {}

  /**
   * @param set whose generator makes them
   * @param worker one thread
   * @param show gets the number of the first clip and the pictures of each, on the worker
   */
  Previews(
      Generators generators,
      GeneratorSet set,
      Executor worker,
      BiConsumer<Integer, List<List<byte[]>>> show) {
    this.generators = generators;
    this.set = set;
    this.worker = worker;
    this.show = show;
  }

  /**
   * Offers a step; one that still waits is dropped.
   *
   * @param first number of the first clip
   */
  void offer(int first, List<float[]> ahead) {
    if (waiting.getAndSet(new Step(first, ahead)) == null) {
      worker.execute(this::decode);
    }
  }

  private void decode() {
    Step step = waiting.getAndSet(null);
    if (step == null) {
      return;
    }
    try {
      List<List<byte[]>> pictures = new ArrayList<>();
      for (float[] ahead : step.ahead()) {
        pictures.add(generators.frames(set, ahead));
      }
      show.accept(step.first(), pictures);
    } catch (SightlineException e) {
      // the clip itself is not lost: only its way there is not seen
      LOG.info("preview: {}", e.getMessage());
    }
  }
}
