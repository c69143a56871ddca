package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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
    List<float[]> grids = builder.build(scenes(items, step), shuffled, progress);
    return new VideoSet(
        items, IntStream.range(0, count).mapToObj(i -> grids.get(i / step)).toList());
  }

  /** As {@link #of}, with the grids kept in {@code file}. */
  static VideoSet kept(
      GridBuilder builder,
      Laboratory laboratory,
      LabTask task,
      Split split,
      int count,
      Path file,
      Progress p)
      throws SightlineException {
    List<LabItem> items = laboratory.items(task, split, count).toList();
    int step = task.isPaired() ? 2 : 1;
    List<float[]> grids = builder.kept(file, scenes(items, step), p);
    return new VideoSet(
        items, IntStream.range(0, count).mapToObj(i -> grids.get(i / step)).toList());
  }

  /** The videos, those that two items share once. */
  private static List<Scene> scenes(List<LabItem> items, int step) {
    return IntStream.iterate(0, i -> i < items.size(), i -> i + step)
        .mapToObj(i -> items.get(i).scene())
        .toList();
  }

  /** Clips of each video. */
  int clips() {
    return items.getFirst().scene().shots().size();
  }
}
