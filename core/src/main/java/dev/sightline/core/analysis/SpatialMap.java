package dev.sightline.core.analysis;

import dev.sightline.core.text.Token;
import java.util.List;

/**
 * Attention between words and the places of one clip's frame: {@code [h, w]}. The model sees the
 * whole frame squeezed to a square, so the map covers exactly the displayed frame.
 *
 * @param h cells from top to bottom
 * @param w cells from left to right
 * @param values {@code [h, w]}, row by row, not a number where nothing is known; not to be written
 *     to
 */
public record SpatialMap(int h, int w, float[] values) {
  /**
   * @throws IllegalArgumentException if the shape does not fit
   */
  public SpatialMap {
    if (values.length != h * w) {
      throw new IllegalArgumentException(values.length + " values for " + h + " × " + w);
    }
  }

  /**
   * One token's map in one clip, summed over the time cells. Where tokens attend, its sum is the
   * token's value for the clip in {@link TokenClipMatrix}; where cells attend, that value is its
   * mean divided by the number of time cells.
   *
   * @throws IllegalArgumentException if the map does not join tokens and cells
   */
  public static SpatialMap of(AttentionMap map, int token, int clip) {
    return mean(map, List.of(token), clip);
  }

  /**
   * The mean of the maps of all tokens that stand for characters, each weighed by its importance
   * where the model learned one; all zero if there is none.
   *
   * @throws IllegalArgumentException if the map does not join tokens and cells
   */
  public static SpatialMap meanOverWords(AttentionMap map, int clip) {
    List<Token> tokens = tokens(map).tokens();
    List<Integer> words =
        java.util.stream.IntStream.range(0, tokens.size())
            .filter(i -> !tokens.get(i).isSpecial())
            .boxed()
            .toList();
    return mean(map, words, clip);
  }

  public float at(int y, int x) {
    return values[y * w + x];
  }

  /** The largest value; what is no number does not count. */
  public float max() {
    float max = 0;
    for (float v : values) {
      max = v > max ? v : max;
    }
    return max;
  }

  /** True if some cell has no value: not a number. */
  public boolean hasGaps() {
    for (float v : values) {
      if (Float.isNaN(v)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a point lies in a cell without a value.
   *
   * @param x 0 at the left edge of the frame, 1 at the right
   * @param y 0 at the top edge of the frame, 1 at the bottom
   */
  public boolean isGap(double x, double y) {
    int column = Math.clamp((int) Math.floor(x * w), 0, w - 1);
    int row = Math.clamp((int) Math.floor(y * h), 0, h - 1);
    return Float.isNaN(at(row, column));
  }

  /**
   * The bilinear value at a point of the frame: exact at the centres of cells, constant beyond the
   * outermost centres. Cells without a value do not count; not a number if all cells around the
   * point are such.
   *
   * @param x 0 at the left edge of the frame, 1 at the right
   * @param y 0 at the top edge of the frame, 1 at the bottom
   */
  public float sample(double x, double y) {
    double gx = Math.clamp(x * w - 0.5, 0, w - 1);
    double gy = Math.clamp(y * h - 0.5, 0, h - 1);
    int x0 = (int) gx;
    int y0 = (int) gy;
    int x1 = Math.min(x0 + 1, w - 1);
    int y1 = Math.min(y0 + 1, h - 1);
    double fx = gx - x0;
    double fy = gy - y0;
    float all =
        (float)
            ((1 - fy) * ((1 - fx) * at(y0, x0) + fx * at(y0, x1))
                + fy * ((1 - fx) * at(y1, x0) + fx * at(y1, x1)));
    return Float.isNaN(all) ? sampleOfRest(x0, x1, fx, y0, y1, fy) : all;
  }

  private float sampleOfRest(int x0, int x1, double fx, int y0, int y1, double fy) {
    double sum = 0;
    double share = 0;
    for (int i = 0; i < 4; i++) {
      float v = at(i < 2 ? y0 : y1, i % 2 == 0 ? x0 : x1);
      double part = (i < 2 ? 1 - fy : fy) * (i % 2 == 0 ? 1 - fx : fx);
      if (!Float.isNaN(v)) {
        sum += part * v;
        share += part;
      }
    }
    return share > 0 ? (float) (sum / share) : Float.NaN;
  }

  private static SpatialMap mean(AttentionMap map, List<Integer> rows, int clip) {
    Axis.Cells cells = cells(map);
    boolean tokensAttend = map.query() instanceof Axis.Tokens;
    Grid grid = cells.grid();
    double[] sums = new double[grid.h() * grid.w()];
    int first = clip * grid.cells();
    double all = 0;
    for (int token : rows) {
      // one token's own map is not scaled
      double weight = tokensAttend && rows.size() > 1 ? map.importanceOf(token) : 1;
      all += weight;
      for (int j = 0; j < grid.cells(); j++) {
        int cell = first + j;
        sums[j % sums.length] +=
            weight * (tokensAttend ? map.at(token, cell) : map.at(cell, token));
      }
    }
    float[] out = new float[sums.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = all > 0 ? (float) (sums[j] / all) : 0;
    }
    return new SpatialMap(grid.h(), grid.w(), out);
  }

  private static Axis.Tokens tokens(AttentionMap map) {
    if (map.query() instanceof Axis.Tokens t) {
      return t;
    }
    if (map.key() instanceof Axis.Tokens t) {
      return t;
    }
    throw new IllegalArgumentException("no tokens in this map");
  }

  private static Axis.Cells cells(AttentionMap map) {
    if (map.query() instanceof Axis.Cells c) {
      return c;
    }
    if (map.key() instanceof Axis.Cells c) {
      return c;
    }
    throw new IllegalArgumentException("no video cells in this map");
  }
}
