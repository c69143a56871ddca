package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
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
  void factorsAreTheProduct() throws Exception {
    Matrix a = random(CELLS, TOKENS, 1);
    Matrix b = random(TOKENS, CELLS, 2);
    Relevance r = Relevance.identity(CELLS).plus(a, b, Progress.NONE);
    Matrix whole = Matrix.identity(CELLS).plus(a.times(b));
    same(r.matrix(Progress.NONE), whole);
    Matrix x = random(TOKENS, CELLS, 3);
    same(r.times(x, Progress.NONE), x.times(whole));
    Matrix y = random(CELLS, TOKENS, 4);
    same(r.transposedTimes(y, Progress.NONE), whole.transposed().times(y));
    Matrix rest = a.times(b);
    assertThat(r.means()).containsExactly(rest.columnMeans(), within(1e-9));
    same(
        r.normalised().matrix(Progress.NONE),
        rest.rowsDividedBy(rest.rowSums()).plus(Matrix.identity(CELLS)));
    same(r.attended(whole, Progress.NONE).matrix(Progress.NONE), whole.plus(whole.times(whole)));
  }

  /** A small stream looks at a large one: the product is the smaller of the two. */
  @Test
  void aSmallProductIsMultipliedOut() throws Exception {
    Matrix a = random(TOKENS, CELLS, 5);
    Matrix b = random(CELLS, TOKENS, 6);
    Relevance r = Relevance.identity(TOKENS).plus(a, b, Progress.NONE).plus(a, b, Progress.NONE);
    Matrix once = a.times(b);
    same(r.matrix(Progress.NONE), Matrix.identity(TOKENS).plus(once).plus(once));
    Matrix x = random(TOKENS, CELLS, 7);
    same(r.transposedTimes(x, Progress.NONE), r.matrix(Progress.NONE).transposed().times(x));
  }
}
