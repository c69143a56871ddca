package dev.sightline.core.model.bundle;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code captions.json} and {@code captions.safetensors} to and from {@link CaptionPart}. */
final class CaptionJson {
  private static final String FILE = BundleManifest.CAPTIONS;
  private static final String WEIGHTS = BundleManifest.CAPTION_WEIGHTS;

  private CaptionJson() {}

  /** The file; channels and cells are the model's and are not repeated. */
  private record Content(
      String language,
      int dim,
      int layers,
      int heads,
      int hidden,
      int longest,
      List<String> words) {}

  /** Puts the files among those of a bundle. */
  static void put(CaptionPart part, Map<String, byte[]> files) {
    CaptionConfig c = part.config();
    files.put(
        FILE,
        StrictJson.write(
            new Content(
                part.language(),
                c.dim(),
                c.layers(),
                c.heads(),
                c.hidden(),
                c.longest(),
                c.words())));
    files.put(WEIGHTS, Safetensors.encode(part.weights(), n -> StoredType.F16));
  }

  /**
   * Reads the files, if they are there.
   *
   * @param config the model's sizes, which they must fit
   * @param source what to call the bundle in a message
   * @throws SightlineException {@code BUNDLE} if they are there and are wrong
   */
  static Optional<CaptionPart> read(Map<String, byte[]> files, ModelConfig config, String source)
      throws SightlineException {
    byte[] json = files.get(FILE);
    byte[] content = files.get(WEIGHTS);
    if (json == null && content == null) {
      return Optional.empty();
    }
    if (json == null || content == null) {
      throw Refusal.of(source, Phrase.of("it has only one of {0} and {1}", FILE, WEIGHTS));
    }
    Content read =
        StrictJson.value(StrictJson.tree(json, FILE, source), Content.class, FILE, source);
    if (!List.of("en", "zh").contains(read.language())) {
      throw Refusal.of(source, Phrase.of("its {0} names the language {1}", FILE, read.language()));
    }
    CaptionConfig captions;
    try {
      captions =
          new CaptionConfig(
              config.videoChannels(),
              config.cellsPerClip(),
              read.dim(),
              read.layers(),
              read.heads(),
              read.hidden(),
              read.longest(),
              read.words());
    } catch (IllegalArgumentException e) {
      throw Refusal.of(
          source, Phrase.of("its {0} does not fit together: {1}", FILE, e.getMessage()), e);
    }
    TensorFile weights = Safetensors.read(content, WEIGHTS);
    PartWeights.check(weights, CaptionNet.shapes(captions), WEIGHTS, source);
    return Optional.of(new CaptionPart(read.language(), captions, weights));
  }
}
