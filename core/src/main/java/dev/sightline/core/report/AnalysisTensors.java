package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All attention maps of an analysis as tensors. Names are the kinds in lower case; a token axis
 * stays one axis, a cell axis becomes {@code clips, t, h, w}.
 */
final class AnalysisTensors {
  private AnalysisTensors() {}

  /** Name of a stack's tensor: {@code alignment}, {@code text_to_video} … */
  static String name(AttentionStack.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The tensors by name; values are shared with the analysis, not copied. */
  static TensorFile of(Analysis analysis) {
    Map<String, FloatTensor> tensors = new TreeMap<>();
    for (AttentionStack stack : analysis.attention()) {
      tensors.put(name(stack.kind()), new FloatTensor(shape(stack), stack.values()));
    }
    return TensorFile.of(tensors);
  }

  /** {@code [layers, heads, query axes, key axes]}. */
  static List<Integer> shape(AttentionStack stack) {
    List<Integer> sizes = new ArrayList<>(List.of(stack.layers(), stack.heads()));
    addSizes(stack.query(), sizes);
    addSizes(stack.key(), sizes);
    return sizes;
  }

  /** Names of the axes, one for each number in {@link #shape}. */
  static List<String> axes(AttentionStack stack) {
    List<String> names = new ArrayList<>(List.of("layer", "head"));
    boolean twice = stack.query() instanceof Axis.Tokens && stack.key() instanceof Axis.Tokens;
    addNames(stack.query(), twice ? "query_" : "", names);
    addNames(stack.key(), twice ? "key_" : "", names);
    return names;
  }

  private static void addSizes(Axis axis, List<Integer> sizes) {
    switch (axis) {
      case Axis.Tokens tokens -> sizes.add(tokens.size());
      case Axis.Cells cells ->
          sizes.addAll(
              List.of(cells.clips().size(), cells.grid().t(), cells.grid().h(), cells.grid().w()));
    }
  }

  private static void addNames(Axis axis, String prefix, List<String> names) {
    switch (axis) {
      case Axis.Tokens tokens -> names.add(prefix + "token");
      case Axis.Cells cells -> names.addAll(List.of("clip", "t", "h", "w"));
    }
  }
}
