package dev.sightline.core.library;

import java.util.Locale;

/** Where a text of a video comes from. */
public enum TextOrigin {
  /** A file beside the video. */
  SIDECAR,
  /** A subtitle stream in the video's own file. */
  CONTAINER,
  /** A list of videos that was imported. */
  MANIFEST,
  /** Made of the file's name, for want of anything better; goes when there is another text. */
  FILE_NAME,
  /** The user wrote it. An import never touches it. */
  TYPED;

  /** Name in files: {@code file-name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The origin of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TextOrigin of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
