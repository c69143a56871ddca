package dev.sightline.app.export;

/** What of the shown map is written. */
public enum ExportContent {
  /** All of it: tokens × clips, or tokens × tokens. */
  MATRIX,
  /** The row of the lit word. */
  WORD,
  /** The column of the clip at the playhead. */
  CLIP,
  /** The places that the lit word looks at, over the picture. */
  PICTURE
}
