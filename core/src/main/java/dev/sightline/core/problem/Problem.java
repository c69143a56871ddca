package dev.sightline.core.problem;

/** The kinds of failure that a caller can tell apart, each with its command-line exit code. */
public enum Problem {
  /** A file or folder is missing or may not be read or written. */
  FILE(3),
  /** A file is not a video, is damaged, or has no picture. */
  MEDIA(4),
  /** A text, subtitle file or manifest cannot be read. */
  TEXT(5),
  /** A model bundle is broken or does not fit. */
  BUNDLE(6),
  /** A request that this model or this build cannot answer. */
  UNSUPPORTED(7),
  /** Training or evaluation data is missing or malformed. */
  DATA(8),
  /** Another process has what is needed; later, or read-only, it would work. */
  BUSY(9),
  /** The user stopped it. */
  CANCELLED(130),
  /** A defect of ours. */
  INTERNAL(1);

  private final int exitCode;

  Problem(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the command line, 1 to 255. */
  public int exitCode() {
    return exitCode;
  }
}
