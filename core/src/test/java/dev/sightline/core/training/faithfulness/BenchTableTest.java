package dev.sightline.core.training.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.faithfulness.AddingModel.Worth;
import dev.sightline.core.training.evaluation.Bootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTableTest {
  @TempDir Path folder;

  private final List<BenchRow> rows = new ArrayList<>();

  private void row(String set, String item, String method, Object... measures) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < measures.length; i += 2) {
      values.put((String) measures[i], ((Number) measures[i + 1]).doubleValue());
    }
    rows.add(new BenchRow(set, item, method, values));
  }

  private BenchTable table() {
    return new BenchTable(rows, new Bootstrap(500, 1));
  }

  private static Candidate candidate(String key) {
    return new Candidate(key, new Worth(key, false), ExplainOptions.DEFAULT);
  }

  @Test
  void meansAreOverTheItemsThatHaveTheMeasure() {
    row("s", "1", "a", Measures.DELETION_CLIPS, 0.2);
    row("s", "2", "a", Measures.DELETION_CLIPS, 0.4, Measures.NOISE, 0.9);
    row("s", "1", BenchRow.RANDOM, Measures.DELETION_CLIPS, 0.5);
    assertThat(table().mean("s", "a", Measures.DELETION_CLIPS).orElseThrow().value())
        .isCloseTo(0.3, within(1e-12));
    assertThat(table().mean("s", "a", Measures.NOISE).orElseThrow().value()).isEqualTo(0.9);
    assertThat(table().mean("s", "a", Measures.INSERTION_CLIPS)).isEmpty();
    assertThat(table().methods("s")).containsExactly("a");
    assertThat(table().items("s")).isEqualTo(2);
    assertThat(table().measures("s")).containsExactly(Measures.DELETION_CLIPS, Measures.NOISE);
  }

  @Test
  void aLeadIsPositiveWhereTheFirstIsBetter() {
    row("s", "1", "a", Measures.DELETION_CLIPS, 0.2, Measures.INSERTION_CLIPS, 0.9);
    row("s", "2", "a", Measures.DELETION_CLIPS, 0.4);
    row("s", "1", "b", Measures.DELETION_CLIPS, 0.3, Measures.INSERTION_CLIPS, 0.8);
    assertThat(table().lead("s", "a", "b", Measures.DELETION_CLIPS).orElseThrow().value())
        .as("over the shared item alone, and less is better")
        .isCloseTo(0.1, within(1e-12));
    assertThat(table().lead("s", "a", "b", Measures.INSERTION_CLIPS).orElseThrow().value())
        .isCloseTo(0.1, within(1e-12));
    assertThat(table().lead("s", "a", "c", Measures.DELETION_CLIPS)).isEmpty();
  }

  @Test
  void theWinnerHasTheLowestMeanRank() {
    for (String set : List.of("s", "t")) {
      // a: ranks 1 (pointing), 2 and 1 (curves); b: 2, 1 and 2
      row(
          set,
          "1",
          "a",
          Pointing.CLIPS,
          1,
          Measures.DELETION_CLIPS,
          0.3,
          "insertion.clips",
          0.9,
          Measures.PASSES,
          1,
          Measures.RANDOMISED,
          0.1);
      row(
          set,
          "1",
          "b",
          Pointing.CLIPS,
          0,
          Measures.DELETION_CLIPS,
          0.2,
          "insertion.clips",
          0.8,
          Measures.PASSES,
          0);
    }
    List<WinnerRule.Place> places =
        new WinnerRule(table()).places(List.of(candidate("a"), candidate("b"), candidate("no")));
    assertThat(places).extracting(WinnerRule.Place::method).containsExactly("a", "b");
    assertThat(places.getFirst().rank()).isCloseTo((1 + 1.5) / 2, within(1e-12));
    assertThat(places.get(1).rank()).isCloseTo((2 + 1.5) / 2, within(1e-12));
  }

  @Test
  void equalMeansShareTheirRanksAndFewerPassesDecide() {
    row("s", "1", "a", Measures.DELETION_CLIPS, 0.3, Measures.PASSES, 1);
    row("s", "1", "b", Measures.DELETION_CLIPS, 0.3, Measures.PASSES, 0);
    row("s", "1", "c", Measures.INSERTION_CLIPS, 0.3, Measures.PASSES, 0);
    List<WinnerRule.Place> places =
        new WinnerRule(table()).places(List.of(candidate("a"), candidate("b"), candidate("c")));
    assertThat(places).extracting(WinnerRule.Place::method).containsExactly("b", "c", "a");
    // deletion: a and b 1.5, c 3; insertion: c 1, a and b 2.5
    assertThat(places).extracting(WinnerRule.Place::rank).containsExactly(2.0, 2.0, 2.0);
  }

  @Test
  void whoIsSlowOrDoesNotHangOnTheWeightsCannotWin() {
    row("s", "1", "slow", Measures.DELETION_CLIPS, 0.1, Measures.PASSES, 11);
    row("s", "1", "rigid", Measures.DELETION_CLIPS, 0.1, Measures.PASSES, 1, "randomised", 0.81);
    row("s", "1", "fine", Measures.DELETION_CLIPS, 0.9, Measures.PASSES, 10, "randomised", 0.8);
    assertThat(
            new WinnerRule(table())
                .places(List.of(candidate("slow"), candidate("rigid"), candidate("fine"))))
        .extracting(WinnerRule.Place::method)
        .containsExactly("fine");
  }

  @Test
  void thePageNamesTheWinner() {
    row("s", "1", "a", Measures.DELETION_CLIPS, 0.25, Measures.PASSES, 1);
    row("s", "1", BenchRow.RANDOM, Measures.DELETION_CLIPS, 0.5);
    BenchTable table = table();
    String page =
        new BenchPage(table, Map.of("s", "A set."))
            .write(
                new BenchPage.Facts("./sightline faithfulness", List.of("m 1"), "a", List.of("t")),
                new WinnerRule(table).places(List.of(candidate("a"))),
                List.of());
    assertThat(page)
        .contains("| 1 | a | 1.00 | 1 |")
        .contains("The window explains a class by `a`: the winner.")
        .contains("| random | 0.500 (0.500–0.500) |")
        .contains("| a | 0.250 (0.250–0.250) |")
        .contains("**+0.250**")
        .contains("A set. n = 1.")
        .contains("**Not finished, so not below and not in the ranking: t.**");
  }

  @Test
  void theLogGoesOnAfterTheLastWholeLine() throws Exception {
    Path file = folder.resolve("deep").resolve("log.jsonl");
    BenchLog log = BenchLog.open(file);
    log.add("s", "1", List.of(new BenchRow("s", "1", "a", Map.of("x", 0.5))));
    log.add("s", "2", List.of());
    Files.writeString(file, Files.readString(file) + "{\"set\":\"s\",\"item\":\"3\",\"ro");
    BenchLog again = BenchLog.open(file);
    assertThat(again.has("s", "1")).isTrue();
    assertThat(again.has("s", "2")).isTrue();
    assertThat(again.has("s", "3")).isFalse();
    assertThat(again.has("t", "1")).isFalse();
    again.add("s", "3", List.of());
    assertThat(BenchLog.open(file).has("s", "3")).isTrue();
    assertThat(BenchLog.open(file).rows()).isEqualTo(log.rows());
  }
}
