package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.TinyGenerator;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorFilesTest {
  @TempDir private Path folder;

  private static GeneratorBundle.Description description() {
    return new GeneratorBundle.Description(
        GeneratorBundle.Description.SCHEMA,
        "tiny",
        "0.1",
        "Apache-2.0",
        TinyGenerator.CONFIG,
        WorldOptions.STANDARD.alone(),
        3,
        List.of(new Metric("generation", "flow.frechet", "dev", 10, 1.5, 1.25, 2, "command")),
        List.of());
  }

  private void write(Map<String, FloatTensor> weights) throws Exception {
    GeneratorFiles.write(
        folder,
        description(),
        TensorFile.of(weights),
        "# Tiny\n",
        List.of(new CurvePoint("flow", 1, 2, Map.of("train.loss", 0.5))));
  }

  @BeforeEach
  void write() throws Exception {
    write(TinyGenerator.weights());
  }

  @Test
  void comesBackAsItWasWritten() throws Exception {
    GeneratorBundle bundle = GeneratorFiles.open(folder);
    assertThat(bundle.title()).isEqualTo("tiny 0.1");
    assertThat(bundle.card()).isEqualTo("# Tiny\n");
    assertThat(bundle.curves()).hasSize(1);
    assertThat(bundle.description().sizes()).isEqualTo(TinyGenerator.CONFIG);
    assertThat(bundle.description().metrics()).isEqualTo(description().metrics());
    assertThat(bundle.weights().tensors().keySet()).isEqualTo(TinyGenerator.weights().keySet());
    assertThat(bundle.id()).hasSize(64);
  }

  @Test
  void opensWhatVersionOneWrote() throws Exception {
    Path json = folder.resolve(GeneratorFiles.DESCRIPTION);
    String text = Files.readString(json);
    String old =
        text.replace("\"schema\" : 2", "\"schema\" : 1")
            .replaceFirst("\"set\" : \"laboratory\",\\s*", "");
    assertThat(old).doesNotContain("\"set\"");
    GeneratorBundle.Description now = GeneratorFiles.open(folder).description();
    Files.writeString(json, old);
    assertThat(GeneratorFiles.open(folder).description()).isEqualTo(now);
  }

  @Test
  void refusesWhatWasChanged() throws Exception {
    Files.writeString(folder.resolve("card.md"), "# Tini\n");
    refused("changed or damaged");
  }

  @Test
  void refusesWhatIsMissing() throws Exception {
    Files.delete(folder.resolve("curves.json"));
    refused("curves.json is missing");
  }

  @Test
  void refusesAnotherVersionAndUnknownFields() throws Exception {
    Path json = folder.resolve(GeneratorFiles.DESCRIPTION);
    String text = Files.readString(json);
    Files.writeString(json, text.replace("\"schema\" : 2", "\"schema\" : 9"));
    refused("version 9");
    Files.writeString(json, text.replace("\"schema\"", "\"shema\""));
    refused("generator.json is wrong");
    Files.writeString(json, text.replace("\"card.md\"", "\"../card.md\""));
    refused("no part of a generator");
    Files.writeString(json, "{");
    refused("not valid JSON");
  }

  @Test
  void refusesWeightsThatDoNotFit() throws Exception {
    Map<String, FloatTensor> weights = new HashMap<>(TinyGenerator.weights());
    FloatTensor first = weights.remove("flow.in.weight");
    write(weights);
    refused("lacks \"flow.in.weight\"");
    weights.put("flow.in.weight", first.transposed());
    write(weights);
    refused("has the shape");
    weights.put(
        "flow.in.weight", FloatTensor.of(first.values().clone(), first.size(0), first.size(1)));
    weights.get("flow.in.weight").values()[0] = Float.NaN;
    write(weights);
    refused("no numbers");
  }

  @Test
  void aFolderWithoutOneIsNone() {
    assertThatThrownBy(() -> GeneratorFiles.open(folder.resolve("nowhere")))
        .isInstanceOf(SightlineException.class);
  }

  private void refused(String why) {
    assertThatThrownBy(() -> GeneratorFiles.open(folder))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
              assertThat(e.userMessage()).contains(why);
            });
  }
}
