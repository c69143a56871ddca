package dev.sightline.app.attention;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.analysis.statistics.SinkFree;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.numbers.AttentionScores;
import java.util.List;
import java.util.Optional;

/**
 * What the views show, worked out: an attention map, or an explanation over it. Immutable.
 *
 * @param analysis where it comes from
 * @param choice which map it is, within what the analysis has
 * @param map the weights; without sinks where they were taken away and each row kept something
 * @param weights the weights as the matrix shows them
 * @param explained the explanation that is shown in their place, if one is
 * @param matrix what the matrix shows: the explanation, else the weights
 */
public record ShownMap(
    Analysis analysis,
    MapChoice choice,
    AttentionMap map,
    MatrixData weights,
    Optional<Explained> explained,
    MatrixData matrix) {

  /**
   * Works out the chosen map. Where the analysis does not have the choice, the nearest that it has:
   * the last layer, the mean of the heads, or its first kind.
   *
   * @return empty if the analysis has no attention at all
   */
  public static Optional<ShownMap> of(Analysis analysis, MapChoice wanted) {
    return of(analysis, wanted, false);
  }

  /**
   * The same, on wish without sinks.
   *
   * @param withoutSinks takes the weight on special tokens away, where tokens are attended to
   */
  public static Optional<ShownMap> of(Analysis analysis, MapChoice wanted, boolean withoutSinks) {
    Optional<AttentionStack> stack =
        analysis
            .attention(wanted.kind())
            .or(() -> analysis.attention().stream().findFirst())
            .filter(s -> s.query().size() > 0 && s.key().size() > 0);
    return stack.map(
        s -> {
          MapChoice choice = within(s, wanted);
          AttentionMap map = AttentionScores.map(s, choice.layer(), choice.head());
          if (!withoutSinks || !SinkFree.hasSinks(map.key())) {
            return weights(analysis, choice, map, MatrixData.of(map));
          }
          SinkFree free = SinkFree.of(map);
          return weights(analysis, choice, free.map().orElse(map), MatrixData.of(free));
        });
  }

  private static ShownMap weights(
      Analysis analysis, MapChoice choice, AttentionMap map, MatrixData weights) {
    return new ShownMap(analysis, choice, map, weights, Optional.empty(), weights);
  }

  /** Of an analysis that has no attention, as of a video without a text: for an explanation. */
  static ShownMap withoutWeights(Analysis analysis, MapChoice wanted) {
    AttentionMap none =
        new AttentionMap(
            new Axis.Tokens(List.of()),
            new Axis.Cells(analysis.clips(), analysis.grid()),
            new float[0]);
    return weights(
        analysis,
        wanted,
        none,
        MatrixData.ofScores(List.of(), analysis.clips(), new float[0], false));
  }

  /** True if there are weights, which an explanation may be shown over. */
  public boolean hasWeights() {
    return map.query().size() > 0;
  }

  /** The same with an explanation in the place of the weights. */
  public ShownMap with(Explained shown) {
    MatrixData scores = MatrixData.of(shown, Messages.text("attention.row.clips"));
    return new ShownMap(analysis, choice, map, weights, Optional.of(shown), scores);
  }

  /** True if it says something of places in the picture. */
  public boolean hasPlaces() {
    return explained
        .map(e -> e.explanation().hasCells())
        .orElse(TokenClipMatrix.canReduce(map.query(), map.key()));
  }

  /**
   * What it says of the places of one clip.
   *
   * @param token whose, or a negative number for all words; of an explanation without pairs it is
   *     the same for each token
   * @throws IllegalArgumentException if it says nothing of places
   */
  public SpatialMap places(int token, int clip) {
    if (explained.isPresent()) {
      return places(explained.get().explanation(), token, clip);
    }
    return token < 0 ? SpatialMap.meanOverWords(map, clip) : SpatialMap.of(map, token, clip);
  }

  private static SpatialMap places(Explanation x, int token, int clip) {
    boolean pair = token >= 0 && x.hasMatrix();
    if (!pair && !x.hasCells()) {
      throw new IllegalArgumentException(x.method() + " says nothing of places");
    }
    Grid grid = x.cells().grid();
    int from = (pair ? token * x.cells().size() : 0) + clip * grid.cells();
    float[] all = pair ? x.matrix() : x.cellScores();
    float[] out = new float[grid.h() * grid.w()];
    for (int i = 0; i < grid.cells(); i++) {
      out[i % out.length] += all[from + i];
    }
    return new SpatialMap(grid.h(), grid.w(), out);
  }

  /**
   * What a token counts where all words are taken together, at least 0: learned by the alignment, 1
   * in every other map.
   */
  public float importanceOf(int token) {
    return token >= 0 && map.query() instanceof Axis.Tokens ? map.importanceOf(token) : 1;
  }

  /** True if some weight may lie on special tokens. */
  public boolean hasSinks() {
    return SinkFree.hasSinks(map.key());
  }

  /** The part of a choice that a stack has. */
  static MapChoice within(AttentionStack stack, MapChoice wanted) {
    int layer = Math.clamp(wanted.layer(), 0, stack.layers() - 1);
    int head = wanted.head() < stack.heads() ? wanted.head() : MapChoice.MEAN;
    return new MapChoice(stack.kind(), layer, head);
  }
}
