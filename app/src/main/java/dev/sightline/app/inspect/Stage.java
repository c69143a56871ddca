package dev.sightline.app.inspect;

/** How far the open video has come. */
public enum Stage {
  /** No video is open. */
  EMPTY,
  /** The file is being opened. */
  OPENING,
  /** The file cannot be opened; {@link InspectViewModel#problemProperty()} says why. */
  UNREADABLE,
  /** The video plays; the model is at work. */
  ANALYSING,
  /** The video plays; the user stopped the model. */
  STOPPED,
  /** The video plays; the model failed, and the problem says why. */
  FAILED,
  /** There is an analysis. */
  READY
}
