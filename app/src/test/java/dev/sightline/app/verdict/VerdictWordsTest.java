package dev.sightline.app.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.explain.faithfulness.Finding;
import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.explain.faithfulness.Grade;
import dev.sightline.core.explain.faithfulness.Measure;
import dev.sightline.core.explain.faithfulness.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
  private static final Map<String, Double> NUMBERS =
      Map.of(
          "area", 0.314, "random", 0.5, "low", 0.4, "high", 0.6, "p", 0.025, "mean", -0.12,
          "lowest", -0.3, "count", 9.0);

  private static Finding tested(Measure measure, Grade grade) {
    return new Tested(measure, grade, NUMBERS);
  }

  @Test
  void aCurveHasItsNumbers() {
    assertThat(VerdictWords.sentence(tested(Measure.DELETION_CLIPS, Grade.PASSED)))
        .isEqualTo(
            "Hiding its top clips first lowers the answer faster than hiding any: area 0.31, in"
                + " random order 0.50 (0.40–0.60); p = 0.025.");
    assertThat(VerdictWords.measure(Measure.INSERTION_TOKENS)).isEqualTo("Insertion, words");
  }

  @Test
  void everyFindingHasItsSentence() {
    List<String> sentences = new ArrayList<>();
    for (Measure m : Measure.values()) {
      for (Grade g : Grade.values()) {
        if (m != Measure.AGREEMENT || g != Grade.FAILED) {
          sentences.add(VerdictWords.sentence(tested(m, g)));
        }
      }
    }
    assertThat(sentences).doesNotHaveDuplicates().allMatch(s -> s.endsWith("."));
    for (Reason r : Reason.values()) {
      assertThat(VerdictWords.sentence(new NotTested(Measure.DELETION_CELLS, r))).endsWith(".");
    }
    assertThat(VerdictWords.sentence(new NotTested(Measure.RANDOMISATION, Reason.OUT_OF_REACH)))
        .contains("text encoder")
        .isNotEqualTo(VerdictWords.sentence(new NotTested(Measure.STABILITY, Reason.OUT_OF_REACH)));
    assertThat(VerdictWords.measure(Measure.STABILITY)).contains("video");
    assertThat(VerdictWords.grade(new NotTested(Measure.STABILITY, Reason.TOO_FEW)))
        .isEqualTo("not tested");
  }

  @Test
  void redNamesItsWeightiestReason() {
    assertThat(
            VerdictWords.sentence(
                Verdict.of(
                    List.of(
                        tested(Measure.RANDOMISATION, Grade.FAILED),
                        tested(Measure.STABILITY, Grade.FAILED)))))
        .contains("random");
    assertThat(VerdictWords.sentence(Verdict.of(List.of(tested(Measure.STABILITY, Grade.FAILED)))))
        .contains("noise");
    assertThat(
            VerdictWords.sentence(
                Verdict.of(List.of(tested(Measure.DELETION_CLIPS, Grade.FAILED)))))
        .contains("counts no more");
  }

  @Test
  void countsWhatWasAndWasNotTested() {
    assertThat(
            VerdictWords.counts(
                Verdict.of(
                    List.of(
                        tested(Measure.DELETION_CLIPS, Grade.PASSED),
                        tested(Measure.STABILITY, Grade.DOUBTFUL)))))
        .isEqualTo("1 passed, 1 doubtful, 7 not tested");
  }
}
