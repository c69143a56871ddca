package dev.sightline.core.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * How relevant the items of one stream are to each other, {@code R = I + D + Σ A_i·B_i}. The last
 * part stays in factors: a video has thousands of cells and a text few tokens, and only their
 * product would be large. Immutable.
 */
public final class Relevance {
  /** {@code [size, k]·[k, size]}. */
  private record Factor(Matrix left, Matrix right) {}

  private final int size;
  private final Matrix dense;
  private final List<Factor> factors;

  private Relevance(int size, Matrix dense, List<Factor> factors) {
    this.size = size;
    this.dense = dense;
    this.factors = List.copyOf(factors);
  }

  /** Each item is relevant to itself. */
  public static Relevance identity(int size) {
    return new Relevance(size, null, List.of());
  }

  /** {@code R + a·R}: after self-attention. */
  public Relevance attended(Matrix a) {
    Matrix rest = rest();
    return new Relevance(size, rest.plus(a).plus(a.times(rest)), List.of());
  }

  /** {@code R + a·b}, multiplied out where that is the smaller of the two. */
  public Relevance plus(Matrix a, Matrix b) {
    if (a.columns() >= size) {
      Matrix product = a.times(b);
      return new Relevance(size, dense == null ? product : dense.plus(product), factors);
    }
    List<Factor> more = new ArrayList<>(factors);
    more.add(new Factor(a, b));
    return new Relevance(size, dense, more);
  }

  /**
   * Without the identity, rows to sum 1, and the identity again (Chefer et al., 2021, equations 8
   * and 9). A row in which there is nothing stays empty.
   */
  public Relevance normalised() {
    double[] sums = new double[size];
    if (dense != null) {
      add(sums, dense.rowSums());
    }
    for (Factor f : factors) {
      Matrix ones = new Matrix(f.right().rows(), 1, f.right().rowSums());
      add(sums, f.left().times(ones).values());
    }
    return new Relevance(
        size,
        dense == null ? null : dense.rowsDividedBy(sums),
        factors.stream().map(f -> new Factor(f.left().rowsDividedBy(sums), f.right())).toList());
  }

  /** {@code x·R}. */
  public Matrix times(Matrix x) {
    Matrix out = dense == null ? x : x.plus(x.times(dense));
    for (Factor f : factors) {
      out = out.plus(x.times(f.left()).times(f.right()));
    }
    return out;
  }

  /** {@code Rᵀ·x}. */
  public Matrix transposedTimes(Matrix x) {
    Matrix out = dense == null ? x : x.plus(dense.transposed().times(x));
    for (Factor f : factors) {
      out = out.plus(f.right().transposed().times(f.left().transposed().times(x)));
    }
    return out;
  }

  /** The mean of each column, the identity left out. */
  public double[] means() {
    double[] out = dense == null ? new double[size] : dense.columnMeans();
    for (Factor f : factors) {
      Matrix mean = new Matrix(1, f.left().columns(), f.left().columnMeans());
      add(out, mean.times(f.right()).values());
    }
    return out;
  }

  /** All of it, {@code [size, size]}. */
  public Matrix matrix() {
    return rest().plus(Matrix.identity(size));
  }

  private Matrix rest() {
    Matrix rest = dense == null ? Matrix.zeros(size, size) : dense;
    for (Factor f : factors) {
      rest = rest.plus(f.left().times(f.right()));
    }
    return rest;
  }

  private static void add(double[] to, double[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }
}
