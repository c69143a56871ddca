package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.model.generation.TinyGenerator;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with a generator of random weights. */
class GenerateCommandTest {
  private static final int USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void generator() throws Exception {
    GeneratorFiles.write(
        folder.resolve("generator"),
        new GeneratorBundle.Description(
            GeneratorBundle.Description.SCHEMA,
            "tiny",
            "0",
            "Apache-2.0",
            TinyGenerator.CONFIG,
            WorldOptions.STANDARD.alone(),
            1,
            List.of(),
            List.of()),
        TensorFile.of(TinyGenerator.weights()),
        "# Tiny\n",
        List.of());
  }

  private int run(String... args) {
    List<String> all =
        new ArrayList<>(List.of("generate", "--generator", folder.resolve("generator").toString()));
    all.addAll(List.of(args));
    return SightlineCli.run(
        all.toArray(String[]::new),
        (bundle, keep) -> {
          throw new IllegalStateException("no model is needed");
        },
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  @Test
  void writesFilmsPicturesAttentionAndTheSeedsAgain() throws Exception {
    Path clips = folder.resolve("clips");
    String[] asked = {
      "red circle left",
      "--seed",
      "5",
      "--samples",
      "2",
      "--steps",
      "1",
      "--gif",
      "--attention",
      "--json",
      "--out",
      clips.toString()
    };
    assertThat(run(asked)).as(err.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("clips")).hasSize(2);
    assertThat(json.get("clips").get(1).get("seed").asLong()).isEqualTo(6);
    assertThat(json.get("clips").get(0).get("frames_sha256").asText()).hasSize(64);
    assertThat(json.get("settings").get("steps").asInt()).isEqualTo(1);
    VideoInfo film = MediaProbe.probe(clips.resolve("clip-5.mp4"));
    assertThat(film.displayWidth()).isEqualTo(256);
    assertThat(clips.resolve("clip-5.txt")).hasContent("red circle left");
    assertThat(clips.resolve("clip-6.gif")).isNotEmptyFile();
    TensorFile attention = Safetensors.read(clips.resolve("attention.safetensors"));
    assertThat(attention.get("seed.5").shape()).containsExactly(16, 4, 4, 4);
    assertThat(attention.metadata()).containsEntry("words", "<start> red circle left");

    String before = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run(asked)).isZero();
    assertThat(out.toString()).isEqualTo(before);
  }

  @Test
  void goesFromOneSentenceToAnother() throws Exception {
    Path clips = folder.resolve("way");
    assertThat(
            run(
                "red",
                "--towards",
                "blue",
                "--way",
                "3",
                "--steps",
                "1",
                "--out",
                clips.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(Files.exists(clips.resolve("clip-1-3.mp4"))).isTrue();
  }

  @Test
  void listsItsWords() {
    assertThat(run("--words")).isZero();
    assertThat(out.toString().strip()).isEqualTo("blue circle left red");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Generate what?",
        "red --samples 17 | samples must lie between 1 and 16, not 17",
        "red --samples 0 | samples must lie between 1 and 16, not 0",
        "red --frames 17 | frames must be a multiple of 4 from 16 to 32, not 17",
        "red --steps 0 | steps must lie between 1 and 200, not 0",
        "red --guidance nine | guidance",
        "red --method magic | method",
        "red --towards blue --way 1 | way must lie between 2 and 16",
        "red --towards blue --method adversarial | only the flow",
        "--evaluate --sentences 1 | sentences must be at least 2"
      })
  void saysWhatIsWrong(String args, String message) {
    List<String> all = new ArrayList<>(List.of(args.isEmpty() ? new String[0] : args.split(" ")));
    all.addAll(List.of("--out", folder.resolve("none").toString()));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(USAGE);
    assertThat(err.toString()).contains(message);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void namesWordsThatItDoesNotKnow() {
    String to = folder.resolve("none").toString();
    assertThat(run("red dog", "--out", to)).isEqualTo(Problem.TEXT.exitCode());
    assertThat(err.toString()).contains("does not know “dog”").contains("blue circle left red");
    assertThat(run("dogs bark", "--ignore-unknown", "--out", to))
        .isEqualTo(Problem.TEXT.exitCode());
    assertThat(run("red dog", "--ignore-unknown", "--steps", "1", "--out", to)).isZero();
    assertThat(run("red")).as("no folder").isEqualTo(USAGE);
  }
}
