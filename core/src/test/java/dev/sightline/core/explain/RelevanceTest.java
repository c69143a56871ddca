package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is kept in factors is what it would be multiplied out. */
class RelevanceTest {
  private static final int CELLS = 9;
  private static final int TOKENS = 4;

  private static Matrix random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] v = new double[rows * columns];
    for (int i = 0; i < v.length; i++) {
      v[i] = random.nextDouble();
    }
    return new Matrix(rows, columns, v);
  }

  private static void same(Matrix a, Matrix b) {
    assertThat(a.values()).containsExactly(b.values(), within(1e-9));
  }

  /** A large stream looks at a small one: the product stays in factors. */
  @Test
  void factorsAreTheProduct() {
    Matrix a = random(CELLS, TOKENS, 1);
    Matrix b = random(TOKENS, CELLS, 2);
    Relevance r = Relevance.identity(CELLS).plus(a, b);
    Matrix whole = Matrix.identity(CELLS).plus(a.times(b));
    same(r.matrix(), whole);
    Matrix x = random(TOKENS, CELLS, 3);
    same(r.times(x), x.times(whole));
    Matrix y = random(CELLS, TOKENS, 4);
    same(r.transposedTimes(y), whole.transposed().times(y));
    Matrix rest = a.times(b);
    assertThat(r.means()).containsExactly(rest.columnMeans(), within(1e-9));
    same(r.normalised().matrix(), rest.rowsDividedBy(rest.rowSums()).plus(Matrix.identity(CELLS)));
    same(r.attended(whole).matrix(), whole.plus(whole.times(whole)));
  }

  /** A small stream looks at a large one: the product is the smaller of the two. */
  @Test
  void aSmallProductIsMultipliedOut() {
    Matrix a = random(TOKENS, CELLS, 5);
    Matrix b = random(CELLS, TOKENS, 6);
    Relevance r = Relevance.identity(TOKENS).plus(a, b).plus(a, b);
    Matrix once = a.times(b);
    same(r.matrix(), Matrix.identity(TOKENS).plus(once).plus(once));
    Matrix x = random(TOKENS, CELLS, 7);
    same(r.transposedTimes(x), r.matrix().transposed().times(x));
  }
}
