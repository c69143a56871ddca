package dev.sightline.app.browse;

/** How videos are shown. */
public enum BrowseMode {
  GRID,
  LIST,
  MAP;

  /** The one after it, and after the last the first. */
  BrowseMode next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
