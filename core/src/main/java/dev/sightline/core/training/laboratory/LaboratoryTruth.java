package dev.sightline.core.training.laboratory;

import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.faithfulness.Stills;
import dev.sightline.core.training.faithfulness.TruthItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Items of the laboratory as encoded videos beside sentences, with the truth of each. */
public final class LaboratoryTruth {
  private final ModelBundle bundle;

  /**
   * @param bundle of a model of the laboratory
   */
  public LaboratoryTruth(ModelBundle bundle) {
    this.bundle = bundle;
  }

  /** True if a model has the heads that answer the laboratory's questions. */
  public static boolean fits(ModelBundle bundle) {
    return bundle.manifest().heads().stream()
        .anyMatch(h -> h.key().equals(LabTask.DIRECTION.key()));
  }

  /**
   * The first items of a task. Captions are explained by the text–video score, questions by the
   * head that answers them.
   *
   * @param count even
   * @throws SightlineException if the user cancelled
   */
  public List<TruthItem> items(LabTask task, Split split, int count, Progress progress)
      throws SightlineException {
    ModelConfig config = bundle.manifest().config();
    try (VideoTower tower = VideoTower.of(bundle.manifest().family(), config);
        ClipEncoder encoder = tower.trained(bundle.weights().tensors())) {
      GridBuilder grids =
          new GridBuilder(
              encoder, WorldOptions.STANDARD, config.cellsPerClip() * config.videoChannels());
      Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
      VideoSet set = VideoSet.of(grids, world, task, split, count, false, progress);
      List<TruthItem> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        LabItem item = set.items().get(i);
        items.add(
            new TruthItem(
                item.id(),
                features(config, item, set.grids().get(i)),
                item.sentence().text(),
                task == LabTask.CAPTION ? Optional.empty() : Optional.of(task.key()),
                task == LabTask.CAPTION ? -1 : item.label(),
                truth(config, item)));
      }
      return items;
    }
  }

  private static VideoFeatures features(ModelConfig config, LabItem item, float[] grid) {
    int clips = item.scene().shots().size();
    int size = grid.length / clips;
    List<float[]> parts = new ArrayList<>();
    for (int c = 0; c < clips; c++) {
      parts.add(Arrays.copyOfRange(grid, c * size, (c + 1) * size));
    }
    return Stills.of(item.id(), config, parts);
  }

  private static TruthItem.Truth truth(ModelConfig config, LabItem item) throws SightlineException {
    int size = config.cellsPerClip();
    boolean[] clips = new boolean[item.scene().shots().size()];
    boolean[] cells = new boolean[clips.length * size];
    for (int clip : item.truth().clips()) {
      clips[clip] = true;
      boolean[] own =
          item.truth()
              .cellsOfClip(item.scene(), clip, WorldOptions.STANDARD.side(), config.gridHeight());
      System.arraycopy(own, 0, cells, clip * size, size);
    }
    boolean any = !item.truth().targets().isEmpty();
    return new TruthItem.Truth(
        item.truth().words(),
        any && clips.length > 1 ? Optional.of(clips) : Optional.empty(),
        any ? Optional.of(cells) : Optional.empty(),
        OptionalInt.empty());
  }
}
