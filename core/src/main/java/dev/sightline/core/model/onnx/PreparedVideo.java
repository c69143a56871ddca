package dev.sightline.core.model.onnx;

import ai.onnxruntime.OnnxTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import java.util.HashMap;
import java.util.Map;

/**
 * What alignment and fusion make of a video before any text is known. Owns native memory, about 5
 * kB for each cell (24 MB for a minute of video, 32 MB at most), until it is closed; no call may
 * use it then. Reading is thread-safe.
 */
public final class PreparedVideo implements AutoCloseable {
  private final OnnxOutputs outputs;
  private final int clips;

  PreparedVideo(OnnxOutputs outputs, int clips) {
    this.outputs = outputs;
    this.clips = clips;
  }

  public int clips() {
    return clips;
  }

  /** Native memory, bytes. */
  public long bytes() {
    return outputs.bytes();
  }

  /** The tensors whose names begin so, without that beginning. */
  Map<String, OnnxTensor> part(String prefix) {
    Map<String, OnnxTensor> part = new HashMap<>();
    outputs
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
              }
            });
    return part;
  }

  /** What the video alone decides of the pooled vector, {@code [channels]}. */
  float[] plain() {
    return outputs.floats(VideoSideGraph.PLAIN);
  }

  /** The same of each clip, {@code [clips, channels]}. */
  float[] plainClips() {
    return outputs.floats(VideoSideGraph.PLAIN_CLIPS);
  }

  /** One tensor by name. */
  OnnxTensor tensor(String name) {
    OnnxTensor same = outputs.tensors().get(name);
    return same == null ? outputs.tensors().get(CompositionGraph.OUT + name) : same;
  }

  /** A copy of one tensor in Java memory. */
  float[] floats(String name) {
    return outputs.floats(name);
  }

  @Override
  public void close() {
    outputs.close();
  }
}
