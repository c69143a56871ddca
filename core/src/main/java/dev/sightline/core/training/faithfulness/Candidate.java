package dev.sightline.core.training.faithfulness;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Gives;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A method as it is measured.
 *
 * @param key of the method, for raw attention with the map: {@code attention.alignment}
 * @param method the method
 * @param options what it is told
 */
public record Candidate(String key, Explainer method, ExplainOptions options) {
  private static final String ATTENTION = "attention";

  /** Maps that raw attention is measured on, each the mean over the heads of its last layer. */
  private static final List<AttentionStack.Kind> MAPS =
      List.of(
          AttentionStack.Kind.ALIGNMENT,
          AttentionStack.Kind.TEXT_TO_VIDEO,
          AttentionStack.Kind.VIDEO_TO_TEXT,
          AttentionStack.Kind.TEXT_SELF);

  /**
   * Steps of integrated gradients: a third of the usual, since the table takes hundreds of maps.
   */
  public static final int STEPS = 16;

  /** Random orders of Shapley sampling: a sixth of the usual. */
  public static final int PERMUTATIONS = 8;

  /** Raw attention once for each map, all others with nothing chosen but less effort. */
  public static List<Candidate> of(List<Explainer> methods) {
    ExplainOptions options = ExplainOptions.DEFAULT.withEffort(STEPS, PERMUTATIONS);
    List<Candidate> all = new ArrayList<>();
    for (Explainer method : methods) {
      String key = method.facts().key();
      if (key.equals(ATTENTION)) {
        for (AttentionStack.Kind kind : MAPS) {
          ExplainOptions o = options.with(kind, options.layer(), options.heads(), 0);
          all.add(new Candidate(key(kind), method, o));
        }
      } else {
        all.add(new Candidate(key, method, options));
      }
    }
    return all;
  }

  /** Key of raw attention on a map. */
  public static String key(AttentionStack.Kind kind) {
    return ATTENTION + "." + kind.name().toLowerCase(Locale.ROOT);
  }

  /** The map that raw attention shows; empty for all other methods. */
  Optional<AttentionStack.Kind> map() {
    return options.map();
  }

  /** True if it says something of tokens and of cells. */
  boolean givesBoth() {
    boolean cells =
        map().isEmpty()
            || map().get() == AttentionStack.Kind.ALIGNMENT
            || map().get() == AttentionStack.Kind.TEXT_TO_VIDEO;
    return cells
        && method.facts().gives().contains(Gives.TOKENS)
        && method.facts().gives().contains(Gives.CELLS);
  }
}
