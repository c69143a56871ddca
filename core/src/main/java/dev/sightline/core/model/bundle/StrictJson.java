package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as bundles hold it: reading forgives nothing, writing gives the same bytes everywhere. */
final class StrictJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  // The same bytes on every platform: line ends are not the platform's.
  private static final ObjectWriter WRITER =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private StrictJson() {}

  static byte[] write(Object value) {
    try {
      return (WRITER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that cannot be written", e);
    }
  }

  /**
   * @param file what the content is called in a message
   * @param source what to call the bundle in a message
   */
  static JsonNode tree(byte[] json, String file, String source) throws SightlineException {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || root.isMissingNode()) {
        throw Refusal.of(source, Phrase.of("its {0} is empty", file));
      }
      return root;
    } catch (IOException e) {
      throw Refusal.of(source, Phrase.of("its {0} is not valid JSON", file), e);
    }
  }

  /**
   * @throws SightlineException {@code BUNDLE}, naming the place that is wrong
   */
  static <T> T value(JsonNode root, Class<T> type, String file, String source)
      throws SightlineException {
    return value(root, JSON.constructType(type), file, source);
  }

  /**
   * @throws SightlineException {@code BUNDLE}, naming the place that is wrong
   */
  static <T> List<T> list(JsonNode root, Class<T> type, String file, String source)
      throws SightlineException {
    List<T> all =
        value(root, JSON.getTypeFactory().constructCollectionType(List.class, type), file, source);
    if (all.contains(null)) {
      throw Refusal.of(source, Phrase.of("its {0} has an entry that is nothing", file));
    }
    return all;
  }

  private static <T> T value(JsonNode root, JavaType type, String file, String source)
      throws SightlineException {
    try {
      return JSON.readValue(JSON.treeAsTokens(root), type);
    } catch (JsonMappingException e) {
      throw Refusal.of(source, Phrase.of("its {0} is wrong at {1}", file, place(e.getPath())), e);
    } catch (IOException e) {
      throw Refusal.of(source, Phrase.of("its {0} is not valid JSON", file), e);
    }
  }

  /** From Jackson's path to {@code heads[1].labels}. */
  private static String place(List<JsonMappingException.Reference> path) {
    String place =
        path.stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    return "\"" + (place.startsWith(".") ? place.substring(1) : place) + "\"";
  }
}
