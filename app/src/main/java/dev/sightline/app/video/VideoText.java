package dev.sightline.app.video;

/**
 * The text that stands beside a video.
 *
 * @param text the words; may be empty
 * @param source where they come from
 * @param detail the file or stream that they come from; empty if typed or none
 */
public record VideoText(String text, Source source, String detail) {
  /** Where a text comes from. */
  public enum Source {
    /** There is none. */
    NONE,
    /** The user typed it. */
    TYPED,
    /** A text file beside the video. */
    SIDECAR,
    /** A subtitle file or stream. */
    SUBTITLES,
    /** It came with a sample video of the product. */
    SAMPLE
  }

  /** No text. */
  public static final VideoText NONE = new VideoText("", Source.NONE, "");

  /** What the user typed. */
  public static VideoText typed(String text) {
    return new VideoText(text, Source.TYPED, "");
  }
}
