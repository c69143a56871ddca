package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Items of one task with their videos' grids.
 *
 * @param items in order; two that share a video have it twice
 * @param grids for each item {@code [clips · c, channels]}; not to be written to
 */
record VideoSet(List<LabItem> items, List<float[]> grids) {
  VideoSet {
    items = List.copyOf(items);
    grids = List.copyOf(grids);
  }

  /**
   * @param count items
   * @param shuffled see {@link GridBuilder#build}
   */
  static VideoSet of(
      GridBuilder builder,
      Laboratory laboratory,
      LabTask task,
      Split split,
      int count,
      boolean shuffled,
      Progress progress)
      throws SightlineException {
    List<LabItem> items = laboratory.items(task, split, count).toList();
    int step = task.isPaired() ? 2 : 1;
    List<LabItem> distinct =
        java.util.stream.IntStream.iterate(0, i -> i < count, i -> i + step)
            .mapToObj(items::get)
            .toList();
    List<float[]> grids =
        builder.build(distinct.stream().map(LabItem::scene).toList(), shuffled, progress);
    return new VideoSet(
        items,
        java.util.stream.IntStream.range(0, count).mapToObj(i -> grids.get(i / step)).toList());
  }

  /** Clips of each video. */
  int clips() {
    return items.getFirst().scene().shots().size();
  }

  /** Some grids one after the other. */
  float[] joined(int[] numbers) {
    int length = grids.getFirst().length;
    float[] all = new float[numbers.length * length];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(grids.get(numbers[i]), 0, all, i * length, length);
    }
    return all;
  }
}
