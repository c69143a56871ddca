package dev.sightline.core.explain;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;

/**
 * A matrix of double precision. Immutable.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row by row; not to be written to
 */
public record Matrix(int rows, int columns, double[] values) {
  /**
   * @throws IllegalArgumentException if the size does not fit
   */
  public Matrix {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(values.length + " values for " + rows + "×" + columns);
    }
  }

  /** Ones on the diagonal. */
  public static Matrix identity(int size) {
    double[] v = new double[size * size];
    for (int i = 0; i < size; i++) {
      v[i * size + i] = 1;
    }
    return new Matrix(size, size, v);
  }

  /** All 0. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** {@code this · other}. */
  public Matrix times(Matrix other) {
    double[] out = product(other);
    for (int r = 0; r < rows; r++) {
      addRow(r, other, out);
    }
    return new Matrix(rows, other.columns, out);
  }

  /**
   * The same, asking before each row whether to stop: tokens × tokens × cells of a long text and
   * video take some 400 ms.
   *
   * @throws SightlineException if the user cancelled
   */
  public Matrix times(Matrix other, Progress stop) throws SightlineException {
    double[] out = product(other);
    for (int r = 0; r < rows; r++) {
      stop.checkCancelled();
      addRow(r, other, out);
    }
    return new Matrix(rows, other.columns, out);
  }

  private double[] product(Matrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          "%d×%d times %d×%d".formatted(rows, columns, other.rows, other.columns));
    }
    return new double[rows * other.columns];
  }

  private void addRow(int r, Matrix other, double[] out) {
    for (int k = 0; k < columns; k++) {
      double a = values[r * columns + k];
      if (a != 0) {
        for (int c = 0; c < other.columns; c++) {
          out[r * other.columns + c] += a * other.values[k * other.columns + c];
        }
      }
    }
  }

  public Matrix plus(Matrix other) {
    double[] out = values.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += other.values[i];
    }
    return new Matrix(rows, columns, out);
  }

  public Matrix transposed() {
    double[] out = new double[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out[c * rows + r] = values[r * columns + c];
      }
    }
    return new Matrix(columns, rows, out);
  }

  /** Each row divided by a number of its own; rows whose number is 0 stay as they are. */
  public Matrix rowsDividedBy(double[] by) {
    double[] out = values.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] /= by[i / columns] == 0 ? 1 : by[i / columns];
    }
    return new Matrix(rows, columns, out);
  }

  /** The sum of each row. */
  public double[] rowSums() {
    double[] out = new double[rows];
    for (int i = 0; i < values.length; i++) {
      out[i / columns] += values[i];
    }
    return out;
  }

  /** The mean of each column. */
  public double[] columnMeans() {
    double[] out = new double[columns];
    for (int i = 0; i < values.length; i++) {
      out[i % columns] += values[i] / rows;
    }
    return out;
  }

  /** The values, rounded. */
  public float[] floats() {
    return floats(values);
  }

  /** Rounds. */
  public static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
