package dev.sightline.app.text;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.colour.ValueScale;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The weight of each token at one moment, and its colour. Immutable.
 *
 * @param shades by index of the token; those without a weight are absent
 */
record Shading(Map<Integer, Shade> shades) {
  /** No token has a weight. */
  static final Shading NONE = new Shading(Map.of());

  /**
   * A weight and its colour.
   *
   * @param weight 0 to 1
   * @param argb opaque
   */
  record Shade(double weight, int argb) {}

  Shading {
    shades = Map.copyOf(shades);
  }

  /** What each token gives to one clip. */
  static Shading ofClip(MatrixData data, int clip, IntFunction<ValueScale> scaleOfRow) {
    Map<Integer, Shade> shades = new HashMap<>();
    for (int r = 0; r < data.rows().size(); r++) {
      float weight = data.at(r, clip);
      put(shades, data.rows().get(r).token(), weight, scaleOfRow.apply(r));
    }
    return new Shading(shades);
  }

  /**
   * A score of each token by itself.
   *
   * @param scores {@code [tokens]}
   * @param special whether a token is one that stands for no characters: those are left out
   */
  static Shading ofTokens(float[] scores, IntPredicate special, ValueScale scale) {
    Map<Integer, Shade> shades = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      if (!special.test(i)) {
        put(shades, i, scores[i], scale);
      }
    }
    return new Shading(shades);
  }

  /** What one token gives to each token. */
  static Shading ofRow(MatrixData data, int row, IntFunction<ValueScale> scaleOfRow) {
    Map<Integer, Shade> shades = new HashMap<>();
    for (int c = 0; c < data.columns().size(); c++) {
      float weight = data.at(row, c);
      put(shades, data.columns().get(c).index(), weight, scaleOfRow.apply(row));
    }
    return new Shading(shades);
  }

  /** What is not known gets no shade: it is not the same as 0. */
  private static void put(Map<Integer, Shade> shades, int token, float weight, ValueScale scale) {
    if (!Float.isNaN(weight)) {
      shades.put(token, new Shade(weight, scale.argb(weight)));
    }
  }

  /** The weight of a token, if it has one. */
  OptionalDouble weight(int token) {
    Shade shade = shades.get(token);
    return shade == null ? OptionalDouble.empty() : OptionalDouble.of(shade.weight());
  }
}
