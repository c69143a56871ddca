package dev.sightline.core.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A way on which a video can be found. Each makes a list of its own; the lists are fused. */
public enum Route {
  /** Words that stand in its texts, subtitles and labels, by BM25. */
  WORDS(0.5),
  /** What its texts mean, by their vector. */
  TEXT(1),
  /** What the whole video shows, by its vector. */
  VIDEO(0.25),
  /** What one of its clips shows, by the clip's vector. */
  MOMENT(0.25);

  private final double weight;

  Route(double weight) {
    this.weight = weight;
  }

  /**
   * Weight of its list when lists are fused, chosen on dev (decision 0121): what texts mean counts
   * as much as all else together; {@link #VIDEO} and {@link #MOMENT} look at the same pictures, so
   * they share a weight.
   */
  public double weight() {
    return weight;
  }

  /** Its name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that compare vectors. */
  public static List<Route> byVector() {
    return Arrays.stream(values()).filter(r -> r != WORDS).toList();
  }
}
