package dev.sightline.core.training.laboratory;

import dev.sightline.core.model.video.C3dEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import java.util.List;
import java.util.Map;

/** Grids of C3D, by the engine that analyses videos. Owns native memory until closed. */
final class C3dClips implements ClipEncoder {
  private final C3dEncoder encoder;
  private final int channels;

  C3dClips(Map<String, FloatTensor> parameters, int channels) throws SightlineException {
    this.encoder = new C3dEncoder(parameters, 1);
    this.channels = channels;
  }

  @Override
  public float[] grid(List<byte[]> frames) throws SightlineException {
    float[] grid = encoder.grid(frames);
    int cells = grid.length / channels;
    float[] turned = new float[grid.length];
    // [channels, h, w] -> [h · w, channels]
    for (int k = 0; k < channels; k++) {
      for (int c = 0; c < cells; c++) {
        turned[c * channels + k] = grid[k * cells + c];
      }
    }
    return turned;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
