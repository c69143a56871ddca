package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles that are broken or made to do harm; each is refused in one sentence. */
class HostileBundleTest {
  @TempDir private Path dir;
  private Path bundle;

  @BeforeEach
  void write() throws SightlineException {
    bundle = dir.resolve("evil");
    SampleBundle.write(bundle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema\" : 1 | \"schema\" : 2 | reads version 1 only",
        "\"schema\" : 1 | \"schema\" : \"1\" | does not say its schema version",
        "\"schema\" : 1 | \"schema\" : 1, \"schema\" : 1 | not valid JSON",
        "\"name\" : \"sample\" | \"name\" : \"../../etc\" | its name",
        "\"name\" : \"sample\" | \"name\" : null | wrong at \"name\"",
        "\"name\" : \"sample\" | \"name\" : \"sample\", \"nmae\" : 1 | wrong at \"nmae\"",
        "\"licence\" : \"Apache-2.0\" | \"licence\" : \" \" | its licence",
        "\"textDim\" : 384 | \"textDim\" : 384.5 | wrong at \"architecture.textDim\"",
        "\"textDim\" : 384 | \"textDim\" : \"384\" | wrong at \"architecture.textDim\"",
        "\"textDim\" : 384 | \"textDim\" : 99999999999 | wrong at \"architecture.textDim\"",
        "\"textDim\" : 384 | \"textDim\" : -1 | sizes do not fit",
        "\"fusionHeads\" : 4 | \"fusionHeads\" : 5 | sizes do not fit",
        "\"side\" : 224 | \"side\" : 225 | preparation of frames",
        "\"key\" : \"topics\" | \"key\" : \"actions\" | two heads called actions",
        "\"sport\" | \"müsic\" | has a label twice",
        "\"sport\" | \"\" | label without a name",
        "\"sport\", \"müsic\" | \"sport\" | wrong at \"heads[0]\"",
        "\"value\" : 0.55 | \"value\" : 0.95 | its figure both.accuracy is impossible",
        "\"path\" : \"card.md\" | \"path\" : \"../card.md\" | no file of a bundle",
        "\"path\" : \"card.md\" | \"path\" : \"bundle.json\" | no file of a bundle",
        "\"path\" : \"card.md\" | \"path\" : \"weights.safetensors\" | twice",
        "all-minilm-l6-v2 | my-bert | needs the text encoder \"my-bert\"",
        "all-minilm-l6-v2 | bge-small-zh-v1.5 | another version of the text encoder bge-small-zh",
        "\"textDim\" : 384 | \"textDim\" : 512 | sizes are not those of its text encoder",
        "\"fusionLayers\" : 1 | \"fusionLayers\" : -1 | sizes do not fit",
        "759c3cd2 | 00000000 | another version of the text encoder"
      })
  void aManifestThatLiesIsRefused(String from, String to, String reason) throws Exception {
    Path manifest = bundle.resolve("bundle.json");
    // Pretty-printed arrays and objects as one line, so that the table can name a piece of it.
    String json = Files.readString(manifest).replaceAll("\\s+", " ").replace("[ ", "[").strip();
    assertThat(json).contains(from);
    Files.writeString(manifest, json.replaceFirst(java.util.regex.Pattern.quote(from), to));
    refused(bundle, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | an impossible size",
        "999999999999 | an impossible size",
        "5 | larger than it may be",
        "5000 | bytes instead of 5000"
      })
  void aSizeThatLiesIsRefused(long size, String reason) throws Exception {
    editFile("card.md", f -> f.put("size", size));
    refused(bundle, reason);
  }

  @Test
  void aHashThatLiesIsRefused() throws Exception {
    editFile("card.md", f -> f.put("sha256", "0".repeat(64)));
    refused(bundle, "card.md was changed or damaged");
    editFile("card.md", f -> f.put("sha256", "0"));
    refused(bundle, "is no SHA-256");
  }

  @Test
  void weightsThatAreNoSafetensorsAreRefused() throws Exception {
    byte[] garbage = "this is no safetensors file at all".getBytes(StandardCharsets.UTF_8);
    BundleWriter.write(bundle, SampleBundle.manifest(), garbage, "card", TrainingRecord.NONE);
    refused(bundle, "impossible length");
  }

