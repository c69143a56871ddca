package dev.sightline.core.model.video;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators of an ONNX file, as far as needed to find the name of an inner tensor. Field
 * numbers are those of {@code onnx.proto}.
 */
final class OnnxNodes {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int NODE_INPUT = 1;

  private OnnxNodes() {}

  /**
   * The name of the tensor that a convolution with these weights takes as its input.
   *
   * @param weight name of the initializer, such as {@code blocks.15.expand.weight}
   * @throws IOException if the bytes are no ONNX model, or no operator uses these weights
   */
  static String inputOfConvolution(byte[] model, String weight) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(model);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) != MODEL_GRAPH) {
        in.skipField(tag);
        continue;
      }
      int outer = in.pushLimit(in.readRawVarint32());
      for (int field = in.readTag(); field != 0; field = in.readTag()) {
        if (WireFormat.getTagFieldNumber(field) != GRAPH_NODE) {
          in.skipField(field);
          continue;
        }
        List<String> inputs = inputsOfNode(in);
        if (inputs.size() > 1 && inputs.get(1).equals(weight)) {
          return inputs.getFirst();
        }
      }
      in.popLimit(outer);
    }
    throw new IOException("no operator of the network uses " + weight);
  }

  private static List<String> inputsOfNode(CodedInputStream in) throws IOException {
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
    return inputs;
  }
}
