package dev.sightline.core.training.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.laboratory.WordSpan;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.training.faithfulness.TruthItem.Truth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointingTest {
  /** [CLS] a red ball [SEP]. */
  private static final Axis.Tokens TOKENS =
      new Axis.Tokens(FakeAnalyzer.tokenize("a red ball").tokens());

  private static final List<WordSpan> RED = List.of(new WordSpan(2, 5, WordSpan.Role.values()[0]));

  private static Explanation map(Axis.Cells cells, float[] words, float[] clips, float[] places) {
    return new Explanation(
        "test",
        new Target.Score(),
        true,
        TOKENS,
        cells,
        words,
        clips,
        places,
        new float[0],
        new float[0],
        new float[0],
        Double.NaN,
        Double.NaN,
        0,
        0);
  }

  private static Axis.Cells cells(int clips, int h, int w) {
    return new Axis.Cells(
        IntStream.range(0, clips)
            .mapToObj(
                i -> new Clip(i, Fraction.of(i), Fraction.of(i + 1L), List.of(Fraction.of(i))))
            .toList(),
        new Grid(1, h, w));
  }

  @Test
  void theHighestWordCountsAndSpecialTokensDoNot() {
    Truth truth = new Truth(RED, Optional.empty(), Optional.empty(), OptionalInt.empty());
    Axis.Cells cells = cells(1, 1, 1);
    float[] none = {};
    assertThat(Pointing.of(map(cells, new float[] {9, 1, 2, 1, 9}, none, none), truth))
        .containsExactly(java.util.Map.entry(Pointing.WORDS, 1.0));
    assertThat(Pointing.of(map(cells, new float[] {0, -1, -2, -3, 0}, none, none), truth))
        .containsEntry(Pointing.WORDS, 0.0);
    assertThat(Pointing.chance(TOKENS.tokens(), truth).get(Pointing.WORDS))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void aTieWithWhatDoesNotMatterPointsAtNothing() {
    Truth truth = Truth.clip(1, 3);
    float[] none = {};
    assertThat(Pointing.of(map(cells(3, 1, 1), none, new float[] {1, 1, 0}, none), truth))
        .containsEntry(Pointing.CLIPS, 0.0);
    assertThat(Pointing.of(map(cells(3, 1, 1), none, new float[] {0, 1, 0}, none), truth))
        .containsEntry(Pointing.CLIPS, 1.0);
    assertThat(Pointing.chance(TOKENS.tokens(), truth).get(Pointing.CLIPS))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void quartersAreSumsOfTheirCells() {
    float[] places = {1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0};
    float[] none = {};
    assertThat(Pointing.of(map(cells(1, 4, 4), none, none, places), Truth.quarterOf(1)))
        .as("top right has 2, the lower ones 2 each: a tie")
        .containsEntry(Pointing.CELLS, 0.0);
    places[2] = 3;
    assertThat(Pointing.of(map(cells(1, 4, 4), none, none, places), Truth.quarterOf(1)))
        .containsEntry(Pointing.CELLS, 1.0);
  }

  @Test
  void whatAMapDoesNotGiveIsNotMeasured() {
    float[] none = {};
    assertThat(Pointing.of(map(cells(2, 1, 1), new float[5], none, none), Truth.clip(0, 2)))
        .isEmpty();
    assertThat(Pointing.of(map(cells(2, 1, 1), new float[5], none, none), Truth.NONE)).isEmpty();
  }
}
