package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.problem.SightlineException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the heads of a bundle can be trusted. */
class ConfidenceTest {
  private static final Confidence SAMPLE =
      new Confidence(
          List.of(new HeadTemperature("topics", "both", 1.5, "dev", 4)),
          List.of(
              new KnownDetector(
                  "topics",
                  "text",
                  Collections.nCopies(384, 0.5f),
                  -1,
                  2,
                  0.75,
                  "dev",
                  4,
                  List.of("ucf18"))),
          List.of(new AnswerThreshold("topics", "both", 0.25, 0.5, 0.625, "dev", 8)),
          List.of(
              new KnownMeans(
                  "topics", "video", List.of(mean(0.02f), mean(-0.01f)), 0.125, 0.875, "dev", 8)));

  private static List<Float> mean(float value) {
    return Collections.nCopies(1280, value);
  }

  @TempDir private Path dir;

  @Test
  void itTravelsWithTheBundleAndStaysWhenFiguresChange() throws Exception {
    Path bundle = dir.resolve("sample");
    SampleBundle.write(bundle);
    assertThat(BundleReader.open(bundle).confidence()).isEqualTo(Confidence.NONE);

    BundleWriter.update(bundle, SAMPLE);
    BundleWriter.update(bundle, List.of(), "another card", TrainingRecord.NONE);
    Confidence read = BundleReader.open(bundle).confidence();
    assertThat(read).isEqualTo(SAMPLE);
    assertThat(read.temperature("topics", Side.BOTH)).isEqualTo(new Temperature(1.5));
    assertThat(read.temperature("topics", Side.TEXT)).isEqualTo(Temperature.NONE);
    assertThat(read.detector("actions", Side.TEXT)).isEmpty();
    assertThat(read.threshold("topics", Side.BOTH).orElseThrow().threshold()).isEqualTo(0.25);
    assertThat(read.threshold("topics", Side.TEXT)).isEmpty();

    BundleWriter.update(bundle, Confidence.NONE);
    assertThat(bundle.resolve("confidence.json")).doesNotExist();
  }

