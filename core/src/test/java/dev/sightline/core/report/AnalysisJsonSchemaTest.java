package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.sightline.core.analysis.Analysis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisJsonSchemaTest {
  private static final Path SCHEMA = Path.of("../docs/report-format/analysis.schema.json");

  private final ObjectMapper mapper = new ObjectMapper();

  private JsonNode json(Analysis analysis) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnalysisJson().write(analysis, out);
    return mapper.readTree(out.toByteArray());
  }

  private static Set<ValidationMessage> faults(JsonNode json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    return schema.validate(json);
  }

  @ParameterizedTest
  @CsvSource({"a dog runs,4", "'',1", "unbelievably long-winded captions,9"})
  void whatIsWrittenFollowsTheSchema(String text, int clips) throws Exception {
    assertThat(faults(json(AnalysisFixture.of("clip.mp4", text, clips, 3)))).isEmpty();
  }

  @Test
  void aScoreThatIsNoNumberBecomesNull() throws Exception {
    Analysis a = AnalysisFixture.of("clip.mp4", "a dog", 2, 3);
    Analysis none =
        new Analysis(
            a.video(),
            a.text(),
            a.clips(),
            a.grid(),
            a.heads(),
            Float.NaN,
            a.attention(),
            a.timings(),
            a.provenance());
    JsonNode json = json(none);
    assertThat(json.get("alignmentScore").isNull()).isTrue();
    assertThat(faults(json)).isEmpty();
  }

  @Test
  void theSchemaIsStrict() throws Exception {
    ObjectNode json = (ObjectNode) json(AnalysisFixture.of("clip.mp4", "a dog", 2, 3));
    json.put("surprise", 1);
    ((ObjectNode) json.get("video")).remove("sha256");
    ((ObjectNode) json.get("video")).put("duration", "0.5");
    assertThat(faults(json)).hasSize(3);
  }
}