  @Test
  void aCardThatIsNoTextIsRefused() throws Exception {
    byte[] card = {(byte) 0xff, (byte) 0xfe};
    Files.write(bundle.resolve("card.md"), card);
    editFile("card.md", f -> f.put("size", 2).put("sha256", BundleFile.sha256(card)));
    refused(bundle, "not UTF-8");
  }

  @Test
  void missingThingsAreNamed() throws Exception {
    Files.delete(bundle.resolve("card.md"));
    refused(bundle, "card.md is missing");
    Files.delete(bundle.resolve("bundle.json"));
    refused(bundle, "bundle.json is missing");
    assertThatThrownBy(() -> BundleReader.open(dir.resolve("nowhere")))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
    assertThatThrownBy(() -> BundleReader.openResource("/no/such/folder"))
        .hasMessageContaining("bundle.json is missing");
  }

  @ParameterizedTest
  @CsvSource({"../x", "/etc/passwd", "a/../../x", "C:x", "a\\..\\..\\x"})
  void anEntryThatPointsOutOfTheZipIsRefused(String path) throws Exception {
    Map<String, byte[]> entries = content();
    entries.put(path, new byte[] {1});
    refused(zip(entries), "points out of the bundle");
  }

  @Test
  void anEntryThatSwellsIsRefused() throws Exception {
    Map<String, byte[]> entries = content();
    entries.put("zeros", new byte[32 << 20]);
    refused(zip(entries), "swells beyond reason");
  }

  @Test
  void aZipWithThousandsOfEntriesIsRefused() throws Exception {
    Map<String, byte[]> entries = content();
    for (int i = 0; i < 1500; i++) {
      entries.put("f" + i, new byte[0]);
    }
    refused(zip(entries), "far more than a bundle");
  }

  @Test
  void aFolderInsideTheZipIsFine() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    content().forEach((path, bytes) -> entries.put("my model/" + path, bytes));
    assertThat(BundleReader.open(zip(entries)).title()).isEqualTo("sample 1.0");
  }

  /** Any damage to a zip: it opens as it was, or is refused in words; nothing else escapes. */
  @Test
  void damageNeverEscapes() throws Exception {
    Path file = dir.resolve("b.sightline");
    SampleBundle.write(file);
    byte[] good = Files.readAllBytes(file);
    String sha = BundleReader.open(file).sha256();
    Random random = new Random(20261123);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bad = good.clone();
      int edits = 1 + random.nextInt(4);
      for (int k = 0; k < edits; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(5) == 0) {
        bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Files.write(file, bad);
      try {
        assertThat(BundleReader.open(file).sha256()).isEqualTo(sha);
      } catch (SightlineException e) {
        assertThat(e.userMessage()).endsWith(".").doesNotContain("Exception");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  private void refused(Path path, String reason) {
    assertThatThrownBy(() -> BundleReader.open(path))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
              assertThat(e.userMessage()).contains(reason).endsWith(".").doesNotContain("\n");
            });
  }

  private interface Edit {
    void apply(ObjectNode file);
  }

  private void editFile(String path, Edit edit) throws Exception {
    ObjectMapper json = new ObjectMapper();
    Path manifest = bundle.resolve("bundle.json");
    ObjectNode root = (ObjectNode) json.readTree(manifest.toFile());
    root.path("files")
        .forEach(
            f -> {
              if (f.path("path").asText().equals(path)) {
                edit.apply((ObjectNode) f);
              }
            });
    json.writeValue(manifest.toFile(), root);
  }

  private Map<String, byte[]> content() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String f :
        new String[] {
          "bundle.json", "weights.safetensors", "card.md", "curves.json", "evaluations.json"
        }) {
      entries.put(f, Files.readAllBytes(bundle.resolve(f)));
    }
    return entries;
  }

  private Path zip(Map<String, byte[]> entries) throws Exception {
    Path file = dir.resolve("evil.sightline");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
