package dev.sightline.core.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The checked header of a safetensors file: every entry lies inside the data, entries do not
 * overlap and leave no gap, and each shape fits its bytes.
 */
record SafetensorsHeader(List<Entry> entries, SortedMap<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final int MAX_TENSORS = 100_000;
  private static final int MAX_AXES = 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param begin first byte, counted from the end of the header
   * @param end one past the last byte
   */
  record Entry(String name, StoredType type, List<Integer> shape, long begin, long end) {
    int size() {
      return (int) ((end - begin) / type.bytes());
    }
  }

  /**
   * @param json the header's text
   * @param dataBytes bytes that follow the header
   * @param source what to call the file in a message
   */
  static SafetensorsHeader parse(byte[] json, long dataBytes, String source)
      throws SightlineException {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.BUNDLE,
          "The weights file " + source + " is damaged: its header is not valid JSON.",
          source + ": " + e.getOriginalMessage(),
          e);
    } catch (java.io.IOException e) {
      throw broken(source, "its header cannot be read");
    }
    if (!root.isObject() || root.size() > MAX_TENSORS) {
      throw broken(source, "its header is not a list of tensors");
    }
    List<Entry> entries = new ArrayList<>();
    SortedMap<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : root.properties()) {
      if (e.getKey().equals(METADATA)) {
        readMetadata(e.getValue(), metadata, source);
      } else {
        entries.add(readEntry(e.getKey(), e.getValue(), dataBytes, source));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry e : entries) {
      if (e.begin() != at) {
        throw broken(source, "tensor " + e.name() + " overlaps another or leaves a gap");
      }
      at = e.end();
    }
    if (at != dataBytes) {
      throw broken(source, (dataBytes - at) + " bytes at its end belong to no tensor");
    }
    return new SafetensorsHeader(entries, metadata);
  }

  private static void readMetadata(JsonNode node, Map<String, String> into, String source)
      throws SightlineException {
    if (!node.isObject()) {
      throw broken(source, "its metadata is not a list of words");
    }
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      if (!e.getValue().isTextual()) {
        throw broken(source, "its metadata entry " + e.getKey() + " is not a text");
      }
      into.put(e.getKey(), e.getValue().textValue());
    }
  }

  private static Entry readEntry(String name, JsonNode node, long dataBytes, String source)
      throws SightlineException {
    StoredType type = type(node.path("dtype").asText(), name, source);
    JsonNode shapeNode = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!shapeNode.isArray() || shapeNode.size() > MAX_AXES) {
      throw broken(source, "tensor " + name + " has no valid shape");
    }
    if (!offsets.isArray() || offsets.size() != 2) {
      throw broken(source, "tensor " + name + " does not say where it lies");
    }
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (JsonNode d : shapeNode) {
      long size = whole(d, name, source);
      // Checked before multiplying: both factors stay below 2^31, so their product cannot overflow.
      if (size > Integer.MAX_VALUE || count * size > Integer.MAX_VALUE) {
        throw broken(source, "tensor " + name + " is too large");
      }
      shape.add((int) size);
      count *= size;
    }
    long begin = whole(offsets.get(0), name, source);
    long end = whole(offsets.get(1), name, source);
    if (begin > end || end > dataBytes) {
      throw broken(source, "tensor " + name + " reaches beyond the end of the file");
    }
    if (end - begin > Integer.MAX_VALUE) {
      throw broken(source, "tensor " + name + " is too large");
    }
    if (end - begin != count * type.bytes()) {
      throw broken(
          source, "tensor " + name + " of shape " + shape + " has " + (end - begin) + " bytes");
    }
    return new Entry(name, type, List.copyOf(shape), begin, end);
  }

  private static StoredType type(String word, String name, String source)
      throws SightlineException {
    for (StoredType t : StoredType.values()) {
      if (t.name().equals(word)) {
        return t;
      }
    }
    throw broken(source, "tensor " + name + " has the unknown type \"" + word + "\"");
  }

  private static long whole(JsonNode node, String name, String source) throws SightlineException {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw broken(source, "tensor " + name + " has a size that is not a whole number");
    }
    return node.longValue();
  }

  static SightlineException broken(String source, String what) {
    return new SightlineException(
        Problem.BUNDLE, "The weights file " + source + " is damaged: " + what + ".");
  }
}
