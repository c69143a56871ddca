package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bert.FrozenTextEncoder;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.feature.FeatureFiles;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureStores;
import dev.sightline.core.training.feature.LowerFeatureBuilder;
import dev.sightline.core.training.feature.MosaicSource;
import dev.sightline.core.training.feature.TokenFeatureBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The frozen networks and the features that they make of a set. Owns both: features that came from
 * here cannot be read once this is closed.
 */
final class FrozenEncoders implements AutoCloseable {
  /** Decides on the random views of pictures; part of every file's name. */
  private static final long VIEW_SEED = 20261123;

  private final LowerVideoEncoder lower;
  private final BertTokenizer tokenizer;
  private final FrozenTextEncoder text;
  private final FeatureFiles files;
  private final FeatureStores stores = new FeatureStores();
  private final LowerFeatureBuilder lowerBuilder;
  private final TokenFeatureBuilder tokenBuilder;
  private final String names;
  private final String topName;

  /** The encoders that a bundle builds upon. */
  FrozenEncoders(ModelBundle bundle, Path work) throws SightlineException {
    this(
        bundle.manifest().textEncoder(),
        bundle.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256(),
        work);
  }

  /**
   * @param words the text encoder
   * @param topName names the weights of the trainable top
   * @param work where features are kept
   */
  FrozenEncoders(BuiltInText words, String topName, Path work) throws SightlineException {
    int cores = Runtime.getRuntime().availableProcessors();
    this.topName = topName;
    ImageNetwork network = ImageNetwork.bundled();
    lower = new LowerVideoEncoder(network, cores);
    tokenizer = BertTokenizer.of(words);
    text = new FrozenTextEncoder(words.onnx(), 1);
    files = new FeatureFiles(work);
    lowerBuilder = new LowerFeatureBuilder(lower, cores, VIEW_SEED);
    tokenBuilder = new TokenFeatureBuilder(tokenizer, text, words, cores);
    names = network.sha256();
  }

  CaptionedFeatures captioned(
      String name, List<CaptionedImages.Item> items, int views, Progress progress)
      throws SightlineException {
    return new CaptionedFeatureLoader(files, stores, lowerBuilder, tokenBuilder, names)
        .load(name, items, views, progress);
  }

  /** Grids of photographs under the trained top, rows {@code [item, view]}; no text is read. */
  FeatureStore photographs(
      String name,
      List<CaptionedImages.Item> items,
      int views,
      CellFeatureBuilder top,
      Progress progress)
      throws SightlineException {
    return new CaptionedFeatureLoader(files, stores, lowerBuilder, tokenBuilder, names)
        .cells(name, items, views, top, topName, progress);
  }

  LabelledFeatures labelled(
      LabelledFeatureLoader.Request request,
      HeadSpec head,
      List<LabelledVideo> videos,
      CellFeatureBuilder top,
      int maxTexts,
      Progress progress)
      throws SightlineException {
    return new LabelledFeatureLoader(files, stores, lowerBuilder, tokenBuilder, names)
        .load(request, head, videos, top, topName, maxTexts, progress);
  }

  /** Lower features of labelled videos, below the trained top. */
  LabelledFeatureLoader.Lower labelledLower(
      LabelledFeatureLoader.Request request, List<LabelledVideo> videos, Progress progress)
      throws SightlineException {
    return new LabelledFeatureLoader(files, stores, lowerBuilder, tokenBuilder, names)
        .lower(request, videos, progress);
  }

  /** Clips of captioned videos, below the trained top, with all their texts. */
  CaptionedClips captionedClips(
      LabelledFeatureLoader.Request request, List<LabelledVideo> videos, Progress progress)
      throws SightlineException {
    return new LabelledFeatureLoader(files, stores, lowerBuilder, tokenBuilder, names)
        .captioned(request, videos, progress);
  }

  /** Pictures made of four of these photographs each, see {@link MosaicSource}. */
  MosaicFeatures mosaics(String split, List<CaptionedImages.Item> items, Progress progress)
      throws SightlineException {
    MosaicSource source = new MosaicSource(items.stream().map(CaptionedImages.Item::file).toList());
    List<String> madeOf = new ArrayList<>(items.stream().map(CaptionedImages.Item::name).toList());
    madeOf.add("mosaic");
    List<List<Integer>> photographs = new ArrayList<>();
    for (int i = 0; i < source.items(); i++) {
      photographs.add(source.photographs(i));
    }
    return new MosaicFeatures(
        stores.keep(lowerBuilder.build(source, 1, files.file("mosaic-" + split, madeOf), progress)),
        photographs);
  }

  @Override
  public void close() {
    stores.close();
    text.close();
    tokenizer.close();
    lower.close();
  }
}
