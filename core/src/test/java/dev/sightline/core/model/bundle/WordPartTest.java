package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.model.MaskedNet;
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

/** The words that a bundle can guess. */
class WordPartTest {
  private static final List<String> WORDS = List.of("a", "dog", "runs");

  @TempDir private Path dir;

  private static WordPart part(int width) {
    Map<String, FloatTensor> weights = new TreeMap<>();
    MaskedNet.initWords(
        SampleBundle.CONFIG,
        WORDS.size(),
        width,
        (name, values, shape) -> {
          int[] sizes = java.util.Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
          weights.put(name, FloatTensor.of(new float[values.length], sizes));
        },
        1);
    return new WordPart("en", width, WORDS, List.of(1037, 3899, 3216), TensorFile.of(weights));
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    WordJson.put(part(4), files);
    return files;
  }

  @Test
  void itTravelsWithTheBundleWithAndWithoutATable() throws Exception {
    for (int width : new int[] {0, 4}) {
      Path bundle = dir.resolve("sample" + width);
      SampleBundle.write(bundle);
      assertThat(BundleReader.open(bundle).words()).isEmpty();
      BundleWriter.update(bundle, part(width));
      BundleWriter.update(bundle, List.of(), "another card", TrainingRecord.NONE);
      WordPart read = BundleReader.open(bundle).words().orElseThrow();
      assertThat(read.words()).isEqualTo(WORDS);
      assertThat(read.ids()).containsExactly(1037, 3899, 3216);
      assertThat(read.weights().tensors().containsKey(MaskedNet.TABLE)).isEqualTo(width > 0);
      Path copy = dir.resolve("copy" + width);
      BundleWriter.write(copy, BundleReader.open(bundle));
      for (String file : new String[] {"words.json", "words.safetensors"}) {
        assertThat(copy.resolve(file)).hasSameBinaryContentAs(bundle.resolve(file));
      }
    }
  }

  @Test
  void theFileFollowsItsPublishedSchema() throws Exception {
    JsonNode written = new ObjectMapper().readTree(files().get("words.json"));
    try (InputStream in =
        Files.newInputStream(Path.of("..", "docs", "bundle-format", "words.schema.json"))) {
      var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(written)).isEmpty();
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Map<String, byte[]> half = files();
    half.remove("words.safetensors");
    assertRefused(half, "only one of");
    String json = new String(files().get("words.json"), StandardCharsets.UTF_8);
    for (String[] change :
        new String[][] {
          {"\"width\" : 4", "\"width\" : 5", "has the shape"},
          {"\"width\" : 4", "\"width\" : 0", "does not have"},
          {"\"width\" : 4", "\"width\" : -1", "does not fit together"},
          {"\"dog\"", "\"a\"", "twice"},
          {"3899", "1037", "twice"},
          {"3899", "-7", "negative"},
          {", 3216", "", "3 words, 2 tokens"},
          {"\"en\"", "\"xx\"", "language xx"},
          {"\"width\" : 4", "\"width\" : 4, \"more\" : 1", "cannot be used"},
        }) {
      assertThat(json).contains(change[0]);
      Map<String, byte[]> files = files();
      files.put("words.json", json.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
      assertRefused(files, change[2]);
    }
  }

  private static void assertRefused(Map<String, byte[]> files, String says) {
    assertThatThrownBy(() -> WordJson.read(files, SampleBundle.CONFIG, "b"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining(says);
  }
}
