package dev.sightline.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/** Loads the two engines, only to see that they work here. Thread-safe; slow at the first call. */
public final class Engines {
  private Engines() {}

  /**
   * Loads ONNX Runtime.
   *
   * @return its version
   * @throws SightlineException if its native library does not load
   */
  public static String onnxRuntime() throws SightlineException {
    try {
      return OnnxEngine.environment().getVersion();
    } catch (LinkageError | IllegalStateException e) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("ONNX Runtime does not load on this machine: {0}", e.getMessage()),
          e);
    }
  }

  /**
   * Loads DJL's PyTorch and computes with it.
   *
   * @return the version of PyTorch
   * @throws SightlineException if its native library does not load, or computes wrongly
   */
  public static String pyTorch() throws SightlineException {
    TorchEngine engine = new TorchEngine();
    try (NDManager manager = engine.newManager();
        NDArray three = manager.create(new float[] {1, 2}).sum()) {
      if (three.getFloat() != 3f) {
        throw new SightlineException(
            Problem.INTERNAL, Phrase.of("PyTorch loads but computes wrongly on this machine."));
      }
    }
    return engine.version();
  }
}
