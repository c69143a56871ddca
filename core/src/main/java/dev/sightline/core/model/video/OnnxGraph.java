package dev.sightline.core.model.video;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.sightline.core.tensor.FloatTensor;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What we read of an ONNX file: its float32 weights, and which tensor goes into which convolution.
 * Field numbers are those of {@code onnx.proto}. Immutable.
 *
 * @param weights initializers by name
 * @param convolutionInputs name of a convolution's weight -> name of the tensor that it is applied
 *     to
 */
record OnnxGraph(Map<String, FloatTensor> weights, Map<String, String> convolutionInputs) {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;
  private static final int FLOAT = 1;

  OnnxGraph {
    weights = Map.copyOf(weights);
    convolutionInputs = Map.copyOf(convolutionInputs);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the bytes are no ONNX model
   */
  static OnnxGraph read(byte[] model) throws IOException {
    Map<String, FloatTensor> weights = new TreeMap<>();
    Map<String, String> inputs = new TreeMap<>();
    CodedInputStream in = CodedInputStream.newInstance(model);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) != MODEL_GRAPH) {
        in.skipField(tag);
        continue;
      }
      int limit = in.pushLimit(in.readRawVarint32());
      for (int field = in.readTag(); field != 0; field = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(field)) {
          case GRAPH_NODE -> readNode(in, inputs);
          case GRAPH_INITIALIZER -> readTensor(in, weights);
          default -> in.skipField(field);
        }
      }
      in.popLimit(limit);
    }
    return new OnnxGraph(weights, inputs);
  }

  private static void readNode(CodedInputStream in, Map<String, String> convolutionInputs)
      throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    List<String> inputs = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == NODE_INPUT) {
        inputs.add(in.readString());
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    if (inputs.size() > 1) {
      convolutionInputs.put(inputs.get(1), inputs.getFirst());
    }
  }

  private static void readTensor(CodedInputStream in, Map<String, FloatTensor> weights)
      throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    List<Integer> shape = new ArrayList<>();
    int type = 0;
    String name = "";
    ByteString raw = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case TENSOR_DIMS -> readDims(in, tag, shape);
        case TENSOR_TYPE -> type = in.readInt32();
        case TENSOR_NAME -> name = in.readString();
        case TENSOR_RAW -> raw = in.readBytes();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    if (type == FLOAT) {
      float[] values = new float[raw.size() / Float.BYTES];
      raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      weights.put(name, new FloatTensor(shape, values));
    }
  }

  /** A repeated number is stored one by one or packed. */
  private static void readDims(CodedInputStream in, int tag, List<Integer> shape)
      throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
      shape.add(Math.toIntExact(in.readInt64()));
      return;
    }
    int limit = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      shape.add(Math.toIntExact(in.readInt64()));
    }
    in.popLimit(limit);
  }
}
