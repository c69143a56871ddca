package dev.sightline.core.explain;

import dev.sightline.core.analysis.AttentionStack;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers and heads of a model that a method can be kept to: what it declares, so that window
 * and command line offer just these.
 *
 * @param names of the layers from the first to the last, as people say them; none: nothing to
 *     choose
 * @param heads of each layer; 0: nothing to choose
 * @param unchosen what the method reads where no layer is chosen
 */
public record Layers(List<String> names, int heads, Unchosen unchosen) {
  /** The method has neither. */
  public static final Layers NONE = new Layers(List.of(), 0, Unchosen.ALL);

  /** What a method reads where no layer is chosen. */
  public enum Unchosen {
    /** All layers together. */
    ALL,
    LAST
  }

  /**
   * @throws IllegalArgumentException if there are heads without a layer
   */
  public Layers {
    names = List.copyOf(names);
    if (heads < 0 || (names.isEmpty() && heads > 0)) {
      throw new IllegalArgumentException(heads + " heads in " + names.size() + " layers");
    }
  }

  /** Those of attention maps, numbered from 1. */
  public static Layers of(AttentionStack stack, Unchosen unchosen) {
    return new Layers(
        IntStream.rangeClosed(1, stack.layers()).mapToObj(Integer::toString).toList(),
        stack.heads(),
        unchosen);
  }

  /** True if there is more than one layer. */
  public boolean hasLayers() {
    return names.size() > 1;
  }

  /** True if there is more than one head. */
  public boolean hasHeads() {
    return heads > 1;
  }

  /** The part that options choose; a layer or head that there is not is the last. */
  public Part part(ExplainOptions options) {
    if (names.isEmpty()) {
      return Part.ALL;
    }
    int last = names.size() - 1;
    int layer = Math.min(options.layer(), last);
    if (options.layer() == ExplainOptions.DEFAULT_LAYER) {
      layer = unchosen == Unchosen.LAST ? last : Part.WHOLE;
    }
    boolean one = options.heads() == ExplainOptions.Heads.ONE && heads > 0;
    return new Part(
        layer,
        layer == Part.WHOLE ? "" : names.get(layer),
        one ? Math.min(options.head(), heads - 1) : Part.WHOLE);
  }
}
