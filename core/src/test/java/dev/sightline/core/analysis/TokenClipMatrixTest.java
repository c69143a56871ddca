package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hand-computed values and invariants of the reductions of attention maps. */
class TokenClipMatrixTest {
  private static final float EXACT = 1e-7f;

  @Test
  void tokensAttending_addsTheCellsOfAClip() {
    // 2 tokens × (2 clips × 1×1×2 cells)
    AttentionMap map =
        new AttentionMap(
            tokens(2),
            cells(2, new Grid(1, 1, 2)),
            new float[] {0.125f, 0.25f, 0.5f, 0.125f, 0, 0, 0, 1});
    TokenClipMatrix m = TokenClipMatrix.of(map);
    assertThat(m.values()).containsExactly(new float[] {0.375f, 0.625f, 0, 1}, within(EXACT));
    assertThat(m.reduction()).isEqualTo(TokenClipMatrix.Reduction.SUM_OF_CELLS);
    assertThat(m.rowMax(0)).isEqualTo(0.625f);
    assertThat(m.rowSum(0)).isEqualTo(1);
  }

  @Test
  void cellsAttending_averagesOverTheCellsOfAClip() {
    // (2 clips × 1×1×2 cells) × 2 tokens
    AttentionMap map =
        new AttentionMap(
            cells(2, new Grid(1, 1, 2)),
            tokens(2),
            new float[] {1, 0, 0.5f, 0.5f, 0.25f, 0.75f, 0.25f, 0.75f});
    TokenClipMatrix m = TokenClipMatrix.of(map);
    assertThat(m.values()).containsExactly(new float[] {0.75f, 0.25f, 0.25f, 0.75f}, within(EXACT));
    assertThat(m.at(1, 0)).isEqualTo(0.25f);
  }

  @Test
  void rowsSumToOne_andShufflingClipsShufflesColumns() {
    Random random = new Random(7);
    Grid grid = new Grid(2, 3, 3);
    int clips = 5;
    float[] a = rows(random, 4, clips * grid.cells());
    TokenClipMatrix m = TokenClipMatrix.of(new AttentionMap(tokens(4), cells(clips, grid), a));
    float[] reversed = new float[a.length];
    int per = grid.cells();
    for (int t = 0; t < 4; t++) {
      for (int c = 0; c < clips; c++) {
        System.arraycopy(
            a, (t * clips + c) * per, reversed, (t * clips + clips - 1 - c) * per, per);
      }
    }
    TokenClipMatrix r =
        TokenClipMatrix.of(new AttentionMap(tokens(4), cells(clips, grid), reversed));
    for (int t = 0; t < 4; t++) {
      assertThat(m.rowSum(t)).isCloseTo(1, within(1e-5f));
      for (int c = 0; c < clips; c++) {
        assertThat(r.at(t, clips - 1 - c)).isCloseTo(m.at(t, c), within(EXACT));
      }
    }
  }

