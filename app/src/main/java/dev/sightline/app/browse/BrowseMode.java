package dev.sightline.app.browse;

/** How videos are shown. */
public enum BrowseMode {
  GRID,
  LIST,
  MAP,
  /** What the model's answers are worth, in figures. */
  FIGURES;

  /** The one after it, and after the last the first. */
  BrowseMode next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
