package dev.sightline.core.model.bundle;

import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code words.json} and {@code words.safetensors} to and from {@link WordPart}. */
final class WordJson {
  private static final String FILE = BundleManifest.WORDS;
  private static final String WEIGHTS = BundleManifest.WORD_WEIGHTS;

  private WordJson() {}

  /** The file. */
  private record Content(String language, int width, List<String> words, List<Integer> ids) {}

  /** Puts the files among those of a bundle. */
  static void put(WordPart part, Map<String, byte[]> files) {
    files.put(
        FILE,
        StrictJson.write(new Content(part.language(), part.width(), part.words(), part.ids())));
    files.put(WEIGHTS, Safetensors.encode(part.weights(), n -> StoredType.F16));
  }

  /**
   * Reads the files, if they are there.
   *
   * @param config the model's sizes, which they must fit
   * @param source what to call the bundle in a message
   * @throws SightlineException {@code BUNDLE} if they are there and are wrong
   */
  static Optional<WordPart> read(Map<String, byte[]> files, ModelConfig config, String source)
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
    TensorFile weights = Safetensors.read(content, WEIGHTS);
    try {
      Objects.requireNonNull(read.words(), "no words");
      WordPart part =
          new WordPart(
              read.language(),
              read.width(),
              read.words(),
              Objects.requireNonNull(read.ids(), "no tokens"),
              weights);
      PartWeights.check(
          weights,
          MaskedNet.wordShapes(config, part.words().size(), part.width()),
          WEIGHTS,
          source);
      return Optional.of(part);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Refusal.of(
          source, Phrase.of("its {0} does not fit together: {1}", FILE, e.getMessage()), e);
    }
  }
}
