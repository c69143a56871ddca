package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredFilesTest {
  private static final String HASH = "a".repeat(64);

  @TempDir private Path temp;

  private MeasuredFiles files() {
    return new MeasuredFiles(temp.resolve("measured"));
  }

  private static MeasuredHere measured(String task, long at, int right) {
    SideEvaluation side =
        new SideEvaluation(
            new ConfusionMatrix(List.of(List.of(right, 1), List.of(0, 2))),
            List.of(new ReliabilityBin(right + 3, 0.7, 0.5)));
    return new MeasuredHere(
        task,
        "dev",
        at,
        List.of(new Metric(task, "both.accuracy", "dev", right + 3, 0.5, 0.25, 0.75, "measure")),
        List.of(
            new HeadEvaluation(
                task, "dev", right + 3, "measure", List.of("a", "b"), Map.of("both", side))));
  }

  @Test
  void figuresComeBackNewestFirstAndReplaceThoseOfTheSameTaskAndSplit() throws Exception {
    assertThat(files().of(HASH)).isEmpty();
    files().keep(HASH, measured("topics", 1, 4));
    files().keep(HASH, measured("actions", 2, 4));
    files().keep(HASH, measured("topics", 3, 5));
    assertThat(files().of(HASH))
        .containsExactly(measured("topics", 3, 5), measured("actions", 2, 4));
    assertThat(files().of("b".repeat(64))).as("another bundle").isEmpty();
    try (var all = Files.list(temp.resolve("measured"))) {
      assertThat(all).as("no half file is left").hasSize(1);
    }
  }

  @Test
  void aDamagedFileCountsAsNoneAndIsReplaced() throws Exception {
    files().keep(HASH, measured("topics", 1, 4));
    Path file = temp.resolve("measured").resolve(HASH + ".json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertThat(files().of(HASH)).isEmpty();
    Files.writeString(
        file, whole.replace("\"n\" : 7,\n    \"command\"", "\"n\" : 1,\n    \"command\""));
    files().keep(HASH, measured("actions", 2, 4));
    assertThat(files().of(HASH)).contains(measured("actions", 2, 4));
  }

  @Test
  void numbersThatDoNotAddUpAreNotShown() throws Exception {
    MeasuredHere good = measured("topics", 1, 4);
    HeadEvaluation e = good.evaluations().getFirst();
    files()
        .keep(
            HASH,
            new MeasuredHere(
                "topics",
                "dev",
                1,
                good.metrics(),
                List.of(
                    new HeadEvaluation(
                        e.task(), e.split(), 1, e.command(), e.labels(), e.sides()))));
    assertThat(files().of(HASH)).isEmpty();
  }
}
