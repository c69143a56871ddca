package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Attention weights as they are, of any layer and head. Of a map whose queries are tokens and whose
 * keys are cells, a cell's score is the mean over the tokens; a token's score is what it receives:
 * from the cells if they attend to tokens, else inside the text encoder.
 */
public final class RawAttention implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "attention",
          "Raw attention",
          "Bahdanau et al., 2015; Vaswani et al., 2017",
          "attention weight",
          Family.ATTENTION,
          Set.of(),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS, Gives.TOKENS_BY_CELLS),
          false,
          false,
          "Where a layer looks. What is looked at need not count for the class, and the map is the"
              + " same for every class.");

  /** Which map is shown if none was chosen: the last that the heads read, if there is one. */
  private static final List<Kind> PREFERRED =
      List.of(Kind.TEXT_TO_VIDEO, Kind.ALIGNMENT, Kind.VIDEO_TO_TEXT, Kind.TEXT_SELF);

  /** Who looks at tokens. */
  private static final List<Kind> TO_TOKENS = List.of(Kind.VIDEO_TO_TEXT, Kind.TEXT_SELF);

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
    return PREFERRED.stream()
        .flatMap(k -> analysis.attention(k).stream())
        .findFirst()
        .map(s -> Layers.of(s, Layers.Unchosen.LAST))
        .orElse(Layers.NONE);
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    ExplainOptions options = request.options();
    AttentionStack shown = shown(request).orElseThrow(RawAttention::missing);
    builder.part(Layers.of(shown, Layers.Unchosen.LAST).part(options));
    progress.checkCancelled(); // maps may have to be read from the disk
    float[] map = map(shown, options);
    progress.checkCancelled();
    Optional<AttentionStack> back = toTokens(shown, request);
    if (back.isPresent()) {
      AttentionStack b = back.get();
      builder.tokens(received(b == shown ? map : map(b, options), b.key().size()));
    }
    if (shown.key() instanceof Axis.Cells) {
      builder.cells(received(map, shown.key().size())).matrix(map);
    } else if (shown.query() instanceof Axis.Cells) {
      builder.matrix(transposed(map, shown.query().size(), shown.key().size()));
    }
    return builder.build();
  }

  @Override
  public boolean ofTextAlone(Gives scores, ExplainRequest request) {
    return shown(request)
        .flatMap(s -> scores == Gives.TOKENS ? toTokens(s, request) : Optional.of(s))
        .filter(s -> s.kind() == Kind.TEXT_SELF)
        .isPresent();
  }

  private static Optional<AttentionStack> shown(ExplainRequest request) {
    return request.options().map().isPresent()
        ? request.analysis().attention(request.options().map().get())
        : first(request, PREFERRED);
  }

  /** Whose keys are the tokens that are scored. */
  private static Optional<AttentionStack> toTokens(AttentionStack shown, ExplainRequest request) {
    return TO_TOKENS.contains(shown.kind()) ? Optional.of(shown) : first(request, TO_TOKENS);
  }

  private static SightlineException missing() {
    return new SightlineException(Problem.UNSUPPORTED, "This model does not give that attention.");
  }

  private static Optional<AttentionStack> first(ExplainRequest request, List<Kind> kinds) {
    return kinds.stream().flatMap(k -> request.analysis().attention(k).stream()).findFirst();
  }

  /**
   * One map of a stack: {@code [query, key]}.
   *
   * @param options layer and heads; a layer or head that the stack does not have is its last
   */
  static float[] map(AttentionStack stack, ExplainOptions options) {
    int layer =
        options.layer() == ExplainOptions.DEFAULT_LAYER
            ? stack.layers() - 1
            : Math.min(options.layer(), stack.layers() - 1);
    return switch (options.heads()) {
      case MEAN -> stack.meanOverHeads(layer).values();
      case ONE -> stack.map(layer, Math.min(options.head(), stack.heads() - 1)).values();
      case MAX -> {
        float[] most = stack.map(layer, 0).values();
        for (int h = 1; h < stack.heads(); h++) {
          float[] other = stack.map(layer, h).values();
          for (int i = 0; i < most.length; i++) {
            most[i] = Math.max(most[i], other[i]);
          }
        }
        yield most;
      }
    };
  }

  /** What each key receives: the mean over the queries. */
  static float[] received(float[] map, int keys) {
    int queries = map.length / keys;
    double[] sums = new double[keys];
    for (int i = 0; i < map.length; i++) {
      sums[i % keys] += map[i];
    }
    float[] out = new float[keys];
    for (int k = 0; k < keys; k++) {
      out[k] = (float) (sums[k] / queries);
    }
    return out;
  }

  private static float[] transposed(float[] map, int rows, int columns) {
    float[] out = new float[map.length];
    for (int i = 0; i < map.length; i++) {
      out[i % columns * rows + i / columns] = map[i];
    }
    return out;
  }
}
