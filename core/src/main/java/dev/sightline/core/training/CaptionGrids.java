package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.feature.FeatureStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Captioned sets as the frozen video encoder of a bundle sees them. Owns the encoders and the
 * features; sets that came from here cannot be read once this is closed.
 */
public final class CaptionGrids implements AutoCloseable {
  private final NDManager manager;
  private final ParameterSet parameters;
  private final FrozenEncoders frozen;
  private final ModelConfig config;

  /**
   * @param work where features are kept
   */
  public CaptionGrids(TorchEngine engine, ModelBundle bundle, Path work) throws SightlineException {
    config = bundle.manifest().config();
    manager = engine.newManager();
    parameters = new ParameterSet(manager);
    bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    frozen = new FrozenEncoders(bundle.manifest().textEncoder(), TopName.of(parameters), work);
  }

  /**
   * Under the image network as it is, its top inflated and not trained: no label or caption has had
   * a part in what is seen.
   *
   * @param work where features are kept
   */
  public CaptionGrids(TorchEngine engine, ModelConfig config, BuiltInText text, Path work)
      throws SightlineException {
    this.config = config;
    manager = engine.newManager();
    parameters = new ParameterSet(manager);
    TopHeavyI3d.initial(ImageNetwork.bundled())
        .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    frozen = new FrozenEncoders(text, TopName.of(parameters), work);
  }

  /**
   * One set.
   *
   * @param cells rows {@code [clip]}, each {@code cells × channels}
   * @param clipsOf {@code [item][view][clip]}: rows of {@code cells}
   * @param captions of each item, at least one
   */
  public record Set(
      FeatureStore cells, List<List<List<Long>>> clipsOf, List<List<String>> captions) {
    public Set {
      clipsOf = List.copyOf(clipsOf);
      captions = List.copyOf(captions);
    }

    /** Number of items. */
    public int size() {
      return captions.size();
    }
  }

  /** The name of the weights that made the grids. */
  public String topName() {
    return TopName.of(parameters);
  }

  /**
   * Photographs, one clip of one frame each.
   *
   * @param views views of each photograph, the plain one first
   */
  public Set photographs(Path data, String split, String language, int views, Progress progress)
      throws SightlineException {
    List<CaptionedImages.Item> items = CaptionedImages.read(data, split, language);
    FeatureStore cells = frozen.photographs("flickr8k-" + split, items, views, builder(), progress);
    List<List<List<Long>>> clipsOf = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<List<Long>> own = new ArrayList<>();
      for (int v = 0; v < views; v++) {
        own.add(List.of((long) i * views + v));
      }
      clipsOf.add(own);
    }
    return new Set(cells, clipsOf, items.stream().map(CaptionedImages.Item::captions).toList());
  }

  /**
   * Videos of which there are stills, a clip of one frame each.
   *
   * @param views views of each still, the plain one first
   */
  public Set videos(Path data, String split, int views, Progress progress)
      throws SightlineException {
    List<LabelledVideo> videos = LabelledVideos.topics(data, split);
    HeadSpec head = NamedSet.MSRVTT.head(config, videos);
    LabelledFeatures features =
        frozen.labelled(
            new LabelledFeatureLoader.Request(
                NamedSet.MSRVTT.files(split), views, STILL_CLIPS, config.clipPlan()),
            head,
            videos,
            builder(),
            0,
            progress);
    return new Set(
        features.cells(), features.clipsOf(), videos.stream().map(LabelledVideo::texts).toList());
  }

  /**
   * Videos with a class.
   *
   * @param grids what there is to see, with their texts
   * @param labels of each video, its number among {@code names}
   * @param names of the classes, by the alphabet
   */
  public record Labelled(Set grids, List<Integer> labels, List<String> names) {
    public Labelled {
      labels = List.copyOf(labels);
      names = List.copyOf(names);
    }
  }

  /**
   * The actions set.
   *
   * @param views views of each video, the plain one first
   */
  public Labelled actions(Path data, String split, int views, Progress progress)
      throws SightlineException {
    List<LabelledVideo> videos = LabelledVideos.actions(data, split);
    List<String> names = videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
    LabelledFeatures features =
        frozen.labelled(
            new LabelledFeatureLoader.Request(
                NamedSet.UCF18.files(split), views, STILL_CLIPS, config.clipPlan()),
            new HeadSpec("actions", names),
            videos,
            builder(),
            0,
            progress);
    return new Labelled(
        new Set(
            features.cells(),
            features.clipsOf(),
            videos.stream().map(LabelledVideo::texts).toList()),
        features.labels(),
        names);
  }

  /** Clips of a video file; stills are one clip each. The heads' training names files so too. */
  private static final int STILL_CLIPS = 4;

  private CellFeatureBuilder builder() {
    return new CellFeatureBuilder(manager, config, parameters);
  }

  @Override
  public void close() {
    frozen.close();
    parameters.close();
    manager.close();
  }
}
