package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a model whose explanations are known. */
class ExplainCommandTest {
  private static final int USAGE = 2;
  private static final String TEXT = "two small words";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(args));
    return SightlineCli.run(
        all.toArray(String[]::new),
        (bundle, keep) -> new LinearModel(TEXT),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  @Test
  void jsonHoldsAllThatWasFound() throws Exception {
    int exit = run("v.mp4", "--text", TEXT, "--method", "shapley", "--class", "topics:b", "--json");
    assertThat(exit).as(err.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("method").asText()).isEqualTo("shapley");
    assertThat(json.get("target").asText()).isEqualTo("topics:b");
    assertThat(json.get("tokens").get("values").size()).as("no special tokens").isEqualTo(3);
    assertThat(json.get("tokens").get("values").get(0).floatValue())
        .isCloseTo(
            (float) LinearModel.part(1, LinearModel.DIM, 0),
            org.assertj.core.api.Assertions.within(1e-4f));
    assertThat(json.get("clipErrors").get("values").size()).isEqualTo(LinearModel.CLIPS);
    assertThat(json.has("cells")).isFalse();
  }

  @Test
  void theFolderHoldsTablesAndFigures() throws Exception {
    Path target = folder.resolve("found");
    int exit = run("v.mp4", "--text", TEXT, "--method", "relevancy", "--out", target.toString());
    assertThat(exit).as(err.toString()).isZero();
    for (String file :
        List.of(
            "explanation.json",
            "tokens.csv",
            "tokens.svg",
            "clips.csv",
            "clips.svg",
            "matrix.csv",
            "matrix.svg",
            "cells.npz")) {
      assertThat(target.resolve(file)).isNotEmptyFile();
    }
    assertThat(Files.readString(target.resolve("matrix.svg"))).contains("Chefer et al., 2021");
    assertThat(out.toString()).contains("Relevancy of topics:a").contains("forward passes: 1");
  }

  @Test
  void aMethodIsKeptToALayerAndAHeadAndSaysSo() throws Exception {
    Path target = folder.resolve("part");
    int exit =
        run(
            "v.mp4",
            "--text",
            TEXT,
            "--method",
            "attention-gradient",
            "--layer",
            "1",
            "--head",
            "2",
            "--out",
            target.toString());
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains(", layer 1, head 2");
    assertThat(Files.readString(target.resolve("matrix.svg"))).contains("layer 1, head 2");
    JsonNode json = new ObjectMapper().readTree(target.resolve("explanation.json").toFile());
    assertThat(json.get("layer").asInt()).isEqualTo(1);
    assertThat(json.get("head").asInt()).isEqualTo(2);
  }

  @Test
  void aLayerThatThereIsNotIsRefusedNamingThoseThatThereAre() {
    assertThat(run("v.mp4", "--text", TEXT, "--method", "grad-cam", "--layer", "3"))
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("Grad-CAM has layers 1 to 2 (first, last) here, not 3.");
    assertThat(run("v.mp4", "--text", TEXT, "--method", "saliency", "--head", "1"))
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("Saliency has no head to choose here");
  }

  @Test
  void methodsAreListed() {
    assertThat(run("--methods")).isZero();
    assertThat(out.toString()).contains("grad-cam").contains("Selvaraju et al., 2017");
  }

  @Test
  void wrongWishesAreRefusedInWords() {
    assertThat(run("v.mp4", "--text", TEXT)).isEqualTo(USAGE);
    assertThat(run("v.mp4", "--text", TEXT, "--method", "magic"))
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("there are: attention");
    assertThat(run("v.mp4", "--text", TEXT, "--method", "saliency", "--class", "topics:z"))
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(run("v.mp4", "--text", TEXT, "--method", "shapley", "--permutations", "1"))
        .isEqualTo(USAGE);
  }
}
