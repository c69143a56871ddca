package dev.sightline.core.report;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Clip;
import java.util.List;

/** What whole words attend to: the means over their tokens. */
final class WordWeights {
  private final AttentionMap map;
  private final Axis.Cells cells;
  private final TokenClipMatrix matrix;

  /**
   * @param map from tokens to video cells
   * @throws IllegalArgumentException if it is another
   */
  WordWeights(AttentionMap map) {
    if (!(map.query() instanceof Axis.Tokens && map.key() instanceof Axis.Cells c)) {
      throw new IllegalArgumentException("not a map from tokens to cells");
    }
    this.map = map;
    this.cells = c;
    this.matrix = TokenClipMatrix.of(map);
  }

  TokenClipMatrix matrix() {
    return matrix;
  }

  List<Clip> clips() {
    return matrix.clips();
  }

  Grid grid() {
    return cells.grid();
  }

  /** {@code [clips]}, summing to 1. */
  float[] byClip(Word word) {
    float[] out = new float[clips().size()];
    for (int c = 0; c < out.length; c++) {
      double sum = 0;
      for (int t : word.tokens()) {
        sum += matrix.at(t, c);
      }
      out[c] = (float) (sum / word.tokens().size());
    }
    return out;
  }

  /** The places of one clip, {@code [h, w]}, summed over its time cells. */
  SpatialMap place(Word word, int clip) {
    Grid g = grid();
    float[] out = new float[g.h() * g.w()];
    for (int t : word.tokens()) {
      float[] one = SpatialMap.of(map, t, clip).values();
      for (int i = 0; i < out.length; i++) {
        out[i] += one[i] / word.tokens().size();
      }
    }
    return new SpatialMap(g.h(), g.w(), out);
  }

  /**
   * How far a word's attention is from even, in nats: 0 if every cell gets the same, ln (cells) if
   * one cell gets all.
   */
  double focus(Word word) {
    int n = map.key().size();
    double divergence = 0;
    for (int i = 0; i < n; i++) {
      double p = 0;
      for (int t : word.tokens()) {
        p += map.at(t, i);
      }
      p /= word.tokens().size();
      if (p > 0) {
        divergence += p * Math.log(p * n);
      }
    }
    return divergence;
  }
}
