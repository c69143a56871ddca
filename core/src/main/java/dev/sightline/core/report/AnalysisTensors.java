package dev.sightline.core.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All attention maps of an analysis as float32 tensors in one safetensors file. Names are the kinds
 * in lower case; a token axis stays one axis, a cell axis becomes {@code clips, t, h, w}.
 */
final class AnalysisTensors {
  private static final int CHUNK_FLOATS = 1 << 16;
  private static final int HEADER_ALIGNMENT = 8;

  private AnalysisTensors() {}

  /** Name of a stack's tensor: {@code alignment}, {@code text_to_video} … */
  static String name(AttentionStack.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@code [layers, heads, query axes, key axes]}. */
  static long[] shape(AttentionStack stack) {
    List<Integer> sizes = new ArrayList<>(List.of(stack.layers(), stack.heads()));
    addSizes(stack.query(), sizes);
    addSizes(stack.key(), sizes);
    return sizes.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Names of the axes, one for each number in {@link #shape}. */
  static List<String> axes(AttentionStack stack) {
    List<String> names = new ArrayList<>(List.of("layer", "head"));
    boolean twice = stack.query() instanceof Axis.Tokens && stack.key() instanceof Axis.Tokens;
    addNames(stack.query(), twice ? "query_" : "", names);
    addNames(stack.key(), twice ? "key_" : "", names);
    return names;
  }

  private static void addSizes(Axis axis, List<Integer> sizes) {
    switch (axis) {
      case Axis.Tokens tokens -> sizes.add(tokens.size());
      case Axis.Cells cells ->
          sizes.addAll(
              List.of(cells.clips().size(), cells.grid().t(), cells.grid().h(), cells.grid().w()));
    }
  }

  private static void addNames(Axis axis, String prefix, List<String> names) {
    switch (axis) {
      case Axis.Tokens tokens -> names.add(prefix + "token");
      case Axis.Cells cells -> names.addAll(List.of("clip", "t", "h", "w"));
    }
  }

  static void write(Analysis analysis, OutputStream out) throws IOException {
    ObjectNode header = new ObjectMapper().createObjectNode();
    long offset = 0;
    for (AttentionStack stack : analysis.attention()) {
      ObjectNode entry = header.putObject(name(stack.kind()));
      entry.put("dtype", "F32");
      var shape = entry.putArray("shape");
      for (long n : shape(stack)) {
        shape.add(n);
      }
      long end = offset + (long) Float.BYTES * stack.values().length;
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = new ObjectMapper().writeValueAsBytes(header);
    int padded = Math.ceilDiv(json.length, HEADER_ALIGNMENT) * HEADER_ALIGNMENT;
    out.write(littleEndian(Long.BYTES).putLong(padded).array());
    out.write(json);
    out.write(
        " ".repeat(padded - json.length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    for (AttentionStack stack : analysis.attention()) {
      writeFloats(stack.values(), out);
    }
  }

  private static void writeFloats(float[] values, OutputStream out) throws IOException {
    ByteBuffer buffer = littleEndian(CHUNK_FLOATS * Float.BYTES);
    for (int at = 0; at < values.length; at += CHUNK_FLOATS) {
      int n = Math.min(CHUNK_FLOATS, values.length - at);
      buffer.clear();
      buffer.asFloatBuffer().put(values, at, n);
      out.write(buffer.array(), 0, n * Float.BYTES);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
