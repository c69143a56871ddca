package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** {@code bundle.json} to and from {@link BundleManifest}; reading is strict. */
final class ManifestJson {
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

  private ManifestJson() {}

  static byte[] write(BundleManifest manifest) {
    try {
      return (WRITER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest that cannot be written", e);
    }
  }

  /**
   * @param source what to call the bundle in a message
   */
  static BundleManifest read(byte[] json, String source) throws SightlineException {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode schema = root.path("schema");
      if (!schema.isInt()) {
        throw Refusal.of(source, "its bundle.json does not say its schema version");
      }
      // Before anything else: a newer format may look different throughout.
      if (schema.intValue() != BundleManifest.SCHEMA) {
        throw Refusal.of(
            source,
            "it has schema version %d, and this Sightline reads version %d only"
                .formatted(schema.intValue(), BundleManifest.SCHEMA));
      }
      return JSON.treeToValue(root, BundleManifest.class);
    } catch (JsonMappingException e) {
      throw Refusal.of(source, "its bundle.json is wrong at " + place(e.getPath()), e);
    } catch (IOException e) {
      throw Refusal.of(source, "its bundle.json is not valid JSON", e);
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
