package dev.sightline.core.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a report can tell, in the order in which it usually does. */
public enum SectionKind {
  VIDEO("video"),
  TEXT("text"),
  MOMENTS("moments"),
  PLACES("places"),
  PREDICTIONS("predictions"),
  MAP("map"),
  FAITHFULNESS("faithfulness"),
  CHANGES("changes"),
  MODALITY("modality"),
  USES("uses"),
  FUSION("fusion"),
  MODEL("model"),
  LIMITS("limits"),
  PROVENANCE("provenance");

  private final String key;

  SectionKind(String key) {
    this.key = key;
  }

  /** Stable name in templates and commands. */
  public String key() {
    return key;
  }

  /** The kind of that key, if there is one. */
  public static Optional<SectionKind> of(String key) {
    return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
  }

  /** All, in their usual order. */
  public static List<SectionKind> all() {
    return List.of(values());
  }
}
