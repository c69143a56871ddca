package dev.sightline.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** On small models written here field by field, by the numbers of onnx.proto3. */
class OnnxInitializersTest {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int HALF = 10;

  @Test
  void aLinearWeightGetsTheNameOfItsModuleAndIsTurned() throws Exception {
    byte[] model =
        model(
            node("MatMul", "/encoder/layer.3/output/dense/MatMul", "x", "onnx::MatMul_9"),
            node("MatMul", "/encoder/layer.3/attention/self/MatMul", "q", "k"),
            tensor("onnx::MatMul_9", FLOAT, raw(1, 2, 3, 4, 5, 6), 3, 2),
            tensor("encoder.layer.3.output.dense.bias", FLOAT, raw(7, 8), 2),
            tensor("embeddings.position_ids", INT64, new byte[8], 1));
    TensorFile read = OnnxInitializers.read(model, "m");
    assertThat(read.tensors())
        .containsOnlyKeys(
            "encoder.layer.3.output.dense.weight", "encoder.layer.3.output.dense.bias");
    // [in 3, out 2] becomes [out 2, in 3]
    assertThat(read.get("encoder.layer.3.output.dense.weight"))
        .isEqualTo(FloatTensor.of(new float[] {1, 3, 5, 2, 4, 6}, 2, 3));
    assertThat(read.get("encoder.layer.3.output.dense.bias"))
        .isEqualTo(FloatTensor.of(new float[] {7, 8}, 2));
  }

  @Test
  void readsPackedFloatsAndHalves() throws Exception {
    byte[] floats = raw(1.5f, -2);
    byte[] packed =
        message(
            out -> {
              out.writeByteArray(1, new byte[] {2}); // dims, packed
              out.writeInt32(2, FLOAT);
              out.writeByteArray(4, floats);
              out.writeString(8, "a");
            });
    byte[] half = {0x00, 0x3c}; // 1.0
    TensorFile read =
        OnnxInitializers.read(model(field(5, packed), tensor("h", HALF, half, 1)), "m");
    assertThat(read.get("a")).isEqualTo(FloatTensor.of(new float[] {1.5f, -2}, 2));
    assertThat(read.get("h")).isEqualTo(FloatTensor.of(new float[] {1}, 1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused(model(tensor("a", FLOAT, raw(1, 2), 3)));
    refused(model(tensor("a", FLOAT, new byte[3], 1)));
    refused(model(tensor("a", FLOAT, raw(1), -1)));
    refused(model(tensor("a", FLOAT, raw(1), 1L << 40)));
    refused(model(tensor("a", FLOAT, raw(1), 1 << 30, 1 << 30, 1 << 30)));
    refused(model(field(5, message(out -> out.writeInt32(2, FLOAT))), new byte[] {0x3a, 0x7f}));
    refused(new byte[] {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07});
    // weights in another file: no data here
    refused(
        model(
            field(
                5,
                message(
                    out -> {
                      out.writeInt64(1, 4);
                      out.writeInt32(2, FLOAT);
                      out.writeString(8, "a");
                      out.writeInt32(14, 1);
                    }))));
  }

  private static void refused(byte[] model) {
    assertThatThrownBy(() -> OnnxInitializers.read(model, "evil"))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
              assertThat(e.userMessage()).contains("evil").endsWith(".");
            });
  }

  @Property(tries = 3000)
  void damageNeverEscapes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int edits) {
    byte[] bytes =
        model(
            node("MatMul", "/a/b/MatMul", "x", "onnx::MatMul_9"),
            tensor("onnx::MatMul_9", FLOAT, raw(1, 2, 3, 4, 5, 6), 3, 2),
            tensor("a.bias", FLOAT, raw(7, 8), 2));
    Random random = new Random(seed);
    for (int i = 0; i < edits; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    byte[] bad = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    try {
      OnnxInitializers.read(bad, "m");
    } catch (SightlineException e) {
      assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
    }
  }

  private static byte[] raw(float... values) {
    ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    b.asFloatBuffer().put(values);
    return b.array();
  }

  private static byte[] tensor(String name, int type, byte[] raw, long... dims) {
    return field(
        5,
        message(
            out -> {
              for (long d : dims) {
                out.writeInt64(1, d);
              }
              out.writeInt32(2, type);
              out.writeString(8, name);
              out.writeBytes(9, ByteString.copyFrom(raw));
            }));
  }

  private static byte[] node(String op, String name, String... inputs) {
    return field(
        1,
        message(
            out -> {
              for (String i : inputs) {
                out.writeString(1, i);
              }
              out.writeString(3, name);
              out.writeString(4, op);
            }));
  }

  private static byte[] model(byte[]... graphFields) {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    for (byte[] f : graphFields) {
      graph.writeBytes(f);
    }
    return field(7, graph.toByteArray());
  }

  private static byte[] field(int number, byte[] message) {
    return message(out -> out.writeByteArray(number, message));
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
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
