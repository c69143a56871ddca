package dev.sightline.core.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.statistics.AttentionStatistics.Unit;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.text.Token;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values worked out by hand; float32 weights, so 1e-6. */
class AttentionStatisticsTest {
  private static final double TOLERANCE = 1e-6;
  private static final double LN2 = 0.6931471805599453;
  private static final double LN4 = 1.3862943611198906;

  /** [CLS] a b [SEP]. */
  private static final Axis.Tokens TEXT =
      new Axis.Tokens(List.of(special("[CLS]"), word(0), word(1), special("[SEP]")));

  /** Two clips of 1 s and 3 s with two time cells each: middles at 250, 750, 1750, 3250 ms. */
  private static final Axis.Cells VIDEO =
      new Axis.Cells(List.of(clip(0, 0, 1), clip(1, 1, 4)), new Grid(2, 1, 1));

  @Test
  void textToText_countsTheRowsOfWords() {
    float[] values = {
      1, 0, 0, 0, // [CLS] does not count
      0.5f, 0.5f, 0, 0, //
      0.25f, 0.25f, 0.25f, 0.25f, //
      0, 0, 0, 1
    };
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.TEXT_SELF, 1, 1, TEXT, TEXT, values));
    HeadStatistics h = s.head(0, 0);
    assertThat(s.unit()).isEqualTo(Unit.TOKENS);
    assertThat(s.rows()).isEqualTo(2);
    assertThat(h.entropy()).isCloseTo((LN2 + LN4) / 2, within(TOLERANCE));
    assertThat(h.evenness()).isCloseTo(0.75, within(TOLERANCE));
    // row a at 1: 0.5·1 + 0.5·0; row b at 2: (2 + 1 + 0 + 1) / 4
    assertThat(h.distance().orElseThrow()).isCloseTo((0.5 + 1) / 2, within(TOLERANCE));
    assertThat(h.sinks().get(Sink.CLS)).isCloseTo((0.5 + 0.25) / 2, within(TOLERANCE));
    assertThat(h.sinks().get(Sink.SEP)).isCloseTo(0.125, within(TOLERANCE));
    assertThat(h.sinks()).containsOnlyKeys(Sink.CLS, Sink.SEP);
    assertThat(h.sinkShare()).isCloseTo(0.5, within(TOLERANCE));
  }

  @Test
  void sharpAndEvenRows_areTheEndsOfTheScale() {
    float[] sharp = {0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0};
    float[] even = new float[16];
    java.util.Arrays.fill(even, 0.25f);
    float[] both = new float[32];
    System.arraycopy(sharp, 0, both, 0, 16);
    System.arraycopy(even, 0, both, 16, 16);
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.TEXT_SELF, 1, 2, TEXT, TEXT, both));
    assertThat(s.head(0, 0).entropy()).isZero();
    assertThat(s.head(0, 0).evenness()).isZero();
    assertThat(s.head(0, 1).evenness()).isCloseTo(1, within(TOLERANCE));
    assertThat(s.layer(0).evenness()).isCloseTo(0.5, within(TOLERANCE));
    assertThat(s.layer(0).sinkShare()).isCloseTo(0.25, within(TOLERANCE));
  }

  @Test
  void textToVideo_spreadsInTimeAroundItsMean() {
    float[] values = new float[16];
    values[0] = 1; // [CLS] does not count
    values[4] = 0.5f; // a: 250 ms and
    values[7] = 0.5f; // 3250 ms, so 1500 ms around 1750
    values[9] = 1; // b: all at 750 ms
    values[12] = 1;
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.TEXT_TO_VIDEO, 1, 1, TEXT, VIDEO, values));
    assertThat(s.unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(s.head(0, 0).distance().orElseThrow()).isCloseTo(750, within(1e-3));
    assertThat(s.head(0, 0).sinks()).isEmpty();
    assertThat(s.head(0, 0).entropy()).isCloseTo(LN2 / 2, within(TOLERANCE));
  }

  @Test
  void videoToText_hasNoDistance_butSinks() {
    float[] values = new float[16];
    for (int cell = 0; cell < 4; cell++) {
      values[cell * 4] = 0.75f;
      values[cell * 4 + 1] = 0.25f;
    }
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.VIDEO_TO_TEXT, 1, 1, VIDEO, TEXT, values));
    assertThat(s.unit()).isEqualTo(Unit.NONE);
    assertThat(s.rows()).isEqualTo(4);
    assertThat(s.head(0, 0).distance()).isEmpty();
    assertThat(s.layer(0).distance()).isEmpty();
    assertThat(s.head(0, 0).sinks()).isEqualTo(Map.of(Sink.CLS, 0.75, Sink.SEP, 0.0));
  }

  @Test
  void textWithoutWords_hasNoNumbers() {
    Axis.Tokens none = new Axis.Tokens(List.of(special("[CLS]"), special("[SEP]")));
    float[] values = {1, 0, 0, 1};
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.TEXT_SELF, 1, 1, none, none, values));
    assertThat(s.rows()).isZero();
    assertThat(s.heads()).isEmpty();
    assertThatThrownBy(() -> HeadStatistics.mean(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneKey_isNeitherSharpNorEven() {
    Axis.Tokens one = new Axis.Tokens(List.of(word(0)));
    AttentionStatistics s =
        AttentionStatistics.of(new AttentionStack(Kind.TEXT_SELF, 1, 1, one, one, new float[] {1}));
    assertThat(s.head(0, 0).evenness()).isZero();
  }

  @Test
  void sinkFree_scalesWhatIsLeft() {
    float[] values = {
      0.5f, 0.25f, 0.25f, 0, //
      0.5f, 0.125f, 0.125f, 0.25f, //
      1, 0, 0, 0, //
      0, 0, 1, 0
    };
    SinkFree free = SinkFree.of(new AttentionMap(TEXT, TEXT, values));
    assertThat(free.values())
        .containsExactly(0, 0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    assertThat(free.kept()).containsExactly(0.5f, 0.25f, 0, 1);
    assertThat(free.isEmpty(2)).isTrue();
    assertThat(free.isEmpty(1)).isFalse();
    assertThat(free.map()).as("a row without anything is no distribution").isEmpty();
  }

  @Test
  void sinkFree_isAMapWhereEachRowKeepsSomething() {
    float[] values = new float[16];
    for (int cell = 0; cell < 4; cell++) {
      values[cell * 4] = 0.75f;
      values[cell * 4 + 2] = 0.25f;
    }
    SinkFree free = SinkFree.of(new AttentionMap(VIDEO, TEXT, values));
    assertThat(free.map().orElseThrow().row(3)).containsExactly(0, 0, 1, 0);
    assertThat(SinkFree.hasSinks(TEXT)).isTrue();
    assertThat(SinkFree.hasSinks(VIDEO)).isFalse();
  }

  @Test
  void kindsOfSinks_areKnownByTheirNames() {
    assertThat(Sink.of(special("[PAD]"))).contains(Sink.PADDING);
    assertThat(Sink.of(special("<s>"))).contains(Sink.CLS);
    assertThat(Sink.of(special("[MASK]"))).contains(Sink.OTHER);
    assertThat(Sink.of(word(0))).isEmpty();
  }

  private static Token special(String piece) {
    return new Token(0, piece, 0, 0, -1);
  }

  private static Token word(int index) {
    return new Token(1, "w", index, index + 1, index);
  }

  private static Clip clip(int index, int start, int end) {
    return new Clip(index, Fraction.of(start), Fraction.of(end), List.of(Fraction.of(start)));
  }
}
