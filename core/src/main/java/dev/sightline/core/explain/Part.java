package dev.sightline.core.explain;

/**
 * The part of a model that an explanation was kept to.
 *
 * @param layer from 0, or {@link #WHOLE}: all that the method reads
 * @param layerName of it, as people say it, such as {@code 2} or {@code block15.project}; empty
 *     with {@link #WHOLE}
 * @param head from 0, or {@link #WHOLE}: all heads of the layer
 */
public record Part(int layer, String layerName, int head) {
  /** No single layer, or no single head. */
  public static final int WHOLE = -1;

  /** Everything that the method reads. */
  public static final Part ALL = new Part(WHOLE, "", WHOLE);

  /**
   * @throws IllegalArgumentException if an index is below -1, or a name comes without its layer
   */
  public Part {
    if (layer < WHOLE || head < WHOLE || layer == WHOLE != layerName.isEmpty()) {
      throw new IllegalArgumentException(
          "layer %d “%s”, head %d".formatted(layer, layerName, head));
    }
  }

  /** True if a layer or a head was chosen out of several. */
  public boolean isPart() {
    return layer != WHOLE || head != WHOLE;
  }
}
