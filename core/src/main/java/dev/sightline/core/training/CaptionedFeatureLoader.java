package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.feature.FeatureFiles;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureStores;
import dev.sightline.core.training.feature.LowerFeatureBuilder;
import dev.sightline.core.training.feature.StillSource;
import dev.sightline.core.training.feature.TokenFeatureBuilder;
import java.util.ArrayList;
import java.util.List;

/** Computes or opens the features of captioned photographs. */
final class CaptionedFeatureLoader {
  private final FeatureFiles files;
  private final FeatureStores stores;
  private final LowerFeatureBuilder lower;
  private final TokenFeatureBuilder tokens;
  private final String encoders;

  /**
   * @param stores owns what is opened here
   * @param encoders names the frozen networks, with their hashes
   */
  CaptionedFeatureLoader(
      FeatureFiles files,
      FeatureStores stores,
      LowerFeatureBuilder lower,
      TokenFeatureBuilder tokens,
      String encoders) {
    this.files = files;
    this.stores = stores;
    this.lower = lower;
    this.tokens = tokens;
    this.encoders = encoders;
  }

  /**
   * @param name for the files, such as {@code flickr8k-train}
   * @param views views of each photograph
   */
  CaptionedFeatures load(
      String name, List<CaptionedImages.Item> items, int views, Progress progress)
      throws SightlineException {
    FeatureStore below = lower(name, items, views, progress);
    List<String> texts = new ArrayList<>();
    List<List<Integer>> captionsOf = new ArrayList<>();
    for (CaptionedImages.Item item : items) {
      List<Integer> own = new ArrayList<>();
      for (String caption : item.captions()) {
        own.add(texts.size());
        texts.add(caption);
      }
      captionsOf.add(own);
    }
    return new CaptionedFeatures(
        below,
        views,
        stores.keep(
            tokens.build(
                texts,
                files.file(name + "-tokens", TokenNames.of(encoders, tokens.encoder(), texts)),
                progress)),
        captionsOf);
  }

  /**
   * Grids of cells under the trained top; no caption is looked at.
   *
   * @param topName names the top's weights in the file name
   * @return rows {@code [item, view]}
   */
  FeatureStore cells(
      String name,
      List<CaptionedImages.Item> items,
      int views,
      CellFeatureBuilder top,
      String topName,
      Progress progress)
      throws SightlineException {
    FeatureStore below = lower(name, items, views, progress);
    List<String> made = pictures(items, views);
    made.add(topName);
    return stores.keep(top.build(below, 1, files.file(name + "-cells", made), progress));
  }

  private FeatureStore lower(
      String name, List<CaptionedImages.Item> items, int views, Progress progress)
      throws SightlineException {
    StillSource source = new StillSource(items.stream().map(CaptionedImages.Item::file).toList());
    return stores.keep(
        lower.build(source, views, files.file(name + "-lower", pictures(items, views)), progress));
  }

  private List<String> pictures(List<CaptionedImages.Item> items, int views) {
    List<String> pictures = new ArrayList<>(List.of(encoders, "views=" + views));
    items.forEach(i -> pictures.add(i.name()));
    return pictures;
  }
}
