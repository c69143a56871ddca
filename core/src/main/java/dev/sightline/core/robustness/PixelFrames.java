package dev.sightline.core.robustness;

import dev.sightline.core.analysis.ClipEdit;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/** Between pixels as networks take them, {@code (x − 127) / 128}, and frames of bytes. */
final class PixelFrames {
  /** A strength of 1, the whole range, in the network's unit. */
  static final double UNIT = 255 / 128.0;

  /** Black and white. */
  static final Bounds BOUNDS = new Bounds(-127 / 128f, 1f);

  private PixelFrames() {}

  /** The nearest pixels that a file can hold. */
  static float[] rounded(float[] pixels) {
    float[] out = new float[pixels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = ((FrameNoise.whole(pixels[i] * 128 + 127) & 0xff) - 127) / 128f;
    }
    return out;
  }

  /** Shows these pixels in place of a clip's own. */
  static ClipEdit edit(float[] clip, Gradients.PixelLayout layout) {
    return frames -> {
      List<VideoFrame> changed = new ArrayList<>();
      int places = layout.side() * layout.side();
      for (int t = 0; t < frames.size(); t++) {
        VideoFrame f = frames.get(t);
        byte[] rgb = new byte[3 * places];
        for (int i = 0; i < rgb.length; i++) {
          float value = clip[layout.index(frames.size(), t, i % 3, i / 3)];
          rgb[i] = FrameNoise.whole(value * 128 + 127);
        }
        changed.add(new VideoFrame(f.time(), f.duration(), f.width(), f.height(), f.layout(), rgb));
      }
      return changed;
    };
  }
}
