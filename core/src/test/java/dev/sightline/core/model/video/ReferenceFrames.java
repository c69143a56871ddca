package dev.sightline.core.model.video;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of two real videos with what the original, unfolded PyTorch network says of them; made by
 * {@code make_video.py} (PyAV, efficientnet-lite-pytorch).
 */
final class ReferenceFrames {
  private static final List<String> RGB =
      List.of(
          "ucf_basketball.rgb.0",
          "ucf_basketball.rgb.10",
          "ucf_basketball.rgb.25",
          "ffv1.rgb.0",
          "ffv1.rgb.5");

  private final TensorFile file;

  private ReferenceFrames(TensorFile file) {
    this.file = file;
  }

  static ReferenceFrames read() throws IOException, SightlineException {
    try (InputStream in =
        ReferenceFrames.class.getResourceAsStream("/reference/video/reference.safetensors")) {
      return new ReferenceFrames(Safetensors.read(in.readAllBytes(), "reference"));
    }
  }

  /** Five frames of 224 × 224 × 3 bytes. */
  List<byte[]> rgb() {
    List<byte[]> frames = new ArrayList<>();
    for (String name : RGB) {
      float[] values = file.get(name).values();
      byte[] bytes = new byte[values.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (int) values[i];
      }
      frames.add(bytes);
    }
    return frames;
  }

  /** The frames as the network takes them, {@code [5, 3, 224, 224]}. */
  FloatTensor input() {
    int plane = 224 * 224;
    float[] out = new float[RGB.size() * 3 * plane];
    for (int n = 0; n < RGB.size(); n++) {
      float[] values = file.get(RGB.get(n)).values();
      for (int i = 0; i < plane; i++) {
        for (int c = 0; c < 3; c++) {
          out[(n * 3 + c) * plane + i] = (values[i * 3 + c] - 127) / 128;
        }
      }
    }
    return FloatTensor.of(out, RGB.size(), 3, 224, 224);
  }

  /** {@code [5, 1280, 7, 7]}. */
  float[] features() {
    return joined("features");
  }

  /** {@code [5, 1000]}. */
  float[] logits() {
    return joined("logits");
  }

  private float[] joined(String what) {
    float[] a = file.get("ucf_basketball." + what).values();
    float[] b = file.get("ffv1." + what).values();
    float[] out = new float[a.length + b.length];
    System.arraycopy(a, 0, out, 0, a.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }
}
