package dev.sightline.core.report;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import java.util.List;

/**
 * A map from tokens to video cells, summed to what people read: the weight of each clip, {@code
 * [tokens, clips, t, h, w] -> [tokens, clips]}, and of each place in a clip, {@code [h, w]}.
 */
final class ClipWeights {
  private final AttentionMap map;
  private final List<Token> tokens;
  private final Axis.Cells cells;

  private ClipWeights(AttentionMap map, List<Token> tokens, Axis.Cells cells) {
    this.map = map;
    this.tokens = tokens;
    this.cells = cells;
  }

  /**
   * @throws IllegalArgumentException if the map does not go from tokens to cells
   */
  static ClipWeights of(AttentionMap map) {
    if (map.query() instanceof Axis.Tokens t && map.key() instanceof Axis.Cells c) {
      return new ClipWeights(map, t.tokens(), c);
    }
    throw new IllegalArgumentException("not a map from tokens to cells");
  }

  List<Token> tokens() {
    return tokens;
  }

  List<Clip> clips() {
    return cells.clips();
  }

  Grid grid() {
    return cells.grid();
  }

  /** The share of its attention that a token gives to a clip, 0..1; all clips sum to 1. */
  float weight(int token, int clip) {
    int size = cells.grid().cells();
    double sum = 0;
    for (int i = clip * size; i < (clip + 1) * size; i++) {
      sum += map.at(token, i);
    }
    return (float) sum;
  }

  /** {@code [clips]}: the mean over some tokens. */
  float[] meanWeights(List<Integer> tokenIndices) {
    float[] out = new float[clips().size()];
    for (int c = 0; c < out.length; c++) {
      double sum = 0;
      for (int t : tokenIndices) {
        sum += weight(t, c);
      }
      out[c] = (float) (sum / tokenIndices.size());
    }
    return out;
  }

  /** {@code [h, w]}, row by row: the mean over some tokens in one clip, summed over time. */
  float[] place(List<Integer> tokenIndices, int clip) {
    Grid g = cells.grid();
    float[] out = new float[g.h() * g.w()];
    for (int token : tokenIndices) {
      for (int t = 0; t < g.t(); t++) {
        for (int i = 0; i < out.length; i++) {
          out[i] += map.at(token, cells.index(clip, t, 0, 0) + i) / tokenIndices.size();
        }
      }
    }
    return out;
  }

  /**
   * How far the attention of some tokens is from even, in nats: 0 if every cell gets the same, ln
   * (cells) if one cell gets all.
   */
  double focus(List<Integer> tokenIndices) {
    int n = cells.size();
    double divergence = 0;
    for (int i = 0; i < n; i++) {
      double p = 0;
      for (int token : tokenIndices) {
        p += map.at(token, i);
      }
      p /= tokenIndices.size();
      if (p > 0) {
        divergence += p * Math.log(p * n);
      }
    }
    return divergence;
  }
}
