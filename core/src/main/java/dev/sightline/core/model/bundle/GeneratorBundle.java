package dev.sightline.core.model.bundle;

import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.tensor.TensorFile;
import java.util.List;

/**
 * An opened generator: the networks that make clips from sentences. Immutable.
 *
 * @param description what it is
 * @param weights of autoencoder, flow, adversarial generator and reader
 * @param card the model card, Markdown
 * @param curves of its training
 * @param id SHA-256 of its description, which holds the hashes of all other files
 */
public record GeneratorBundle(
    Description description, TensorFile weights, String card, List<CurvePoint> curves, String id) {
  public GeneratorBundle {
    curves = List.copyOf(curves);
  }

  /**
   * What a generator says of itself: {@code generator.json}.
   *
   * @param schema version of this format
   * @param name of the generator
   * @param version of the generator
   * @param licence SPDX name
   * @param sizes of its networks, and its words
   * @param world what the clips that it learned from are like
   * @param worldSeed seed of those clips
   * @param metrics measured figures
   * @param files its other files
   */
  public record Description(
      int schema,
      String name,
      String version,
      String licence,
      GeneratorConfig sizes,
      WorldOptions world,
      long worldSeed,
      List<Metric> metrics,
      List<BundleFile> files) {
    /** The version of the format that is written and read. */
    public static final int SCHEMA = 2;

    public Description {
      metrics = List.copyOf(metrics);
      files = List.copyOf(files);
    }

    /** The same with other figures. */
    public Description withMetrics(List<Metric> measured) {
      return new Description(
          schema, name, version, licence, sizes, world, worldSeed, measured, files);
    }

    Description withFiles(List<BundleFile> written) {
      return new Description(
          schema, name, version, licence, sizes, world, worldSeed, metrics, written);
    }
  }

  /** Name and version, such as {@code generator 1.0}. */
  public String title() {
    return description.name() + " " + description.version();
  }
}
