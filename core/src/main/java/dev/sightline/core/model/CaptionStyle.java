package dev.sightline.core.model;

import java.util.Locale;

/** The way in which captions are written: each set that they are learned from has its own. */
public enum CaptionStyle {
  /** Of single photographs, as in Flickr8k. */
  PHOTOGRAPH,
  /** Of short videos, as in MSR-VTT. */
  VIDEO;

  /** As it is written in files and commands. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
