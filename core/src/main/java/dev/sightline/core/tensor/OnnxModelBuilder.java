package dev.sightline.core.tensor;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes an ONNX model, operator by operator. The same calls give the same bytes. Field numbers are
 * those of {@code onnx.proto}. Not thread-safe.
 */
public final class OnnxModelBuilder {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final String OWN_DOMAIN = "com.microsoft";
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /**
   * Adds an operator of the default domain.
   *
   * @param output name of its only output
   * @param attributes each a {@link Long}, a list of them, or a {@link Float}
   */
  public void node(String op, List<String> inputs, String output, SortedMap<String, ?> attributes) {
    node("", op, inputs, List.of(output), attributes);
  }

  /**
   * Adds an operator that ONNX Runtime knows beyond the standard ({@code com.microsoft}).
   *
   * @param outputs names of its outputs; empty for one that is not wanted
   */
  public void ownNode(
      String op, List<String> inputs, List<String> outputs, SortedMap<String, ?> attributes) {
    node(OWN_DOMAIN, op, inputs, outputs, attributes);
  }

  private void node(
      String domain,
      String op,
      List<String> inputs,
      List<String> outputs,
      SortedMap<String, ?> attributes) {
    add(
        1,
        out -> {
          for (String input : inputs) {
            out.writeString(1, input);
          }
          for (String output : outputs) {
            out.writeString(2, output);
          }
          out.writeString(3, outputs.getFirst());
          out.writeString(4, op);
          for (var a : attributes.entrySet()) {
            out.writeByteArray(5, attribute(a.getKey(), a.getValue()));
          }
          if (!domain.isEmpty()) {
            out.writeString(7, domain);
          }
        });
  }

  /** Adds float32 weights. */
  public void weights(String name, FloatTensor weights) {
    ByteBuffer raw =
        ByteBuffer.allocate(weights.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(weights.values());
    add(
        5,
        out -> {
          for (int side : weights.shape()) {
            out.writeInt64(1, side);
          }
          out.writeInt32(2, FLOAT);
          out.writeString(8, name);
          out.writeByteArray(9, raw.array());
        });
  }

  /** Adds a list of indices. */
  public void indices(String name, List<Integer> values) {
    ByteBuffer raw = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(v -> raw.putLong(v));
    add(
        5,
        out -> {
          out.writeInt64(1, values.size());
          out.writeInt32(2, INT64);
          out.writeString(8, name);
          out.writeByteArray(9, raw.array());
        });
  }

  /** Declares an input of the model, float32, all its sizes known. */
  public void input(String name, List<Integer> shape) {
    input(name, shape.toArray());
  }

  /**
   * Declares an input of the model, float32.
   *
   * @param axes for each axis its size, an {@link Integer}, or the name of a size that is known
   *     only when the model runs, a {@link String}
   */
  public void input(String name, Object... axes) {
    byte[] sides =
        message(
            out -> {
              for (Object axis : axes) {
                out.writeByteArray(1, axis(axis));
              }
            });
    add(11, valueInfo(name, sides));
  }

  /** Declares a tensor as an output of the model, float32; its shape follows from the operators. */
  public void output(String name) {
    add(12, valueInfo(name, null));
  }

  /** The finished model. */
  public byte[] build() {
    return message(
        out -> {
          out.writeInt64(1, IR_VERSION);
          out.writeByteArray(8, message(opset -> opset.writeInt64(2, OPSET)));
          out.writeByteArray(
              8,
              message(
                  opset -> {
                    opset.writeString(1, OWN_DOMAIN);
                    opset.writeInt64(2, 1);
                  }));
          graph.writeBytes(message(name -> name.writeString(2, "network")));
          out.writeByteArray(7, graph.toByteArray());
        });
  }

  private interface Writer {
    void write(CodedOutputStream out) throws IOException;
  }

  private static Writer valueInfo(String name, byte[] shape) {
    byte[] tensorType =
        message(
            out -> {
              out.writeInt32(1, FLOAT);
              if (shape != null) {
                out.writeByteArray(2, shape);
              }
            });
    return out -> {
      out.writeString(1, name);
      out.writeByteArray(2, message(type -> type.writeByteArray(1, tensorType)));
    };
  }

  private static byte[] axis(Object axis) {
    return message(
        out -> {
          switch (axis) {
            case Integer size -> out.writeInt64(1, size);
            case String name -> out.writeString(2, name);
            default -> throw new IllegalArgumentException("no size: " + axis);
          }
        });
  }

  private static byte[] attribute(String name, Object value) {
    return message(
        out -> {
          out.writeString(1, name);
          switch (value) {
            case Long number -> {
              out.writeInt64(3, number);
              out.writeInt32(20, ATTRIBUTE_INT);
            }
            case Float number -> {
              out.writeFloat(2, number);
              out.writeInt32(20, ATTRIBUTE_FLOAT);
            }
            case List<?> numbers -> {
              for (Object number : numbers) {
                out.writeInt64(8, (Long) number);
              }
              out.writeInt32(20, ATTRIBUTE_INTS);
            }
            default -> throw new IllegalArgumentException(name + ": " + value);
          }
        });
  }

  private void add(int field, Writer message) {
    graph.writeBytes(message(out -> out.writeByteArray(field, message(message))));
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
