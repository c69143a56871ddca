package dev.sightline.core.model.gradient;

/**
 * Where a gradient is taken. The arrays are not to be written to.
 *
 * @param embeddings {@code [n, textDim]}: what the text encoder's first layer reads; empty: the
 *     text is absent
 * @param content {@code [n]}: 1 for tokens that are neither special nor padding
 * @param cells {@code [c, channels]}
 * @param maps true: with respect to each attention map too
 */
public record GradientPoint(float[] embeddings, float[] content, float[] cells, boolean maps) {
  /** The same tokens with other embeddings and cells, without maps. */
  public GradientPoint at(float[] newEmbeddings, float[] newCells) {
    return new GradientPoint(newEmbeddings, content, newCells, false);
  }

  /** The same with maps. */
  public GradientPoint withMaps() {
    return new GradientPoint(embeddings, content, cells, true);
  }
}
