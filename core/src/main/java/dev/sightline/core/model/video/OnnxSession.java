package dev.sightline.core.model.video;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.OnnxEngine;
import java.nio.FloatBuffer;
import java.util.Map;

/** One ONNX model with one input, loaded for running. Thread-safe. Owns native memory. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the model
   */
  OnnxSession(byte[] model, int threads) throws SightlineException {
    environment = OnnxEngine.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Idle workers that spin would take the core from the decoder.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Runs the model.
   *
   * @param outputs for each output that is wanted, where its values go
   * @throws SightlineException if the native engine fails
   */
  void run(String input, FloatBuffer values, long[] shape, Map<String, FloatBuffer> outputs)
      throws SightlineException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor), outputs.keySet())) {
      for (Map.Entry<String, FloatBuffer> output : outputs.entrySet()) {
        OnnxTensor answer = (OnnxTensor) result.get(output.getKey()).orElseThrow();
        output.getValue().put(answer.getFloatBuffer());
      }
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing an ONNX model", e);
    }
  }

  private static SightlineException failure(OrtException e) {
    return new SightlineException(
        Problem.INTERNAL, "The video network could not be run on this machine.", e);
  }
}
