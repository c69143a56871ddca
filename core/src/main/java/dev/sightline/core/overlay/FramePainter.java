package dev.sightline.core.overlay;

import dev.sightline.core.media.Fraction;

/** Paints a plan's maps into frames of one size. Keeps the clip painted last; one thread. */
final class FramePainter {
  private static final int OPAQUE = 255;

  private final OverlayPlan plan;
  private final int width;
  private final int height;
  private int clip = -1;
  private int[] heat;

  FramePainter(OverlayPlan plan, int width, int height) {
    this.plan = plan;
    this.width = width;
    this.height = height;
  }

  /**
   * The frame with the map of its clip over it.
   *
   * @param rgb {@code [height, width, 3]}; not changed
   * @param time of the frame, s
   */
  byte[] paint(byte[] rgb, Fraction time) {
    int wanted = plan.clipAt(time);
    if (wanted != clip) {
      heat = HeatRaster.paint(plan.maps().get(wanted), plan.scale(), plan.opacity(), width, height);
      clip = wanted;
    }
    byte[] out = rgb.clone();
    for (int i = 0; i < heat.length; i++) {
      int alpha = heat[i] >>> 24;
      if (alpha > 0) {
        out[3 * i] = mix(out[3 * i], heat[i] >> 16, alpha);
        out[3 * i + 1] = mix(out[3 * i + 1], heat[i] >> 8, alpha);
        out[3 * i + 2] = mix(out[3 * i + 2], heat[i], alpha);
      }
    }
    return out;
  }

  private static byte mix(byte below, int above, int alpha) {
    int b = below & 0xFF;
    int a = above & 0xFF;
    return (byte) ((b * (OPAQUE - alpha) + a * alpha + OPAQUE / 2) / OPAQUE);
  }
}
