package dev.sightline.core.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a report can tell, in the order in which it usually does. */
public enum SectionKind {
  VIDEO("video", "The video"),
  TEXT("text", "The text"),
  MOMENTS("moments", "Which moments each word looks at"),
  PLACES("places", "Where in the picture"),
  PREDICTIONS("predictions", "What the model says"),
  MAP("map", "The map of the chosen method"),
  FAITHFULNESS("faithfulness", "Can the map be trusted?"),
  CHANGES("changes", "What if"),
  MODALITY("modality", "Text, video, or both"),
  USES("uses", "What else was asked"),
  FUSION("fusion", "Inside the fusion"),
  MODEL("model", "The model"),
  LIMITS("limits", "What this does not prove"),
  PROVENANCE("provenance", "How these numbers came about");

  private final String key;
  private final String title;

  SectionKind(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Stable name in templates and commands. */
  public String key() {
    return key;
  }

  /** Its heading. */
  public String title() {
    return title;
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
