package dev.sightline.core.model.video;

import java.util.List;

/**
 * One inverted-residual block of EfficientNet-Lite0: expand 1×1, depthwise k×k, project 1×1. Sizes
 * that are not here are those of the weights.
 *
 * @param index from 0; the weights are called {@code blocks.index.…}
 * @param stride of the depthwise convolution
 * @param residual true if the block's input is added to its output
 */
record LiteBlock(int index, int stride, boolean residual) {
  /** The last frozen block. */
  static final int LAST_LOWER = 14;

  /** All blocks; the one after {@link #LAST_LOWER} is trained. */
  static final List<LiteBlock> ALL =
      List.of(
          new LiteBlock(0, 1, false),
          new LiteBlock(1, 2, false),
          new LiteBlock(2, 1, true),
          new LiteBlock(3, 2, false),
          new LiteBlock(4, 1, true),
          new LiteBlock(5, 2, false),
          new LiteBlock(6, 1, true),
          new LiteBlock(7, 1, true),
          new LiteBlock(8, 1, false),
          new LiteBlock(9, 1, true),
          new LiteBlock(10, 1, true),
          new LiteBlock(11, 2, false),
          new LiteBlock(12, 1, true),
          new LiteBlock(13, 1, true),
          new LiteBlock(14, 1, true),
          new LiteBlock(15, 1, false));

  /** Name of a layer of this block. */
  String name(String layer) {
    return "blocks." + index + "." + layer;
  }

  /** Block 0 keeps its channels; all others widen them first. */
  boolean expands() {
    return index > 0;
  }
}
