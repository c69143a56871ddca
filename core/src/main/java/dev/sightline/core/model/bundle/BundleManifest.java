package dev.sightline.core.model.bundle;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.text.BuiltInText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code bundle.json}; its fields are described in docs/bundle-format.
 *
 * @param schema version of the format, {@link #SCHEMA}
 * @param name short name, such as {@code everyday}
 * @param version of the model, such as {@code 1.0}
 * @param licence SPDX identifier
 * @param parts the frozen parts that it builds upon
 * @param architecture its sizes
 * @param preprocessing of frames and texts
 * @param heads the task heads with their labels
 * @param metrics measured figures
 * @param files all other files of the bundle
 */
public record BundleManifest(
    int schema,
    String name,
    String version,
    String licence,
    FrozenParts parts,
    Architecture architecture,
    Preprocessing preprocessing,
    List<HeadSpec> heads,
    List<Metric> metrics,
    List<BundleFile> files) {

  /** The version that this program reads and writes. */
  public static final int SCHEMA = 1;

  public static final String MANIFEST = "bundle.json";
  public static final String WEIGHTS = "weights.safetensors";
  public static final String SCRIPT = "model.pt";
  public static final String TOKENIZER = "tokenizer.json";
  public static final String CARD = "card.md";
  public static final String CURVES = "curves.json";
  public static final String EVALUATIONS = "evaluations.json";
  public static final String CONFIDENCE = "confidence.json";
  public static final String CAPTIONS = "captions.json";
  public static final String CAPTION_WEIGHTS = "captions.safetensors";
  public static final String WORDS = "words.json";
  public static final String WORD_WEIGHTS = "words.safetensors";

  private static final Set<String> OWN_FILES =
      Set.of(
          MANIFEST,
          WEIGHTS,
          SCRIPT,
          TOKENIZER,
          CARD,
          CURVES,
          EVALUATIONS,
          CONFIDENCE,
          CAPTIONS,
          CAPTION_WEIGHTS,
          WORDS,
          WORD_WEIGHTS);

  public BundleManifest {
    heads = List.copyOf(heads);
    metrics = List.copyOf(metrics);
    files = List.copyOf(files);
  }

  /** A manifest for a model that was trained upon the built-in encoders; files follow. */
  public static BundleManifest of(
      String name, String version, String licence, ModelConfig config, List<Metric> metrics) {
    return of(
        name,
        version,
        licence,
        BuiltInText.ALL_MINILM_L6_V2,
        VideoFamily.TOP_HEAVY_I3D,
        config,
        metrics);
  }

  /**
   * A manifest for a model upon some text encoder and some family of video encoder; files follow.
   */
  public static BundleManifest of(
      String name,
      String version,
      String licence,
      BuiltInText text,
      VideoFamily family,
      ModelConfig config,
      List<Metric> metrics) {
    return new BundleManifest(
        SCHEMA,
        name,
        version,
        licence,
        FrozenParts.builtIn(text).withImageEncoder(family.imageEncoder()),
        Architecture.of(config),
        family.preprocessing(),
        config.heads(),
        metrics,
        List.of());
  }

  /** All that is needed, with the weights, to build the model. */
  public ModelConfig config() {
    return architecture.toConfig(heads);
  }

  /**
   * The kind of its video encoder.
   *
   * @throws java.util.NoSuchElementException if it is not known; a reader refuses such a bundle
   */
  public VideoFamily family() {
    return VideoFamily.of(parts.imageEncoder()).orElseThrow();
  }

  /**
   * Its text encoder.
   *
   * @throws java.util.NoSuchElementException if it is not known; a reader refuses such a bundle
   */
  public BuiltInText textEncoder() {
    return BuiltInText.of(parts.textEncoder().id()).orElseThrow();
  }

  /** True for the name of a file that this format knows. */
  static boolean isOwnFile(String path) {
    return OWN_FILES.contains(path);
  }

  /** The same with other figures. */
  public BundleManifest withMetrics(List<Metric> other) {
    return new BundleManifest(
        schema, name, version, licence, parts, architecture, preprocessing, heads, other, files);
  }

  /** The same as another version. */
  public BundleManifest withVersion(String other) {
    return new BundleManifest(
        schema, name, other, licence, parts, architecture, preprocessing, heads, metrics, files);
  }

  /** The same with other files. */
  public BundleManifest withFiles(List<BundleFile> other) {
    return new BundleManifest(
        schema, name, version, licence, parts, architecture, preprocessing, heads, metrics, other);
  }

  /** The entry of a file, if the bundle has it. */
  public Optional<BundleFile> file(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }
}
