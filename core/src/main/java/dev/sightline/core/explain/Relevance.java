package dev.sightline.core.explain;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
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

  /**
   * {@code R + a·R}: after self-attention.
   *
   * @throws SightlineException if the user cancelled
   */
  public Relevance attended(Matrix a, Progress stop) throws SightlineException {
    Matrix rest = rest(stop);
    return new Relevance(size, rest.plus(a).plus(a.times(rest, stop)), List.of());
  }

  /**
   * {@code R + a·b}, multiplied out where that is the smaller of the two.
   *
   * @throws SightlineException if the user cancelled
   */
  public Relevance plus(Matrix a, Matrix b, Progress stop) throws SightlineException {
    if (a.columns() >= size) {
      Matrix product = a.times(b, stop);
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

  /**
   * {@code x·R}.
   *
   * @throws SightlineException if the user cancelled
   */
  public Matrix times(Matrix x, Progress stop) throws SightlineException {
    Matrix out = dense == null ? x : x.plus(x.times(dense, stop));
    for (Factor f : factors) {
      out = out.plus(x.times(f.left(), stop).times(f.right(), stop));
    }
    return out;
  }

  /**
   * {@code Rᵀ·x}.
   *
   * @throws SightlineException if the user cancelled
   */
  public Matrix transposedTimes(Matrix x, Progress stop) throws SightlineException {
    Matrix out = dense == null ? x : x.plus(dense.transposed().times(x, stop));
    for (Factor f : factors) {
      Matrix inner = f.left().transposed().times(x, stop);
      out = out.plus(f.right().transposed().times(inner, stop));
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

  /**
   * All of it, {@code [size, size]}.
   *
   * @throws SightlineException if the user cancelled
   */
  public Matrix matrix(Progress stop) throws SightlineException {
    return rest(stop).plus(Matrix.identity(size));
  }

  private Matrix rest(Progress stop) throws SightlineException {
    Matrix rest = dense == null ? Matrix.zeros(size, size) : dense;
    for (Factor f : factors) {
      rest = rest.plus(f.left().times(f.right(), stop));
    }
    return rest;
  }

  private static void add(double[] to, double[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }
}
