package dev.sightline.app.models;

/** Whether charts can be drawn. */
public enum ChartState {
  PREPARING,
  READY,
  /** This machine lacks what Java needs to measure text. */
  IMPOSSIBLE
}
