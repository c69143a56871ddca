package dev.sightline.core.library.use;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings and values as JSON: settings are one object of strings with sorted names, so that equal
 * ones have equal texts; times are exact, as numerator and denominator. Pure and thread-safe.
 */
public final class UseJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WORDS = "words";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String NUMBERS = "numbers";

  private UseJson() {}

  /** A result for those who read JSON: times in seconds. */
  public static ObjectNode of(UseResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", result.id());
    node.put("video", result.videoSha256());
    node.put("kind", result.kind().key());
    node.put("model", result.model().name());
    node.put("bundle", result.model().sha256());
    node.put("made", result.made().toString());
    result.settings().forEach(node.putObject("settings")::put);
    ArrayNode values = node.putArray("values");
    for (UseValue v : result.values()) {
      ObjectNode one = values.addObject();
      one.put(WORDS, v.words());
      v.span().ifPresent(s -> one.put("start", s.from().toDouble()).put("end", s.to().toDouble()));
      v.numbers().forEach(one::put);
    }
    return node;
  }

  /** Settings as text. */
  public static String settings(SortedMap<String, String> settings) {
    ObjectNode node = JSON.createObjectNode();
    settings.forEach(node::put);
    return node.toString();
  }

  /**
   * Reads settings.
   *
   * @throws IllegalArgumentException if that is not what they look like
   */
  public static SortedMap<String, String> settings(String text) {
    SortedMap<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : read(text).properties()) {
      settings.put(e.getKey(), e.getValue().asText());
    }
    return settings;
  }

  /** Values as text. */
  public static String values(List<UseValue> values) {
    ArrayNode all = JSON.createArrayNode();
    for (UseValue v : values) {
      ObjectNode one = all.addObject();
      one.put(WORDS, v.words());
      if (v.span().isPresent()) {
        put(one.putArray(FROM), v.span().get().from());
        put(one.putArray(TO), v.span().get().to());
      }
      v.numbers().forEach(one.putObject(NUMBERS)::put);
    }
    return all.toString();
  }

  /**
   * Reads values.
   *
   * @throws IllegalArgumentException if that is not what they look like
   */
  public static List<UseValue> values(String text) {
    List<UseValue> values = new ArrayList<>();
    for (JsonNode one : read(text)) {
      SortedMap<String, Double> numbers = new TreeMap<>();
      for (Map.Entry<String, JsonNode> e : one.path(NUMBERS).properties()) {
        numbers.put(e.getKey(), e.getValue().asDouble());
      }
      Optional<Stretch> span =
          one.has(FROM)
              ? Optional.of(new Stretch(time(one.path(FROM)), time(one.path(TO))))
              : Optional.empty();
      values.add(new UseValue(one.path(WORDS).asText(), span, numbers));
    }
    return values;
  }

  private static void put(ArrayNode node, Fraction time) {
    node.add(time.num()).add(time.den());
  }

  private static Fraction time(JsonNode node) {
    return Fraction.of(node.path(0).asLong(), node.path(1).asLong());
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
