package dev.sightline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  /** {@code n} clips that tile {@code [0, seconds)}. */
  private static Scores.Columns clips(int n, int seconds) {
    return new Scores.Columns.OfClips(
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    new Scores.Span(
                        i,
                        Fraction.of((long) seconds * i, n),
                        Fraction.of((long) seconds * (i + 1), n)))
            .toList());
  }

  private static List<Scores.Token> tokens(String... labels) {
    return IntStream.range(0, labels.length)
        .mapToObj(i -> new Scores.Token(i + 1, labels[i]))
        .toList();
  }

  private static Scores.Matrix matrix(
      List<Scores.Token> rows, Scores.Columns columns, float... values) {
    return new Scores.Matrix(rows, columns, values, false, "share");
  }

  private static List<String> labels(List<Scores.Token> tokens) {
    return tokens.stream().map(Scores.Token::label).toList();
  }

  @Test
  void aMapDoesNotDifferFromItself() {
    Scores.Matrix m = matrix(tokens("a", "dog"), clips(2, 4), 0.3f, 0.7f, 0.6f, 0.4f);
    Comparison c = Comparison.of(m, m, Quantity.SHARE);
    assertThat(c.difference().values()).containsOnly(0);
    assertThat(c.difference().signed()).isTrue();
    assertThat(c.rows()).isEqualTo(RowMatch.SAME_TOKENS);
    assertThat(c.columns()).isEqualTo(ColumnMatch.SAME_CLIPS);
    assertThat(c.onlyLeft()).isEmpty();
    assertThat(c.onlyRight()).isEmpty();
  }

  @Test
  void theDifferenceIsRightMinusLeftAndTurnsWithTheSides() {
    Scores.Matrix a = matrix(tokens("a"), clips(2, 4), 0.25f, 0.75f);
    Scores.Matrix b = matrix(tokens("a"), clips(2, 4), 0.5f, 0.5f);
    assertThat(Comparison.of(a, b, Quantity.SHARE).difference().values())
        .containsExactly(0.25f, -0.25f);
    assertThat(Comparison.of(b, a, Quantity.SHARE).difference().values())
        .containsExactly(-0.25f, 0.25f);
  }

  @Test
  void otherTextsMeetInTheWordsThatBothHaveInThatOrder() {
    Scores.Matrix a =
        matrix(tokens("a", "Dog", "runs", "fast"), clips(1, 2), 0.1f, 0.2f, 0.3f, 0.4f);
    Scores.Matrix b =
        matrix(tokens("runs", "a", "dog", "fast"), clips(1, 2), 0.5f, 0.6f, 0.7f, 0.9f);
    Comparison c = Comparison.of(a, b, Quantity.SHARE);
    assertThat(c.rows()).isEqualTo(RowMatch.BY_WORD);
    assertThat(labels(c.left().rows())).containsExactly("a", "Dog", "fast");
    assertThat(labels(c.right().rows())).containsExactly("a", "dog", "fast");
    assertThat(c.difference().values())
        .containsExactly(new float[] {0.5f, 0.5f, 0.5f}, within(1e-6f));
    assertThat(labels(c.onlyLeft())).containsExactly("runs");
    assertThat(labels(c.onlyRight())).containsExactly("runs");
  }

  @Test
  void textsWithoutACommonWordHaveAnEmptyDifference() {
    Scores.Matrix a = matrix(tokens("a", "dog"), clips(1, 2), 0.1f, 0.2f);
    Scores.Matrix b = matrix(tokens("the", "cat", "x"), clips(1, 2), 0.1f, 0.2f, 0.7f);
    Comparison c = Comparison.of(a, b, Quantity.SHARE);
    assertThat(c.difference().values()).isEmpty();
    assertThat(c.onlyRight()).hasSize(3);
  }

  @Test
  void sharesAddUpWhereClipsAreJoinedAndKeepTheirSum() {
    Scores.Matrix fine = matrix(tokens("a"), clips(4, 8), 0.1f, 0.2f, 0.3f, 0.4f);
    Scores.Matrix coarse = matrix(tokens("a"), clips(2, 8), 0.5f, 0.5f);
    Comparison c = Comparison.of(fine, coarse, Quantity.SHARE);
    assertThat(c.columns()).isEqualTo(ColumnMatch.BY_TIME);
    assertThat(c.left().values()).containsExactly(new float[] {0.3f, 0.7f}, within(1e-6f));
    assertThat(c.difference().values()).containsExactly(new float[] {0.2f, -0.2f}, within(1e-6f));
    assertThat(c.left().columns()).isEqualTo(coarse.columns());
    assertThat(Comparison.of(coarse, fine, Quantity.SHARE).difference().values())
        .containsExactly(new float[] {-0.2f, 0.2f}, within(1e-6f));
  }

  @Test
  void levelsAreAveragedWhereClipsAreJoined() {
    Scores.Matrix fine = matrix(tokens("p"), clips(4, 8), 0.1f, 0.3f, 0.5f, 0.9f);
    Scores.Matrix coarse = matrix(tokens("q"), clips(2, 8), 0, 0);
    Comparison c = Comparison.of(fine, coarse, Quantity.LEVEL);
    assertThat(c.rows()).isEqualTo(RowMatch.ONE_ROW);
    assertThat(c.left().values()).containsExactly(new float[] {0.2f, 0.7f}, within(1e-6f));
  }

  @Test
  void clipsThatAreCutAreSharedOutByTime() {
    // clips of 2 s onto clips of 3 s: the middle one is halved
    Scores.Matrix three = matrix(tokens("a"), clips(3, 6), 0.2f, 0.4f, 0.4f);
    Scores.Matrix two = matrix(tokens("a"), clips(2, 6), 0, 0);
    assertThat(Comparison.of(three, two, Quantity.SHARE).left().values())
        .containsExactly(new float[] {0.4f, 0.6f}, within(1e-6f));
    assertThat(Comparison.of(three, two, Quantity.LEVEL).left().values())
        .containsExactly(new float[] {0.8f / 3, 1.2f / 3}, within(1e-6f));
  }

  @Test
  void videosOfDifferentLengthMeetByRelativeTime() {
    Scores.Matrix shorter = matrix(tokens("a"), clips(2, 4), 0.25f, 0.75f);
    Scores.Matrix longer = matrix(tokens("a"), clips(4, 100), 0.1f, 0.2f, 0.3f, 0.4f);
    Comparison c = Comparison.of(shorter, longer, Quantity.SHARE);
    assertThat(c.columns()).isEqualTo(ColumnMatch.BY_RELATIVE_TIME);
    assertThat(c.right().values()).containsExactly(new float[] {0.3f, 0.7f}, within(1e-6f));
    assertThat(c.left().columns()).isEqualTo(shorter.columns());
  }

  @Test
  void tokensAsColumnsMeetByWordToo() {
    List<Scores.Token> a = tokens("[CLS]", "dog", "[SEP]");
    List<Scores.Token> b = tokens("[CLS]", "cat", "[SEP]");
    Scores.Matrix left = matrix(a, new Scores.Columns.OfTokens(a), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Scores.Matrix right = matrix(b, new Scores.Columns.OfTokens(b), 2, 2, 2, 2, 2, 2, 2, 2, 2);
    Comparison c = Comparison.of(left, right, Quantity.SHARE);
    assertThat(c.columns()).isEqualTo(ColumnMatch.BY_WORD);
    assertThat(c.difference().values()).containsExactly(1, -1, -5, -7);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    Scores.Matrix a = matrix(tokens("a"), clips(2, 4), Float.NaN, 0.5f);
    Scores.Matrix b = matrix(tokens("a"), clips(1, 4), 0.5f);
    assertThat(Comparison.of(a, a, Quantity.SHARE).difference().values()[0]).isNaN();
    assertThat(Comparison.of(a, b, Quantity.SHARE).difference().values()[0]).isNaN();
  }

  @Test
  void clipsAndTokensCannotBeCompared() {
    List<Scores.Token> t = tokens("a");
    Scores.Matrix a = matrix(t, clips(1, 4), 1);
    Scores.Matrix b = matrix(t, new Scores.Columns.OfTokens(t), 1);
    assertThatThrownBy(() -> Comparison.of(a, b, Quantity.SHARE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
