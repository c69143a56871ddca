package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir private Path dir;

  @Test
  void whatIsWrittenIsReadAgainFromFolderAndZip() throws Exception {
    for (String name : List.of("everyday", "everyday.sightline")) {
      Path target = dir.resolve(name);
      BundleManifest written = SampleBundle.write(target);
      ModelBundle read = BundleReader.open(target);
      assertThat(read.manifest()).isEqualTo(written);
      assertThat(read.manifest().config()).isEqualTo(SampleBundle.CONFIG);
      assertThat(read.weights()).isEqualTo(SampleBundle.WEIGHTS);
      assertThat(read.card()).isEqualTo(SampleBundle.CARD);
      assertThat(read.tokenizerJson()).isEmpty();
      assertThat(read.record()).isEqualTo(SampleBundle.RECORD);
      assertThat(read.title()).isEqualTo("sample 1.0");
      assertThat(read.sha256()).matches("[0-9a-f]{64}");
      assertThat(BundleReader.check(target).problems()).isEmpty();
    }
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).as("nothing temporary stays").hasSize(2);
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws Exception {
    SampleBundle.write(dir.resolve("a.sightline"));
    SampleBundle.write(dir.resolve("b.sightline"));
    assertThat(dir.resolve("a.sightline")).hasSameBinaryContentAs(dir.resolve("b.sightline"));
  }

  @Test
  void theManifestFollowsThePublishedSchema() throws Exception {
    SampleBundle.write(dir.resolve("b"));
    JsonNode manifest =
        new ObjectMapper().readTree(dir.resolve("b").resolve("bundle.json").toFile());
    JsonSchema schema;
    try (InputStream in = Files.newInputStream(schemaFile())) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
    assertThat(schema.validate(manifest)).isEmpty();
    // The schema is as strict as the reader.
    for (String field : new TreeMap<>(fields(manifest)).keySet()) {
      var less = manifest.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
      less.remove(field);
      assertThat(schema.validate(less)).as("without " + field).isNotEmpty();
    }
  }

  private static Map<String, JsonNode> fields(JsonNode node) {
    Map<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  private static Path schemaFile() {
    Path module = Path.of("").toAbsolutePath();
    Path fromModule = module.resolve("../docs/bundle-format/bundle.schema.json").normalize();
    return Files.exists(fromModule)
        ? fromModule
        : module.resolve("docs/bundle-format/bundle.schema.json");
  }

  @Test
  void aChineseBundleBringsItsTokenizerAlong() throws Exception {
    ModelConfig c = SampleBundle.CONFIG;
    ModelConfig wide =
        new ModelConfig(
            BuiltInText.BGE_SMALL_ZH.dim(),
            c.videoChannels(),
            c.alignDim(),
            c.pooledDim(),
            c.fusionDim(),
            0,
            c.fusionHeads(),
            c.timeBins(),
            c.gridHeight(),
            c.gridWidth(),
            c.framesPerClip(),
            c.frameStride(),
            c.nominalRateHz(),
            c.maxClips(),
            c.heads());
    Path target = dir.resolve("zh");
    BundleWriter.write(
        target,
        BundleManifest.of(
            "zh",
            "1.0",
            "MIT",
            BuiltInText.BGE_SMALL_ZH,
            VideoFamily.TOP_HEAVY_I3D,
            wide,
            List.of()),
        Safetensors.encode(SampleBundle.WEIGHTS, n -> StoredType.F16),
        SampleBundle.CARD,
        SampleBundle.RECORD);
    try (InputStream in = Files.newInputStream(schemaFile())) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(
              schema.validate(new ObjectMapper().readTree(target.resolve("bundle.json").toFile())))
          .isEmpty();
    }
    ModelBundle read = BundleReader.open(target);
    assertThat(read.manifest().textEncoder()).isEqualTo(BuiltInText.BGE_SMALL_ZH);
    assertThat(read.manifest().config()).isEqualTo(wide);
    try (BertTokenizer tokenizer = read.openTokenizer()) {
      assertThat(tokenizer.tokenize("两只狗").tokens()).hasSize(5);
    }
  }

  @Test
  void theBuiltInPartsAreTheFilesThatShip() throws Exception {
    for (BuiltInText text : BuiltInText.values()) {
      FrozenParts parts = FrozenParts.builtIn(text);
      assertThat(parts.textEncoder())
          .isEqualTo(new PartReference(text.id(), BundleFile.sha256(text.onnx())));
      assertThat(parts.tokenizer())
          .isEqualTo(new PartReference(text.id(), BundleFile.sha256(text.tokenizerJson())));
    }
    String network = "/dev/sightline/resources/models/efficientnet-lite0/graph.onnx";
    try (InputStream in = getClass().getResourceAsStream(network)) {
      assertThat(BundleFile.sha256(in.readAllBytes()))
          .isEqualTo(BuiltInPart.IMAGE_ENCODER.reference().sha256());
    }
  }

  @Test
  void anOlderBundleIsReplacedAndItsNeighboursStay() throws Exception {
    Path target = dir.resolve("b");
    SampleBundle.write(target);
    Files.writeString(target.resolve("notes.txt"), "mine");
    BundleManifest updated =
        BundleWriter.update(
            target, List.of(SampleBundle.metric("f1", 0.5)), "# New card\n", TrainingRecord.NONE);
    ModelBundle read = BundleReader.open(target);
    assertThat(read.manifest()).isEqualTo(updated);
    assertThat(read.manifest().metrics()).extracting(Metric::name).containsExactly("f1");
    assertThat(read.card()).isEqualTo("# New card\n", TrainingRecord.NONE);
    assertThat(read.weights()).isEqualTo(SampleBundle.WEIGHTS);
    assertThat(read.record()).isEqualTo(TrainingRecord.NONE);
    assertThat(target.resolve("curves.json")).doesNotExist();
    assertThat(target.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aPlaceThatHoldsSomethingElseIsNotTouched() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("thesis"));
    Files.writeString(folder.resolve("chapter1.txt"), "years of work");
    Path file = Files.writeString(dir.resolve("diary"), "dear diary");
    for (Path target : List.of(folder, file)) {
      assertThatThrownBy(() -> SampleBundle.write(target))
          .isInstanceOfSatisfying(
              SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
    }
    assertThat(folder.resolve("chapter1.txt")).hasContent("years of work");
    assertThat(file).hasContent("dear diary");
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).containsExactlyInAnyOrder(folder, file);
    }
  }

  @Test
  void aManifestThatNoReaderWouldTakeIsNotWritten() {
    BundleManifest bad =
        SampleBundle.manifest().withMetrics(List.of(SampleBundle.metric("f1", 1.5)));
    assertThatThrownBy(
            () -> BundleWriter.write(dir.resolve("b"), bad, new byte[0], "", TrainingRecord.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("its figure f1 is impossible");
    assertThat(dir.resolve("b")).doesNotExist();
  }

  @Test
  void weightsMustFitTheNetwork() throws Exception {
    SampleBundle.write(dir.resolve("b"));
    ModelBundle bundle = BundleReader.open(dir.resolve("b"));
    Map<String, List<Integer>> shapes = new TreeMap<>();
    bundle.weights().tensors().forEach((name, t) -> shapes.put(name, t.shape()));
    bundle.requireShapes(shapes);

    Map<String, List<Integer>> more = new TreeMap<>(shapes);
    more.put("z", List.of(1));
    assertThatThrownBy(() -> bundle.requireShapes(more)).hasMessageContaining("lack \"z\"");
    Map<String, List<Integer>> other = new TreeMap<>(shapes);
    other.put("a.weight", List.of(3, 2));
    assertThatThrownBy(() -> bundle.requireShapes(other))
        .hasMessageContaining("\"a.weight\" has the shape [2, 3]");
    Map<String, List<Integer>> fewer = new TreeMap<>(shapes);
    fewer.remove("b");
    assertThatThrownBy(() -> bundle.requireShapes(fewer)).hasMessageContaining("contain \"b\"");
  }

  @Test
  void aCheckFindsEveryDamagedFileAtOnce() throws Exception {
    Path target = dir.resolve("b");
    SampleBundle.write(target);
    Files.writeString(target.resolve("card.md"), SampleBundle.CARD.replace('S', 'T'));
    Files.delete(target.resolve("weights.safetensors"));
    BundleCheck check = BundleReader.check(target);
    assertThat(check.isUsable()).isFalse();
    assertThat(check.problems()).hasSize(2);
    List<String> all = new ArrayList<>(check.problems());
    assertThat(all).anyMatch(p -> p.contains("card.md was changed"));
    assertThat(all).anyMatch(p -> p.contains("weights.safetensors is missing"));
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() throws Exception {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Path target = dir.resolve("b");
      SampleBundle.write(target, Map.of("w", FloatTensor.of(new float[] {0, bad}, 2)));
      assertThatThrownBy(() -> BundleReader.open(target))
          .hasMessageContaining("\"w\" holds values that are no numbers");
    }
  }
}
