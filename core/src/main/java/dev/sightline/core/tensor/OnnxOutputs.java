package dev.sightline.core.tensor;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a model left in native memory. Owns it until it is closed. Reading is
 * thread-safe; nobody may read or use the tensors when it is closed.
 */
public final class OnnxOutputs implements AutoCloseable {
  private final OrtSession.Result result;
  private final Map<String, OnnxTensor> byName = new LinkedHashMap<>();
  private volatile boolean closed;

  OnnxOutputs(OrtSession.Result result) {
    this.result = result;
    for (Map.Entry<String, OnnxValue> output : result) {
      byName.put(output.getKey(), (OnnxTensor) output.getValue());
    }
  }

  /**
   * The native tensors by the outputs' names, for another run; they stay this object's.
   *
   * @throws IllegalStateException if it is closed: the engine itself would crash
   */
  public Map<String, OnnxTensor> tensors() {
    requireOpen();
    return Map.copyOf(byName);
  }

  /**
   * A copy of one output in Java memory, row by row.
   *
   * @throws IllegalArgumentException if there is no such output
   * @throws IllegalStateException if it is closed
   */
  public float[] floats(String name) {
    requireOpen();
    OnnxTensor tensor = byName.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no output " + name);
    }
    return tensor.getFloatBuffer().array();
  }

  /** Native memory of all outputs, bytes. */
  public long bytes() {
    return byName.values().stream().mapToLong(t -> t.getInfo().getNumElements()).sum()
        * Float.BYTES;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the outputs of this run have been closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    result.close();
  }
}