  @Test
  void theFileFollowsItsPublishedSchema() throws Exception {
    JsonNode written = new ObjectMapper().readTree(json());
    try (InputStream in =
        Files.newInputStream(Path.of("..", "docs", "bundle-format", "confidence.schema.json"))) {
      var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(written)).isEmpty();
      assertThat(schema.validate(new ObjectMapper().createObjectNode())).isNotEmpty();
    }
  }

  @Test
  void aScoreIsAWeighedSumOfTextThenVideo() {
    KnownDetector d =
        new KnownDetector("topics", "both", List.of(1f, 2f, 10f), 0.5, 0, 1, "dev", 1, List.of());
    assertThat(d.score(new float[] {3, 4}, new float[] {-1})).isCloseTo(1.5, within(1e-12));
    assertThatThrownBy(() -> d.score(new float[] {3, 4}, new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nearnessIsTheCosineToTheNearestClassAndBothSidesWeighTheSame() {
    KnownMeans m =
        new KnownMeans(
            "topics",
            "both",
            List.of(List.of(0.6f, 0f, 0.8f), List.of(0f, 1f, 0f)),
            0.5,
            1,
            "dev",
            1);
    float[] direction = KnownMeans.direction(new float[] {3, 0}, new float[] {100});
    assertThat(direction).containsExactly(new float[] {0.70710677f, 0, 0.70710677f}, within(1e-6f));
    assertThat(m.score(new float[] {3, 0}, new float[] {100}))
        .isCloseTo(1.4 * Math.sqrt(0.5), within(1e-6));
    assertThat(m.score(direction, 0)).as("the first class left out").isCloseTo(0, within(1e-6));
    assertThat(KnownMeans.direction(new float[0], new float[] {0, 0})).containsExactly(0, 0);
    assertThat(KnownMeans.direction(new float[0], new float[] {0, -2})).containsExactly(0, -1);
    assertThatThrownBy(() -> m.score(new float[] {1}, new float[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    Confidence own = Confidence.NONE.with(List.of(m));
    assertThat(own.knows("topics", Side.BOTH)).isTrue();
    assertThat(own.knows("topics", Side.TEXT)).isFalse();
    assertThat(own.means("actions", Side.BOTH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\" : 1.5|\"value\" : 0|temperature of its head topics is impossible",
        "\"value\" : 1.5|\"value\" : -2|temperature of its head topics is impossible",
        "\"value\" : 1.5|\"value\" : 1e999|temperature of its head topics is impossible",
        "\"value\" : 1.5|\"value\" : NaN|not valid JSON",
        "\"value\" : 1.5|\"value\" : \"1.5\"|wrong at",
        "\"value\" : 1.5,|''|wrong at",
        "\"bias\" : -1.0|\"bias\" : null|wrong at",
        "\"bias\" : -1.0|\"bias\" : -1e999|detector of its head topics is impossible",
        "\"accepted\" : 0.75|\"accepted\" : 1.75|detector of its head topics is impossible",
        "\"weights\" : [ 0.5,|\"weights\" : [ 1e99,|detector of its head topics is impossible",
        "\"weights\" : [ 0.5,|\"weights\" : [|detector of its head topics is impossible",
        "\"side\" : \"text\"|\"side\" : \"video\"|detector of its head topics is impossible",
        "\"side\" : \"both\"|\"side\" : \"sound\"|temperature of its head topics is impossible",
        "\"head\" : \"topics\"|\"head\" : \"moods\"|a head moods, which it lacks",
        "\"coverage\" : 0.5|\"coverage\" : 1.5|threshold of its head topics is impossible",
        "\"accepted\" : 0.875|\"accepted\" : -1|detector of its head topics is impossible",
        "\"means\" : [ [ 0.02,|\"means\" : [ [ 1.5,|detector of its head topics is impossible",
        "\"means\" : [ [ 0.02,|\"means\" : [ [|detector of its head topics is impossible",
        "\"means\" : [ [ 0.02,|\"means\" : [ [ 0.02 ], [ 0.02,|detector of its head topics is",
        "\"temperatures\"|\"temperature\"|wrong at",
      })
  void whatCannotBeIsRefused(String right, String wrong, String says) {
    String json = new String(json(), StandardCharsets.UTF_8);
    assertThat(json).contains(right);
    assertRefused(json.replaceFirst(java.util.regex.Pattern.quote(right), wrong), says);
  }

  @Test
  void twoEntriesForOneSideAreRefused() {
    Confidence twice =
        new Confidence(
            List.of(SAMPLE.temperatures().getFirst(), SAMPLE.temperatures().getFirst()), List.of());
    Map<String, byte[]> files = new LinkedHashMap<>();
    ConfidenceJson.put(twice, files);
    assertRefused(
        new String(files.get("confidence.json"), StandardCharsets.UTF_8), "two of a temperature");
  }

  /** So that bundles from before there were questions still open, byte for byte. */
  @Test
  void aFileWithoutThresholdsIsReadAndWrittenAsBefore() throws Exception {
    Confidence none = new Confidence(SAMPLE.temperatures(), SAMPLE.detectors());
    Map<String, byte[]> files = new LinkedHashMap<>();
    ConfidenceJson.put(none, files);
    assertThat(new String(files.get("confidence.json"), StandardCharsets.UTF_8))
        .doesNotContain("thresholds");
    assertThat(ConfidenceJson.read(files, SampleBundle.CONFIG, "b")).isEqualTo(none);
  }

  private static byte[] json() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    ConfidenceJson.put(SAMPLE, files);
    return files.get("confidence.json");
  }

  private static void assertRefused(String json, String says) {
    Map<String, byte[]> files = Map.of("confidence.json", json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ConfidenceJson.read(files, SampleBundle.CONFIG, "b"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(says);
  }
}
