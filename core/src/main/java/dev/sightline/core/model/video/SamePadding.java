package dev.sightline.core.model.video;

/** TensorFlow's SAME padding: the output has {@code ceil(side / stride)} pixels. Stateless. */
final class SamePadding {
  private SamePadding() {}

  /** Pixels to add along one side, at both ends together. */
  static long total(long side, int kernel, int stride) {
    return Math.max((Math.ceilDiv(side, (long) stride) - 1) * stride + kernel - side, 0);
  }

  /** Pixels to add before; an odd one goes behind. */
  static long before(long side, int kernel, int stride) {
    return total(side, kernel, stride) / 2;
  }
}
