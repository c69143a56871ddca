package dev.sightline.app.settings;

/** Light or dark window. */
public enum ThemeChoice {
  LIGHT,
  DARK;

  /** The other one. */
  public ThemeChoice other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
