package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Analyzers;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option of the command, with the models that speak, on a sample that ships. */
class SummarizeCommandTest {
  private static final int USAGE = 2;
  private static final String SAMPLE =
      "../resources/src/main/resources/dev/sightline/resources/samples/four-pictures.mp4";

  private static final Map<String, Analyzer> MODELS = new HashMap<>();

  @TempDir private static Path cache;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("summarize"));
    all.addAll(List.of(args));
    return SightlineCli.run(
        all.toArray(String[]::new),
        SummarizeCommandTest::open,
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  /** Each model is loaded once; what a command closes stays open for the next. */
  private static Analyzer open(Optional<Path> bundle, boolean keep) throws SightlineException {
    String name = bundle.map(Path::toString).orElse("everyday");
    Analyzer known = MODELS.get(name);
    if (known == null) {
      known =
          Analyzers.open(
              BundleReader.openResource(BundleShelf.RESOURCES + name),
              new AnalysisCache(cache.resolve("features"), 1L << 28),
              1,
              "test");
      MODELS.put(name, known);
    }
    Analyzer shared = known;
    return (Analyzer)
        Proxy.newProxyInstance(
            Analyzer.class.getClassLoader(),
            new Class<?>[] {Analyzer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(shared, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterAll
  static void close() {
    MODELS.values().forEach(Analyzer::close);
    MODELS.clear();
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void eachShotGetsASentenceAndTheFilmAParagraph() throws Exception {
    assertThat(run(SAMPLE, "--json", "--no-cache")).as(err.toString()).isZero();
    JsonNode said = json();
    assertThat(said.get("language").asText()).isEqualTo("en");
    assertThat(said.get("shots").size()).isGreaterThan(1);
    assertThat(said.get("paragraph")).isNotEmpty();
    List<String> captions = new ArrayList<>();
    for (JsonNode shot : said.get("shots")) {
      assertThat(shot.get("end").asDouble()).isGreaterThan(shot.get("start").asDouble());
      captions.add(shot.get("caption").asText());
      for (JsonNode word : shot.get("words")) {
        double sum = 0;
        for (JsonNode clip : word.get("map")) {
          for (JsonNode cell : clip) {
            sum += cell.asDouble();
          }
        }
        assertThat(sum).as("a word's attention").isCloseTo(1, within(1e-3));
        assertThat(word.get("losses")).as("without --method occlusion").isNull();
      }
    }
    assertThat(captions).doesNotHaveDuplicates();
    assertThat(run(SAMPLE, "--no-cache")).isZero();
    captions.forEach(c -> assertThat(out.toString()).contains("s  " + c));
  }

  @Test
  void theLanguageIsThatOfTheModel() throws Exception {
    assertThat(run(SAMPLE, "--bundle", "everyday-zh", "--json", "--no-cache"))
        .as(err.toString())
        .isZero();
    assertThat(json().get("language").asText()).isEqualTo("zh");
    assertThat(json().get("text").asText())
        .matches(
            t ->
                t.codePoints()
                    .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
    assertThat(run(SAMPLE, "--bundle", "laboratory"))
        .as("a model that does not speak")
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("no caption decoder");
  }

  @Test
  void wordsCanBeExplainedByHidingAndSaidAnewAfterChanges() throws Exception {
    assertThat(run(SAMPLE, "--method", "occlusion", "--json", "--no-cache"))
        .as(err.toString())
        .isZero();
    JsonNode shot = json().get("shots").get(0);
    assertThat(shot.get("words").get(0).get("clip_losses").size())
        .isEqualTo(shot.get("clips").size());
    assertThat(shot.get("words").get(0).get("losses").size()).isEqualTo(shot.get("clips").size());
    assertThat(shot.get("changed")).as("nothing was changed").isNull();

    assertThat(run(SAMPLE, "--change", "mask-clips:all", "--json", "--no-cache"))
        .as(err.toString())
        .isZero();
    JsonNode changed = json().get("shots").get(0).get("changed");
    assertThat(changed.get("caption").asText()).isNotBlank();
    assertThat(changed.get("probabilities_of_words_before").size())
        .isEqualTo(json().get("shots").get(0).get("words").size());
    assertThat(run(SAMPLE, "--change", "mask-clips:all", "--no-cache")).isZero();
    assertThat(out.toString()).contains("with the changes  ");
    assertThat(run(SAMPLE, "--change", "mask-everything", "--no-cache")).isEqualTo(USAGE);
  }

  @Test
  void aSkimIsNoLongerThanAskedAndCoversMoreThanEvenlySpacedPieces() throws Exception {
    Path film = folder.resolve("skim.mp4");
    assertThat(run(SAMPLE, "--skim", film.toString(), "--seconds", "4", "--json"))
        .as(err.toString())
        .isZero();
    JsonNode said = json();
    assertThat(said.get("seconds").asDouble()).isPositive().isLessThanOrEqualTo(4);
    assertThat(MediaProbe.probe(film).duration().toDouble())
        .isCloseTo(said.get("seconds").asDouble(), within(0.3));
    assertThat(said.get("coverage").asDouble())
        .isGreaterThanOrEqualTo(said.get("coverage_of_uniform").asDouble());
    assertThat(run(SAMPLE, "--skim", film.toString(), "--seconds", "4")).isZero();
    assertThat(out.toString()).contains("standing for", "evenly spaced pieces");
  }

  @Test
  void aQueryChoosesWhatItIsAbout() throws Exception {
    Path film = folder.resolve("skim.mp4");
    List<Double> starts = new ArrayList<>();
    for (String query : List.of("an astronaut in an orange suit", "a brown tabby cat")) {
      assertThat(
              run(SAMPLE, "--skim", film.toString(), "--seconds", "3", "--query", query, "--json"))
          .as(err.toString())
          .isZero();
      starts.add(json().get("stretches").get(0).get("start").asDouble());
    }
    assertThat(starts.get(1)).as("the cat comes before the astronaut").isLessThan(starts.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "svg", "png"})
  void aStoryboardIsWrittenInEachFormat(String format) throws Exception {
    Path file = folder.resolve("board." + format);
    assertThat(run(SAMPLE, "--storyboard", file.toString(), "--seconds", "6"))
        .as(err.toString())
        .isZero();
    byte[] written = Files.readAllBytes(file);
    String head = new String(written, 0, 60, StandardCharsets.ISO_8859_1);
    assertThat(head)
        .contains(format.equals("svg") ? "<" : format.toUpperCase(java.util.Locale.ROOT));
    assertThat(written).hasSizeGreaterThan(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v.mp4 --seconds 0",
        "v.mp4 --seconds -3",
        "v.mp4 --seconds many",
        "v.mp4 --query cat",
        "v.mp4 --method magic",
        "v.mp4 --skim a.mp4 --method occlusion",
        "v.mp4 --storyboard a.pdf --change mask-clips:1",
        "v.mp4 w.mp4 --skim a.mp4",
        "v.mp4 w.mp4 --storyboard a.pdf",
      })
  void wrongUseIsToldInASentence(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(USAGE);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void whatCannotBeReadOrWrittenIsToldInASentence() {
    assertThat(run("nowhere.mp4")).isNotZero();
    assertThat(run(SAMPLE, "--storyboard", folder.resolve("board.gif").toString())).isNotZero();
    assertThat(run(SAMPLE, "--skim", folder.resolve("no/such/folder/skim.mp4").toString()))
        .isNotZero();
    assertThat(run(SAMPLE, "--skim", folder.resolve("s.mp4").toString(), "--seconds", "0.5"))
        .as("no piece is that short")
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(run(SAMPLE, "--skim", folder.resolve("s.mp4").toString(), "--query", " "))
        .as("a query without a word")
        .isNotZero();
    assertThat(err.toString().lines()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(err.toString()).doesNotContain("Exception", "\tat ");
  }
}
