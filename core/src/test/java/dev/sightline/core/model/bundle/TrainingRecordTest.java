package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.problem.SightlineException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bundle tells of how its model was trained and measured. */
class TrainingRecordTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String MODELS = "/dev/sightline/resources/models/";

  @Test
  void bothFilesFollowTheirPublishedSchemas() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    RecordJson.put(SampleBundle.RECORD, files);
    for (String name : List.of("curves", "evaluations")) {
      JsonNode written = new ObjectMapper().readTree(files.get(name + ".json"));
      assertThat(schema(name).validate(written)).as(name).isEmpty();
      var less = ((com.fasterxml.jackson.databind.node.ObjectNode) written.get(0)).deepCopy();
      less.remove(less.fieldNames().next());
      assertThat(schema(name).validate(new ObjectMapper().createArrayNode().add(less)))
          .as("%s without a field", name)
          .isNotEmpty();
    }
  }

  private static JsonSchema schema(String name) throws Exception {
    Path file = DOCS.resolve("bundle-format").resolve(name + ".schema.json");
    try (InputStream in = Files.newInputStream(file)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  @Test
  void aNewEvaluationReplacesTheOneOfItsTaskAndSplit() {
    TrainingRecord more = SampleBundle.RECORD.with(SampleBundle.evaluation("topics", "test"));
    assertThat(more.evaluations()).hasSize(2);
    HeadEvaluation again = SampleBundle.evaluation("topics", "dev");
    assertThat(more.with(again).evaluations()).hasSize(2).last().isEqualTo(again);
    assertThat(more.curves()).isEqualTo(SampleBundle.RECORD.curves());
  }

  @Test
  void aMatrixKnowsItsSums() {
    ConfusionMatrix m = ConfusionMatrix.of(new int[] {0, 0, 1, 1, 2}, List.of(0, 0, 0, 1, 1), 3);
    assertThat(m.counts()).containsExactly(List.of(2, 1, 0), List.of(0, 1, 1), List.of(0, 0, 0));
    assertThat(m.ofClass(0)).isEqualTo(3);
    assertThat(m.takenFor(1)).isEqualTo(2);
    assertThat(m.total()).isEqualTo(5);
    assertThat(m.accuracy()).isEqualTo(0.6);
    assertThat(m.share(0, 1)).isEqualTo(1.0 / 3);
    assertThat(m.share(2, 2)).as("a class without items").isZero();
  }

  @Test
  void theCalibrationErrorIsTheMeanGapWeighedByItems() {
    SideEvaluation side =
        new SideEvaluation(
            new ConfusionMatrix(List.of(List.of(2, 0), List.of(1, 1))),
            List.of(new ReliabilityBin(1, 0.5, 1), new ReliabilityBin(3, 0.9, 2.0 / 3)));
    assertThat(side.calibrationError()).isCloseTo((0.5 + 3 * (0.9 - 2.0 / 3)) / 4, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"n\" : 4|\"n\" : 5|do not add up",
        "\"n\" : 4,|\"n\" : 4, \"N\" : 4,|wrong at",
        "\"both\"|\"sound\"|do not add up",
        "\"confidence\" : 0.7|\"confidence\" : 1.7|do not add up",
        "[ 2, 1 ]|[ 2, 1, 0 ]|wrong at",
        "[ 2, 1 ]|[ -2, 5 ]|wrong at",
        "\"sport\", |''|do not add up",
        "\"müsic\"|\"müsic\", null|wrong at",
      })
  void evaluationsThatCannotBeAreRefused(String right, String wrong, String says) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    RecordJson.put(SampleBundle.RECORD, files);
    String json = new String(files.get("evaluations.json"), StandardCharsets.UTF_8);
    assertThat(json).contains(right);
    assertRefused("evaluations.json", json.replace(right, wrong), says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[{}]",
        "[null]",
        "[{\"stage\":\"a\",\"epoch\":0,\"seconds\":1,\"values\":{}}]",
        "[{\"stage\":\"a\",\"epoch\":1,\"seconds\":-1,\"values\":{}}]",
        "[{\"stage\":\"a\",\"epoch\":1,\"seconds\":1,\"values\":{\"x\":null}}]",
        "[{\"stage\":\"a\",\"epoch\":1,\"seconds\":1,\"values\":{\"x\":1e999}}]",
        "[{\"stage\":\"a\",\"epoch\":1.5,\"seconds\":1,\"values\":{}}]",
      })
  void curvesThatCannotBeAreRefused(String json) {
    assertRefused("curves.json", json, "cannot be used");
  }

  private static void assertRefused(String file, String json, String says) {
    Map<String, byte[]> files = Map.of(file, json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RecordJson.read(files, "b"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(says);
  }

  /** The documentation shows the very files that the product carries. */
  @Test
  void theCardsInTheDocumentationAreThoseOfTheBundles() throws Exception {
    Path cards = DOCS.resolve("model-cards");
    List<String> names;
    try (Stream<Path> files = Files.list(cards)) {
      names =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".md"))
              .map(f -> f.replace(".md", ""))
              .toList();
    }
    assertThat(names).contains("everyday");
    for (String name : names) {
      assertThat(cards.resolve(name + ".md")).hasBinaryContent(resource(name, "card.md"));
      if (!name.equals("speech")) { // its heads are convex problems: there is no curve to keep
        assertThat(cards.resolve(name + "-curves.json"))
            .hasBinaryContent(resource(name, "curves.json"));
      }
    }
  }

  private static byte[] resource(String bundle, String file) throws Exception {
    try (InputStream in =
        TrainingRecordTest.class.getResourceAsStream(MODELS + bundle + "/" + file)) {
      return in.readAllBytes();
    }
  }
}
