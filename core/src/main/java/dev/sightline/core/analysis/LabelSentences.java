package dev.sightline.core.analysis;

import java.util.List;

/** The sentences into which a label is put before it is compared (Radford et al., 2021, 3.1.4). */
final class LabelSentences {
  static final String ENGLISH = "en";

  /** Chosen on dev of UCF-101 (18 classes) with a model that saw photographs alone. */
  private static final List<String> TEMPLATES =
      List.of("a video of %s", "this is %s", "a person doing %s", "somebody is %s");

  private LabelSentences() {}

  /**
   * @param language of the model's texts; templates are in English, so for any other one the bare
   *     label stands alone
   */
  static List<String> of(String label, String language) {
    return language.equals(ENGLISH)
        ? TEMPLATES.stream().map(t -> t.replace("%s", label)).toList()
        : List.of(label);
  }
}
