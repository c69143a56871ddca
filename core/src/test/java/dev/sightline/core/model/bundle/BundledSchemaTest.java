package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever JSON the shipped bundles hold follows the schemas that the documents publish. */
class BundledSchemaTest {
  private static final Path MODELS =
      Path.of("../resources/src/main/resources/dev/sightline/resources/models");
  private static final Path SCHEMAS = Path.of("../docs/bundle-format");

  @Test
  void everyBundleThatShipsFollowsThePublishedSchemas() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(MODELS)) {
      files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(15);
    for (Path file : files) {
      JsonNode node = new ObjectMapper().readTree(file.toFile());
      JsonSchema schema = schema(file.getFileName().toString().replace(".json", ".schema.json"));
      assertThat(schema.validate(node)).as("%s", file).isEmpty();
      if (node instanceof ObjectNode object) {
        object.put("unheardOf", 1);
        assertThat(schema.validate(object)).as("%s with a field too many", file).isNotEmpty();
      }
    }
  }

  private static JsonSchema schema(String name) throws Exception {
    try (InputStream in = Files.newInputStream(SCHEMAS.resolve(name))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
