package dev.sightline.core.training.data.own;

import dev.sightline.core.words.Phrase;

/** In which form a user's data set comes. */
public enum SetFormat {
  /** {@code ROOT/<class>/*.mp4}, or {@code ROOT/<split>/<class>/*.mp4}. */
  FOLDERS(Phrase.of("a folder for each class")),
  /** CSV with the columns path and label; optional: split, text, group. */
  CSV_MANIFEST(Phrase.of("CSV manifest")),
  /** JSON array of objects with the fields of {@link #CSV_MANIFEST}. */
  JSON_MANIFEST(Phrase.of("JSON manifest")),
  /** CSV with label, youtube_id, time_start, time_end, split (Kay et al., 2017). */
  KINETICS(Phrase.of("Kinetics CSV")),
  /** JSON with videos (category) and sentences (Xu et al., 2016). */
  MSR_VTT(Phrase.of("MSR-VTT JSON")),
  /** JSON with a database of annotated segments (Heilbron et al., 2015). */
  ACTIVITY_NET(Phrase.of("ActivityNet JSON"));

  private final Phrase words;

  SetFormat(Phrase words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  public Phrase phrase() {
    return words;
  }

  /** The same in English. */
  public String words() {
    return words.english();
  }
}
