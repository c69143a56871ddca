package dev.sightline.core.model.video;

import com.google.protobuf.CodedOutputStream;
import dev.sightline.core.tensor.FloatTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Builds a piece of an ONNX model. Protocol buffers merge messages that stand one after the other,
 * so a fragment appended to a model's bytes adds operators, weights and outputs to its graph. Field
 * numbers are those of {@code onnx.proto}. Not thread-safe.
 */
final class OnnxFragment {
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /** Adds an operator of the default domain with whole-number attributes. */
  OnnxFragment node(String op, List<String> inputs, String output, Map<String, Long> attributes) {
    byte[] node =
        message(
            out -> {
              for (String input : inputs) {
                out.writeString(1, input);
              }
              out.writeString(2, output);
              out.writeString(3, output);
              out.writeString(4, op);
              for (Map.Entry<String, Long> a : attributes.entrySet()) {
                out.writeByteArray(
                    5,
                    message(
                        attribute -> {
                          attribute.writeString(1, a.getKey());
                          attribute.writeInt64(3, a.getValue());
                          attribute.writeInt32(20, ATTRIBUTE_INT);
                        }));
              }
            });
    return add(1, node);
  }

  /** Adds float32 weights. */
  OnnxFragment weights(String name, FloatTensor weights) {
    ByteBuffer raw =
        ByteBuffer.allocate(weights.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(weights.values());
    byte[] tensor =
        message(
            out -> {
              for (int side : weights.shape()) {
                out.writeInt64(1, side);
              }
              out.writeInt32(2, FLOAT);
              out.writeString(8, name);
              out.writeByteArray(9, raw.array());
            });
    return add(5, tensor);
  }

  /** Declares a tensor of the graph as an output, float32 of a shape that is left open. */
  OnnxFragment output(String name) {
    byte[] tensorType = message(out -> out.writeInt32(1, FLOAT));
    byte[] type = message(out -> out.writeByteArray(1, tensorType));
    byte[] info =
        message(
            out -> {
              out.writeString(1, name);
              out.writeByteArray(2, type);
            });
    return add(12, info);
  }

  /** The model with this fragment added. */
  byte[] appendTo(byte[] model) {
    byte[] fragment = message(out -> out.writeByteArray(7, graph.toByteArray()));
    byte[] whole = new byte[model.length + fragment.length];
    System.arraycopy(model, 0, whole, 0, model.length);
    System.arraycopy(fragment, 0, whole, model.length, fragment.length);
    return whole;
  }

  private OnnxFragment add(int field, byte[] message) {
    graph.writeBytes(message(out -> out.writeByteArray(field, message)));
    return this;
  }

  private interface Writer {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writer.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
