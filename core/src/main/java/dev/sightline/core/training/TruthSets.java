package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.faithfulness.Stills;
import dev.sightline.core.training.faithfulness.TruthItem;
import dev.sightline.core.training.faithfulness.TruthItem.Truth;
import dev.sightline.core.training.feature.Quadruples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sets of the tasks splice and mosaic, and labelled sets, as encoded videos beside texts, for
 * whoever asks methods and not networks. Items are the first ones of the split: what is shown with
 * them is drawn among these.
 */
public final class TruthSets {
  private final TorchEngine engine;
  private final ModelBundle bundle;
  private final Path work;

  /**
   * @param bundle of a native model with a frozen image network
   * @param work where features are kept between runs
   */
  public TruthSets(TorchEngine engine, ModelBundle bundle, Path work) {
    this.engine = engine;
    this.bundle = bundle;
    this.work = work;
  }

  /** Uses networks and parameters that are closed afterwards. */
  @FunctionalInterface
  private interface Use<T> {
    T with(NDManager manager, ParameterSet parameters, FrozenEncoders frozen)
        throws SightlineException;
  }

  private <T> T open(Use<T> use) throws SightlineException {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        FrozenEncoders frozen = new FrozenEncoders(bundle, work)) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      return use.with(manager, parameters, frozen);
    }
  }

  /**
   * One clip each of four videos in a row, and a caption of one of them, see {@link
   * SplicePointing}.
   *
   * @param limit items at most, at least 4
   * @throws SightlineException if the data is missing or malformed, or the user cancelled
   */
  public List<TruthItem> splice(Path data, String split, int limit, Progress progress)
      throws SightlineException {
    List<LabelledVideo> videos = first(LabelledVideos.topics(data, split), limit);
    List<List<float[]>> grids = grids(videos, "topics-" + split, progress);
    List<TruthItem> items = new ArrayList<>();
    for (int i = 0; i < videos.size(); i++) {
      String name = videos.get(i).name();
      List<Integer> shown = Quadruples.of(i, name, videos.size());
      items.add(
          item(
              name,
              Stills.of(name, config(), shown.stream().map(v -> middle(grids.get(v))).toList()),
              videos.get(i).texts().getFirst(),
              Truth.clip(shown.indexOf(i), shown.size())));
    }
    return items;
  }

  private static <T> T middle(List<T> list) {
    return list.get(list.size() / 2);
  }

  /**
   * Four photographs in one picture and a caption of one of them, see {@link MosaicPointing}.
   *
   * @param language of the captions
   * @param limit items at most, at least 4
   * @throws SightlineException if the data is missing or malformed, or the user cancelled
   */
  public List<TruthItem> mosaic(
      Path data, String split, String language, int limit, Progress progress)
      throws SightlineException {
    List<CaptionedImages.Item> photographs =
        first(CaptionedImages.read(data, split, language), limit);
    return open(
        (manager, parameters, frozen) -> {
          MosaicFeatures mosaics = frozen.mosaics(split + "-" + limit, photographs, progress);
          List<TruthItem> items = new ArrayList<>();
          for (int i = 0; i < mosaics.size(); i++) {
            progress.checkCancelled();
            String name = photographs.get(i).name();
            try (NDManager step = manager.newSubManager()) {
              float[] grid =
                  VideoSide.grid(step, config(), parameters, mosaics.lower(), new long[] {i}, 1)
                      .toFloatArray();
              items.add(
                  item(
                      name,
                      Stills.of(name, config(), List.of(grid)),
                      photographs.get(i).captions().getFirst(),
                      Truth.quarterOf(mosaics.photographs().get(i).indexOf(i))));
            }
          }
          return items;
        });
  }

  private static TruthItem item(String name, VideoFeatures features, String text, Truth truth) {
    return new TruthItem(name, features, text, Optional.empty(), -1, truth);
  }

  /**
   * Labelled videos with their first text, spread evenly over the split.
   *
   * @param head of the model, which one of the sets at hand trains
   * @param limit items at most
   * @return empty if there is no such set
   * @throws SightlineException if the data is missing or malformed, or the user cancelled
   */
  public List<TruthItem> labelled(
      HeadSpec head, Path data, String split, int limit, Progress progress)
      throws SightlineException {
    Optional<NamedSet> set = NamedSet.of(head);
    if (set.isEmpty()) {
      return List.of();
    }
    List<LabelledVideo> all = set.get().read(data, split);
    int step = Math.max(1, all.size() / limit);
    List<LabelledVideo> videos = new ArrayList<>();
    for (int i = 0; i < all.size() && videos.size() < limit; i += step) {
      videos.add(all.get(i));
    }
    List<List<float[]>> grids = grids(videos, head.key() + "-" + split, progress);
    List<TruthItem> items = new ArrayList<>();
    for (int i = 0; i < videos.size(); i++) {
      LabelledVideo v = videos.get(i);
      items.add(
          new TruthItem(
              v.name(),
              Stills.of(v.name(), config(), grids.get(i)),
              v.texts().getFirst(),
              Optional.of(head.key()),
              head.labels().indexOf(v.label()),
              Truth.NONE));
    }
    return items;
  }

  /** The cells of each clip of each video. */
  private List<List<float[]>> grids(List<LabelledVideo> videos, String name, Progress progress)
      throws SightlineException {
    return open(
        (manager, parameters, frozen) -> {
          List<String> labels =
              videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
          LabelledFeatures features =
              frozen.labelled(
                  new LabelledFeatureLoader.Request(
                      name + "-truth", 1, Evaluator.CLIPS, config().clipPlan()),
                  new HeadSpec("any", labels.size() > 1 ? labels : List.of(labels.get(0), "none")),
                  videos,
                  new CellFeatureBuilder(manager, config(), parameters),
                  0,
                  progress);
          return features.clipsOf().stream()
              .map(v -> v.getFirst().stream().map(features.cells()::row).toList())
              .toList();
        });
  }

  private ModelConfig config() {
    return bundle.manifest().config();
  }

  private static <T> List<T> first(List<T> all, int limit) {
    return all.subList(0, Math.min(limit, all.size()));
  }
}
