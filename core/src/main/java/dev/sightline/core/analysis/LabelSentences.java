package dev.sightline.core.analysis;

import java.util.List;

/** The sentences into which a label is put before it is compared (Radford et al., 2021, 3.1.4). */
final class LabelSentences {
  /** Chosen on dev of UCF-101 (18 classes) with a model that saw photographs alone. */
  private static final List<String> TEMPLATES =
      List.of("a video of %s", "this is %s", "a person doing %s", "somebody is %s");

  private LabelSentences() {}

  static List<String> of(String label) {
    return TEMPLATES.stream().map(t -> t.replace("%s", label)).toList();
  }
}
