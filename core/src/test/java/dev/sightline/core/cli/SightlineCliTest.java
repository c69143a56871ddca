package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightlineCliTest {
  private static final int USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path temp;

  private int run(ModelSource models, String... args) {
    return SightlineCli.run(args, models, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private int run(String... args) {
    return run((bundle, keep) -> new BrokenAnalyzer(Problem.MEDIA), args);
  }

  @Test
  void printsTheVersionOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("Sightline \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertThat(run("analyse")).isEqualTo(USAGE);
    assertThat(err.toString()).contains("analyse").contains("analyze");
  }

  @Test
  void aMissingOptionIsAUsageError() {
    assertThat(run("analyze", "a.mp4")).isEqualTo(USAGE);
    assertThat(err.toString()).contains("--out");
  }

  @Test
  void textAndTextFileExcludeEachOther() {
    assertThat(run("analyze", "a.mp4", "--text", "a", "--text-file", "b", "--out", "c"))
        .isEqualTo(USAGE);
  }

  @Test
  void aFailureIsOneSentenceAndItsExitCode() {
    Path target = temp.resolve("report");
    int exit = run("analyze", "a.mp4", "--text", "a", "--out", target.toString());
    assertThat(exit).isEqualTo(Problem.MEDIA.exitCode());
    assertThat(err.toString()).endsWith("sightline: It is no video.\n");
    assertThat(out.toString()).isEmpty();
    assertThat(target).doesNotExist();
  }

  @Test
  void summarizeSaysWhatItNeeds() {
    assertThat(run("summarize", "a.mp4", "--query", "cooking")).isEqualTo(USAGE);
    assertThat(err.toString()).contains("--skim or --storyboard");
    assertThat(run("summarize", "a.mp4", "--seconds", "0")).isEqualTo(USAGE);
    assertThat(err.toString()).contains("greater than 0");
    assertThat(run("summarize", "a.mp4")).isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("no caption decoder");
  }

  @Test
  void classifyAsksForLabelsAndAKnownRoute() {
    assertThat(run("classify", "a.mp4")).isEqualTo(2);
    assertThat(err.toString()).contains("--labels");
    assertThat(run("classify", "a.mp4", "--labels", "a;b", "--route", "magic")).isEqualTo(2);
    assertThat(err.toString()).contains("one of alignment, conse, both");
    assertThat(run("classify", "a.mp4", "--labels", "only one")).isEqualTo(Problem.DATA.exitCode());
    assertThat(err.toString()).contains("at least two labels");
    assertThat(run("classify", "a.mp4", "--labels", "a;b")).isEqualTo(Problem.MEDIA.exitCode());
  }

  @Test
  void stoppingHasItsOwnExitCode() {
    int exit =
        run(
            (bundle, keep) -> new BrokenAnalyzer(Problem.CANCELLED),
            "analyze",
            "a.mp4",
            "--text",
            "a",
            "--out",
            temp.toString());
    assertThat(exit).isEqualTo(130);
  }

  @Test
  void theModelAndTheCacheAreThoseAskedFor() {
    StringBuilder asked = new StringBuilder();
    ModelSource models =
        (bundle, keep) -> {
          asked.append(bundle).append(keep);
          return new BrokenAnalyzer(Problem.MEDIA);
        };
    run(models, "analyze", "a.mp4", "--text", "a", "--out", temp.toString());
    run(
        models,
        "analyze",
        "a.mp4",
        "--text",
        "a",
        "--out",
        temp.toString(),
        "--bundle",
        "b",
        "--no-cache");
    assertThat(asked).hasToString(Optional.empty() + "true" + Optional.of(Path.of("b")) + "false");
  }

  @Test
  void aDefectIsReportedAsOne() {
    int exit =
        run(
            (bundle, keep) -> {
              throw new IllegalStateException("oops");
            },
            "analyze",
            "a.mp4",
            "--text",
            "a",
            "--out",
            temp.toString());
    assertThat(exit).isEqualTo(Problem.INTERNAL.exitCode());
    assertThat(err.toString()).contains("internal error").contains("oops").doesNotContain("\tat ");
  }

  @Test
  void evaluateRefusesAnUnknownTask() {
    assertThat(run("evaluate", "--task", "x", "--data", temp.toString(), "--split", "dev"))
        .isEqualTo(USAGE);
    assertThat(err.toString()).contains("retrieval");
  }

  @Test
  void missingDataIsSaid() {
    String none = temp.resolve("none").toString();
    assertThat(run("evaluate", "--task", "topics", "--data", none, "--split", "dev"))
        .isEqualTo(Problem.DATA.exitCode());
    assertThat(run("train", "--recipe", none, "--data", none)).isEqualTo(Problem.FILE.exitCode());
  }

  @Test
  void aBundleThatIsNoneIsRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("model.sightline"), "this is no zip");
    assertThat(run("bundle", "check", file.toString())).isEqualTo(Problem.BUNDLE.exitCode());
    assertThat(run("bundle", "info", file.toString())).isEqualTo(Problem.BUNDLE.exitCode());
    assertThat(run("bundle")).isEqualTo(USAGE);
  }

  @Test
  void theWindowGetsFilesAndTheCommandLineTheRest() throws Exception {
    String film = Files.createFile(temp.resolve("film.mp4")).toString();
    assertThat(SightlineCli.handles(new String[0])).isFalse();
    assertThat(SightlineCli.handles(new String[] {film})).isFalse();
    assertThat(SightlineCli.handles(new String[] {"doctor"})).isTrue();
    assertThat(SightlineCli.handles(new String[] {"--help"})).isTrue();
    assertThat(SightlineCli.handles(new String[] {"docter"})).isTrue();
  }

  /** Fails at the first video. */
  private record BrokenAnalyzer(Problem problem) implements Analyzer {
    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      throw new SightlineException(problem, "It is no video.");
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress) {
      throw new AssertionError("there are no features");
    }

    @Override
    public ModelFacts model() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void close() {}
  }
}
