package dev.sightline.core.training.data.own;

/** In which form a user's data set comes. */
public enum SetFormat {
  /** {@code ROOT/<class>/*.mp4}, or {@code ROOT/<split>/<class>/*.mp4}. */
  FOLDERS("a folder for each class"),
  /** CSV with the columns path and label; optional: split, text, group. */
  CSV_MANIFEST("CSV manifest"),
  /** JSON array of objects with the fields of {@link #CSV_MANIFEST}. */
  JSON_MANIFEST("JSON manifest"),
  /** CSV with label, youtube_id, time_start, time_end, split (Kay et al., 2017). */
  KINETICS("Kinetics CSV"),
  /** JSON with videos (category) and sentences (Xu et al., 2016). */
  MSR_VTT("MSR-VTT JSON"),
  /** JSON with a database of annotated segments (Heilbron et al., 2015). */
  ACTIVITY_NET("ActivityNet JSON");

  private final String words;

  SetFormat(String words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }
}
