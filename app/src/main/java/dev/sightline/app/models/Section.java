package dev.sightline.app.models;

/** What is shown of a model. */
public enum Section {
  CARD,
  FIGURES,
  CURVES,
  CLASSES,
  MISTAKES
}