  @Test
  void cellsAttending_columnsSumToOneOverTheTokens() {
    Grid grid = new Grid(1, 7, 7);
    float[] a = rows(new Random(3), 3 * grid.cells(), 6);
    TokenClipMatrix m = TokenClipMatrix.of(new AttentionMap(cells(3, grid), tokens(6), a));
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      for (int t = 0; t < 6; t++) {
        sum += m.at(t, c);
      }
      assertThat(sum).isCloseTo(1, within(1e-5f));
    }
  }

  @Test
  void uniformAttention_isUniformOverClips() {
    Grid grid = new Grid(1, 7, 7);
    float[] a = new float[4 * grid.cells()];
    java.util.Arrays.fill(a, 1f / a.length);
    TokenClipMatrix m = TokenClipMatrix.of(new AttentionMap(tokens(1), cells(4, grid), a));
    for (int c = 0; c < 4; c++) {
      assertThat(m.at(0, c)).isCloseTo(0.25f, within(1e-6f));
    }
  }

  @Test
  void textToText_isRefused() {
    AttentionMap map = new AttentionMap(tokens(1), tokens(1), new float[] {1});
    assertThat(TokenClipMatrix.canReduce(map.query(), map.key())).isFalse();
    assertThatThrownBy(() -> TokenClipMatrix.of(map)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spatialMap_sumsOverTime_andItsSumIsTheMatrixValue() {
    Grid grid = new Grid(2, 1, 2);
    // 1 token × (2 clips × 2×1×2 cells)
    float[] a = {0.1f, 0.2f, 0.05f, 0.05f, 0.3f, 0, 0.2f, 0.1f};
    AttentionMap map = new AttentionMap(tokens(1), cells(2, grid), a);
    SpatialMap s = SpatialMap.of(map, 0, 1);
    assertThat(s.values()).containsExactly(new float[] {0.5f, 0.1f}, within(EXACT));
    assertThat(s.at(0, 0) + s.at(0, 1)).isCloseTo(TokenClipMatrix.of(map).at(0, 1), within(1e-6f));
    assertThat(s.max()).isCloseTo(0.5f, within(EXACT));
  }

  @Test
  void spatialMap_readsTransposedMapsTheSameWay() {
    Grid grid = new Grid(1, 1, 2);
    float[] a = {1, 0, 0.25f, 0.75f};
    AttentionMap map = new AttentionMap(cells(1, grid), tokens(2), a);
    assertThat(SpatialMap.of(map, 1, 0).values())
        .containsExactly(new float[] {0, 0.75f}, within(EXACT));
  }

  @Test
  void meanOverWords_leavesSpecialTokensOut() {
    Axis.Tokens tokens =
        new Axis.Tokens(
            List.of(
                new Token(101, "[CLS]", 0, 0, -1),
                new Token(1, "a", 0, 1, 0),
                new Token(2, "b", 2, 3, 1)));
    float[] a = {1, 0, 0.2f, 0.8f, 0.6f, 0.4f};
    AttentionMap map = new AttentionMap(tokens, cells(1, new Grid(1, 1, 2)), a);
    assertThat(SpatialMap.meanOverWords(map, 0).values())
        .containsExactly(new float[] {0.4f, 0.6f}, within(EXACT));
  }

  @Test
  void meanOverWords_weighsEachByItsImportance() {
    Axis.Tokens tokens =
        new Axis.Tokens(
            List.of(
                new Token(101, "[CLS]", 0, 0, -1),
                new Token(1, "a", 0, 1, 0),
                new Token(2, "b", 2, 3, 1)));
    float[] a = {1, 0, 0.2f, 0.8f, 0.6f, 0.4f};
    float[] importance = {0, 0.25f, 0.75f};
    AttentionMap map = new AttentionMap(tokens, cells(1, new Grid(1, 1, 2)), a, importance);
    // 0.25·0.2 + 0.75·0.6 and 0.25·0.8 + 0.75·0.4
    assertThat(SpatialMap.meanOverWords(map, 0).values())
        .containsExactly(new float[] {0.5f, 0.5f}, within(EXACT));
    assertThat(SpatialMap.of(map, 1, 0).values())
        .containsExactly(new float[] {0.2f, 0.8f}, within(EXACT));
    assertThatThrownBy(() -> new AttentionMap(tokens, map.key(), a, new float[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 importances for 3 rows");
  }

  @Test
  void sample_isExactAtCentres_linearBetween_flatAtTheEdge() {
    SpatialMap s = new SpatialMap(2, 2, new float[] {0, 1, 2, 3});
    assertThat(s.sample(0.25, 0.25)).isEqualTo(0);
    assertThat(s.sample(0.75, 0.25)).isEqualTo(1);
    assertThat(s.sample(0.5, 0.25)).isCloseTo(0.5f, within(EXACT));
    assertThat(s.sample(0.5, 0.5)).isCloseTo(1.5f, within(EXACT));
    assertThat(s.sample(0, 1)).isEqualTo(2);
    assertThat(s.sample(-5, 9)).isEqualTo(2);
  }

  private static Axis.Tokens tokens(int n) {
    return new Axis.Tokens(
        IntStream.range(0, n).mapToObj(i -> new Token(i, "t" + i, 2 * i, 2 * i + 1, i)).toList());
  }

  private static Axis.Cells cells(int clips, Grid grid) {
    List<Clip> list = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      list.add(new Clip(i, Fraction.of(i), Fraction.of(i + 1), List.of(Fraction.of(i))));
    }
    return new Axis.Cells(list, grid);
  }

  private static float[] rows(Random random, int rows, int columns) {
    float[] a = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      float sum = 0;
      for (int c = 0; c < columns; c++) {
        a[r * columns + c] = random.nextFloat();
        sum += a[r * columns + c];
      }
      for (int c = 0; c < columns; c++) {
        a[r * columns + c] /= sum;
      }
    }
    return a;
  }
}
