package dev.sightline.core.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
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
          Phrase.of("The weights file {0} is damaged: its header is not valid JSON.", source),
          source + ": " + e.getOriginalMessage(),
          e);
    } catch (java.io.IOException e) {
      throw broken(source, Phrase.of("its header cannot be read"));
    }
    if (!root.isObject() || root.size() > MAX_TENSORS) {
      throw broken(source, Phrase.of("its header is not a list of tensors"));
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
        throw broken(source, Phrase.of("tensor {0} overlaps another or leaves a gap", e.name()));
      }
      at = e.end();
    }
    if (at != dataBytes) {
      throw broken(source, Phrase.of("{0} bytes at its end belong to no tensor", dataBytes - at));
    }
    return new SafetensorsHeader(entries, metadata);
  }

  private static void readMetadata(JsonNode node, Map<String, String> into, String source)
      throws SightlineException {
    if (!node.isObject()) {
      throw broken(source, Phrase.of("its metadata is not a list of words"));
    }
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      if (!e.getValue().isTextual()) {
        throw broken(source, Phrase.of("its metadata entry {0} is not a text", e.getKey()));
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
      throw broken(source, Phrase.of("tensor {0} has no valid shape", name));
    }
    if (!offsets.isArray() || offsets.size() != 2) {
      throw broken(source, Phrase.of("tensor {0} does not say where it lies", name));
    }
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (JsonNode d : shapeNode) {
      long size = whole(d, name, source);
      // Checked before multiplying: both factors stay below 2^31, so their product cannot overflow.
      if (size > Integer.MAX_VALUE || count * size > Integer.MAX_VALUE) {
        throw broken(source, Phrase.of("tensor {0} is too large", name));
      }
      shape.add((int) size);
      count *= size;
    }
    long begin = whole(offsets.get(0), name, source);
    long end = whole(offsets.get(1), name, source);
    if (begin > end || end > dataBytes) {
      throw broken(source, Phrase.of("tensor {0} reaches beyond the end of the file", name));
    }
    if (end - begin > Integer.MAX_VALUE) {
      throw broken(source, Phrase.of("tensor {0} is too large", name));
    }
    if (end - begin != count * type.bytes()) {
      throw broken(
          source, Phrase.of("tensor {0} of shape {1} has {2} bytes", name, shape, end - begin));
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
    throw broken(source, Phrase.of("tensor {0} has the unknown type \"{1}\"", name, word));
  }

  private static long whole(JsonNode node, String name, String source) throws SightlineException {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw broken(source, Phrase.of("tensor {0} has a size that is not a whole number", name));
    }
    return node.longValue();
  }

  static SightlineException broken(String source, Phrase what) {
    return new SightlineException(
        Problem.BUNDLE, Phrase.of("The weights file {0} is damaged: {1}.", source, what));
  }
}
