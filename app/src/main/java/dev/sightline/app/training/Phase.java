package dev.sightline.app.training;

/** Where the user is on the way to a model. */
public enum Phase {
  /** Nothing is chosen. */
  START,
  /** The videos are being opened. */
  CHECKING,
  /** The data report is there to be read. */
  REPORT,
  RUNNING,
  /** Stopped, and can go on. */
  PAUSED
}
