package dev.sightline.core.tensor;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights inside an ONNX file, under the names that they had in PyTorch.
 *
 * <p>PyTorch's exporter keeps the names of embeddings, norms and biases, but stores the weight of a
 * linear layer transposed and calls it {@code onnx::MatMul_787}; which layer it belongs to is told
 * by the name of the MatMul node that reads it: {@code /encoder/layer.0/output/dense/MatMul} stands
 * for {@code encoder.layer.0.output.dense.weight}.
 *
 * <p>The file is read field by field, without compiled schema; every length is checked against what
 * is left. Only floating-point tensors are kept. Stateless; safe from any thread.
 */
public final class OnnxInitializers {
  private static final String MATMUL = "/MatMul";
  private static final String ANONYMOUS = "onnx::";
  private static final int MAX_AXES = 16;

  // Field numbers of onnx.proto3.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_NAME = 3;
  private static final int NODE_OP_TYPE = 4;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_DATA_TYPE = 2;
  private static final int TENSOR_FLOAT_DATA = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW_DATA = 9;

  private final byte[] content;
  private final Map<String, FloatTensor> initializers = new HashMap<>();
  private final Map<String, String> matMulWeights = new TreeMap<>();

  private OnnxInitializers(byte[] content) {
    this.content = content;
  }

  /**
   * Reads all floating-point initializers.
   *
   * @param onnx content of the file
   * @param source what to call it in a message
   * @return tensors by their PyTorch names; linear weights are {@code [out, in]}
   * @throws SightlineException {@code BUNDLE} if it is damaged or keeps its weights elsewhere
   */
  public static TensorFile read(byte[] onnx, String source) throws SightlineException {
    OnnxInitializers reader = new OnnxInitializers(onnx);
    try {
      reader.model(CodedInputStream.newInstance(onnx));
      return reader.named();
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "The ONNX file {0} is damaged or keeps its weights in a way that is not known.",
              source),
          source + ": " + e,
          e);
    }
  }

  /** What to do with one field of a message; it must read or skip the field's content. */
  private interface FieldReader {
    void read(int tag, CodedInputStream in) throws IOException;
  }

  private static void message(CodedInputStream in, FieldReader reader) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    fields(in, reader);
    in.popLimit(limit);
  }

  private static void fields(CodedInputStream in, FieldReader reader) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      reader.read(tag, in);
    }
  }

  private static int tag(int field, int wireType) {
    return field << 3 | wireType;
  }

  private static int bytesField(int field) {
    return tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
  }

  private void model(CodedInputStream model) throws IOException {
    fields(
        model,
        (tag, in) -> {
          if (tag == bytesField(MODEL_GRAPH)) {
            message(in, this::graphField);
          } else {
            in.skipField(tag);
          }
        });
  }

  private void graphField(int tag, CodedInputStream in) throws IOException {
    if (tag == bytesField(GRAPH_NODE)) {
      node(in);
    } else if (tag == bytesField(GRAPH_INITIALIZER)) {
      TensorFields tensor = new TensorFields();
      message(in, tensor);
      if (tensor.type != null) {
        initializers.put(tensor.name, tensor.toTensor());
      }
    } else {
      in.skipField(tag);
    }
  }

  private void node(CodedInputStream node) throws IOException {
    List<String> inputs = new ArrayList<>();
    String[] nameAndType = {"", ""};
    message(
        node,
        (tag, in) -> {
          if (tag == bytesField(NODE_INPUT)) {
            inputs.add(in.readString());
          } else if (tag == bytesField(NODE_NAME)) {
            nameAndType[0] = in.readString();
          } else if (tag == bytesField(NODE_OP_TYPE)) {
            nameAndType[1] = in.readString();
          } else {
            in.skipField(tag);
          }
        });
    String name = nameAndType[0];
    if (nameAndType[1].equals("MatMul") && inputs.size() == 2 && name.endsWith(MATMUL)) {
      String module = name.substring(0, name.length() - MATMUL.length()).replace('/', '.');
      matMulWeights.put(module.startsWith(".") ? module.substring(1) : module, inputs.get(1));
    }
  }

  private TensorFile named() {
    Map<String, FloatTensor> named = new TreeMap<>();
    initializers.forEach(
        (name, tensor) -> {
          if (!name.startsWith(ANONYMOUS)) {
            named.put(name, tensor);
          }
        });
    matMulWeights.forEach(
        (module, initializer) -> {
          FloatTensor t = initializers.get(initializer);
          // A MatMul of two computed arrays (attention) reads no initializer.
          if (t != null && initializer.startsWith(ANONYMOUS) && t.shape().size() == 2) {
            named.put(module + ".weight", t.transposed());
          }
        });
    return TensorFile.of(named);
  }

  /** One TensorProto while it is read. */
  private final class TensorFields implements FieldReader {
    private final List<Integer> dims = new ArrayList<>();
    private String name = "";
    private StoredType type;
    private int rawAt = -1;
    private int rawBytes;
    private int floatsAt = -1;
    private int floatsBytes;

    @Override
    public void read(int tag, CodedInputStream in) throws IOException {
      if (tag == tag(TENSOR_DIMS, WireFormat.WIRETYPE_VARINT)) {
        dim(in);
      } else if (tag == bytesField(TENSOR_DIMS)) {
        int limit = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
          dim(in);
        }
        in.popLimit(limit);
      } else if (tag == tag(TENSOR_DATA_TYPE, WireFormat.WIRETYPE_VARINT)) {
        type =
            switch (in.readInt32()) {
              case 1 -> StoredType.F32;
              case 10 -> StoredType.F16;
              case 11 -> StoredType.F64;
              case 16 -> StoredType.BF16;
              default -> null;
            };
      } else if (tag == bytesField(TENSOR_NAME)) {
        name = in.readString();
      } else if (tag == bytesField(TENSOR_RAW_DATA)) {
        rawBytes = in.readRawVarint32();
        rawAt = in.getTotalBytesRead();
        in.skipRawBytes(rawBytes);
      } else if (tag == bytesField(TENSOR_FLOAT_DATA)) {
        floatsBytes = in.readRawVarint32();
        floatsAt = in.getTotalBytesRead();
        in.skipRawBytes(floatsBytes);
      } else {
        in.skipField(tag);
      }
    }

    private void dim(CodedInputStream in) throws IOException {
      if (dims.size() == MAX_AXES) {
        throw new IllegalArgumentException("too many axes");
      }
      dims.add(Math.toIntExact(in.readInt64()));
    }

    /** Numbers stand little-endian either in raw_data, or, float32 only, packed in float_data. */
    FloatTensor toTensor() {
      if (rawAt >= 0) {
        return new FloatTensor(dims, slice(rawAt, rawBytes, type));
      }
      if (type == StoredType.F32 && floatsAt >= 0) {
        return new FloatTensor(dims, slice(floatsAt, floatsBytes, type));
      }
      if (dims.contains(0)) {
        return new FloatTensor(dims, new float[0]);
      }
      throw new IllegalArgumentException("tensor " + name + " has no data in this file");
    }

    private float[] slice(int at, int bytes, StoredType as) {
      if (bytes % as.bytes() != 0) {
        throw new IllegalArgumentException("tensor " + name + " has " + bytes + " bytes");
      }
      ByteBuffer in = ByteBuffer.wrap(content, at, bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
      return as.read(in, bytes / as.bytes());
    }
  }
}
