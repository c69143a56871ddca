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
  PICTURE,
  /** All heads of the shown kind of attention, as small maps; a figure only. */
  HEADS,
  /** The strongest cells of the map as links; a figure only. */
  FLOW,
  /** Words and classes as lanes on the time line; a figure only. */
  LANES
}
