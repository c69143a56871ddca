package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.feature.FeatureFiles;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of tasks whose grids are kept on disk, so that a run that was stopped does not encode them
 * again.
 *
 * @param work the folder of the run
 * @param made all that decides on the grids, in words
 */
record KeptSets(Path work, String made) {
  /**
   * Sets to train on.
   *
   * @param counts items of each task
   * @throws SightlineException if the disk is full, or the user cancelled
   */
  Map<LabTask, VideoSet> of(
      GridBuilder grids, Laboratory world, Map<LabTask, Integer> counts, Progress progress)
      throws SightlineException {
    return of(grids, world, Split.TRAIN, counts, progress);
  }

  /** The same of any split. */
  Map<LabTask, VideoSet> of(
      GridBuilder grids,
      Laboratory world,
      Split split,
      Map<LabTask, Integer> counts,
      Progress progress)
      throws SightlineException {
    Map<LabTask, VideoSet> sets = new EnumMap<>(LabTask.class);
    for (LabTask task : LabTask.values()) {
      Integer count = counts.get(task);
      if (count != null) {
        String name = (split == Split.TRAIN ? "grids-" : split.key() + "-grids-") + task.key();
        Path file = new FeatureFiles(work).file(name, List.of(made, count.toString()));
        sets.put(task, VideoSet.kept(grids, world, task, split, count, file, progress));
      }
    }
    return sets;
  }
}
