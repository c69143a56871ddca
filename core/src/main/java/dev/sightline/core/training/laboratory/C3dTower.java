package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.C3dEncoder;
import dev.sightline.core.model.video.C3dInput;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** C3D, trained as a whole from random weights. */
final class C3dTower implements VideoTower {
  private final int channels;

  C3dTower(int channels) {
    this.channels = channels;
  }

  @Override
  public Map<String, FloatTensor> initial(long seed) {
    return C3d.initial(C3d.width(channels), seed);
  }

  @Override
  public int values() {
    return C3dInput.VALUES;
  }

  @Override
  public void fill(List<byte[]> frames, float[] batch, int number) {
    C3dInput.fill(frames, batch, number);
  }

  @Override
  public NDArray grid(NDArray batch, Function<String, NDArray> parameters) {
    long b = batch.getShape().get(0);
    return C3d.forward(batch.reshape(new Shape(b, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE)), parameters);
  }

  @Override
  public ClipEncoder trained(Map<String, FloatTensor> parameters) throws SightlineException {
    C3dEncoder encoder = new C3dEncoder(parameters, 1);
    return new ClipEncoder() {
      @Override
      public float[] grid(List<byte[]> frames) throws SightlineException {
        return VideoTower.turned(encoder.grid(frames), channels);
      }

      @Override
      public void close() {
        encoder.close();
      }
    };
  }

  @Override
  public void close() {
    // holds nothing
  }
}
