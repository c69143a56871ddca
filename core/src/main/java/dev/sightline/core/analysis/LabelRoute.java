package dev.sightline.core.analysis;

import java.util.Locale;

/** How a video is compared with labels that no head was trained on. */
public enum LabelRoute {
  /** By the alignment: late-interaction scores of the label in a few sentences. */
  ALIGNMENT,
  /** By the names of the objects that the image network sees (ConSE, Norouzi et al., 2014). */
  CONSE,
  /** By the sum of both logits. */
  BOTH;

  /** Name in metrics and options. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
