package dev.sightline.core.model.bundle;

import dev.sightline.core.model.speech.SpeechSizes;
import dev.sightline.core.tensor.TensorFile;
import java.util.List;

/**
 * Opened heads for speech. Immutable.
 *
 * @param description what they are
 * @param weights as {@link dev.sightline.core.model.speech.SpeechHeads} names them
 * @param card the model card, Markdown
 */
public record SpeechBundle(Description description, TensorFile weights, String card) {
  /**
   * What heads for speech say of themselves: {@code speech.json}.
   *
   * @param schema version of this format, 1
   * @param name of the heads
   * @param version of the heads
   * @param licence SPDX name
   * @param textEncoder name of the frozen text encoder
   * @param sizes what is read
   * @param metrics measured figures
   * @param files its other files
   */
  public record Description(
      int schema,
      String name,
      String version,
      String licence,
      String textEncoder,
      SpeechSizes sizes,
      List<Metric> metrics,
      List<BundleFile> files) {
    /** The version of the format that is written and read. */
    public static final int SCHEMA = 1;

    public Description {
      metrics = List.copyOf(metrics);
      files = List.copyOf(files);
    }

    Description withFiles(List<BundleFile> written) {
      return new Description(schema, name, version, licence, textEncoder, sizes, metrics, written);
    }
  }

  /** Name and version, such as {@code speech 1.0}. */
  public String title() {
    return description.name() + " " + description.version();
  }
}
