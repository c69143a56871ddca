package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.feature.FeatureFiles;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Videos of the laboratory as the video encoder of a bundle sees them, with their sentences. Owns
 * encoder and features; sets that came from here cannot be read once this is closed.
 */
public final class LaboratoryGrids implements AutoCloseable {
  private final Laboratory world;
  private final VideoTower tower;
  private final ClipEncoder encoder;
  private final ModelConfig config;
  private final FeatureFiles files;
  private final FeatureStores stores = new FeatureStores();
  private final String made;

  /**
   * @param world seed of the videos
   * @param work where features are kept
   * @throws SightlineException {@code UNSUPPORTED} if the model's video encoder does not read the
   *     laboratory's clips
   */
  public LaboratoryGrids(ModelBundle bundle, long world, Path work) throws SightlineException {
    this.world = new Laboratory(world, WorldOptions.STANDARD);
    this.config = bundle.manifest().config();
    this.files = new FeatureFiles(work);
    this.made = world + " " + bundle.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256();
    this.tower = VideoTower.of(bundle.manifest().family(), config);
    this.encoder = tower.trained(bundle.weights().tensors());
  }

  /**
   * Videos with sentences that are true of them; the task's items with another answer than the last
   * one are left out of the tasks that ask whether a sentence fits.
   *
   * @param task {@code CAPTION}: videos of several clips, the sentence is about one of them; {@code
   *     MATCH}: single clips, twice as many are drawn
   * @param count videos
   */
  public CaptionGrids.Set told(LabTask task, Split split, int count, Progress progress)
      throws SightlineException {
    boolean pairs = task.isPaired();
    List<LabItem> items = world.items(task, split, pairs ? 2L * count : count).toList();
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<LabItem> own = pairs ? items.subList(2 * i, 2 * i + 2) : items.subList(i, i + 1);
      sentences.add(
          own.stream()
              .filter(o -> !pairs || o.label() == 1)
              .map(o -> o.sentence().text())
              .toList());
    }
    List<Scene> scenes =
        IntStream.range(0, count).mapToObj(i -> items.get(pairs ? 2 * i : i).scene()).toList();
    return set(task, split, scenes, scenes.size(), sentences, progress);
  }

  /** Items of a task with their answers, each item with its own sentence. */
  public CaptionGrids.Labelled labelled(LabTask task, Split split, int count, Progress progress)
      throws SightlineException {
    int step = task.isPaired() ? 2 : 1;
    List<LabItem> items = world.items(task, split, count).toList();
    List<Scene> scenes =
        IntStream.iterate(0, i -> i < count, i -> i + step)
            .mapToObj(i -> items.get(i).scene())
            .toList();
    return new CaptionGrids.Labelled(
        set(
            task,
            split,
            scenes,
            count,
            items.stream().map(i -> List.of(i.sentence().text())).toList(),
            progress),
        items.stream().map(LabItem::label).toList(),
        task.labels());
  }

  private CaptionGrids.Set set(
      LabTask task,
      Split split,
      List<Scene> scenes,
      int items,
      List<List<String>> sentences,
      Progress progress)
      throws SightlineException {
    int values = config.cellsPerClip() * config.videoChannels();
    Path file =
        files.file(
            "grids-%s-%s".formatted(split.key(), task.key()),
            List.of(made, Integer.toString(scenes.size())));
    new GridBuilder(encoder, world.options(), values).kept(file, scenes, progress);
    FeatureStore cells = stores.keep(FeatureStore.open(file, values));
    int clips = scenes.getFirst().shots().size();
    int step = items / scenes.size();
    List<List<List<Long>>> clipsOf =
        IntStream.range(0, items)
            .mapToObj(
                i -> {
                  long first = (long) (i / step) * clips;
                  return List.of(LongStream.range(first, first + clips).boxed().toList());
                })
            .toList();
    return new CaptionGrids.Set(cells, clipsOf, sentences);
  }

  @Override
  public void close() {
    stores.close();
    try {
      encoder.close();
    } finally {
      tower.close();
    }
  }
}
