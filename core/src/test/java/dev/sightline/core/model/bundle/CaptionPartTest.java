package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.caption.TinyCaptions;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caption decoder of a bundle. */
class CaptionPartTest {
  private static final CaptionConfig CONFIG = TinyCaptions.config(1280, 49);

  @TempDir private Path dir;

  private static CaptionPart part() {
    Map<String, FloatTensor> half = new TreeMap<>();
    TinyCaptions.weights(CONFIG)
        .forEach(
            (name, t) -> {
              float[] values = t.values().clone();
              for (int i = 0; i < values.length; i++) {
                values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
              }
              half.put(name, new FloatTensor(t.shape(), values));
            });
    return new CaptionPart("en", CONFIG, TensorFile.of(half));
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    CaptionJson.put(part(), files);
    return files;
  }

  private static void assertRefused(Map<String, byte[]> files, String says) {
    assertThatThrownBy(() -> CaptionJson.read(files, SampleBundle.CONFIG, "b"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(says);
  }

  @Test
  void itTravelsWithTheBundleAndStaysWhenFiguresChange() throws Exception {
    Path bundle = dir.resolve("sample");
    SampleBundle.write(bundle);
    assertThat(BundleReader.open(bundle).captions()).isEmpty();
    BundleWriter.update(bundle, part());
    BundleWriter.update(bundle, List.of(), "another card", TrainingRecord.NONE);
    CaptionPart read = BundleReader.open(bundle).captions().orElseThrow();
    assertThat(read.language()).isEqualTo("en");
    assertThat(read.config()).isEqualTo(CONFIG);
    part()
        .weights()
        .tensors()
        .forEach((n, t) -> assertThat(read.weights().get(n).values()).isEqualTo(t.values()));
  }

  @Test
  void anOpenedBundleIsWrittenAsItWas() throws Exception {
    Path first = dir.resolve("first");
    SampleBundle.write(first);
    BundleWriter.update(first, part());
    Path second = dir.resolve("second");
    BundleWriter.write(second, BundleReader.open(first));
    for (String file : new String[] {"captions.json", "captions.safetensors", "curves.json"}) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(BundleReader.open(second).weights().get("a.weight").values())
        .isEqualTo(BundleReader.open(first).weights().get("a.weight").values());
  }

  @Test
  void theFileFollowsItsPublishedSchema() throws Exception {
    JsonNode written = new ObjectMapper().readTree(files().get("captions.json"));
    try (InputStream in =
        Files.newInputStream(Path.of("..", "docs", "bundle-format", "captions.schema.json"))) {
      var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(written)).isEmpty();
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Map<String, byte[]> half = files();
    half.remove("captions.json");
    assertRefused(half, "only one of");

    String json = new String(files().get("captions.json"), StandardCharsets.UTF_8);
    for (String[] change :
        new String[][] {
          {"\"dim\" : 8", "\"dim\" : 9", "does not fit together"},
          {"\"layers\" : 2", "\"layers\" : 3", "lacks \"captions.layer.2."},
          {"\"layers\" : 2", "\"layers\" : 1", "does not have"},
          {"\"hidden\" : 12", "\"hidden\" : 10", "has the shape"},
          {"\"language\" : \"en\"", "\"language\" : \"xx\"", "language xx"},
          {"\"dog\"", "\"a\"", "twice"},
          {"\"<end>\"", "\"end\"", "does not begin with"},
          {"\"longest\" : 7", "\"longest\" : 7, \"more\" : 1", "cannot be used"},
        }) {
      assertThat(json).contains(change[0]);
      Map<String, byte[]> files = files();
      files.put(
          "captions.json", json.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
      assertRefused(files, change[2]);
    }
  }
}
