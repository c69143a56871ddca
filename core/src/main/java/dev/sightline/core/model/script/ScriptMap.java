package dev.sightline.core.model.script;

import java.util.List;
import java.util.Locale;

/** An attention output that an imported model may have. */
public enum ScriptMap {
  /** {@code [tokens, cells]}. */
  ALIGNMENT(false, "tokens", "cells"),
  /** {@code [layers, heads, tokens, cells]}. */
  TEXT_TO_VIDEO(true, "tokens", "cells"),
  /** {@code [layers, heads, cells, tokens]}. */
  VIDEO_TO_TEXT(true, "cells", "tokens"),
  /** {@code [layers, heads, tokens, tokens]}. */
  TEXT_SELF(true, "tokens", "tokens");

  private final boolean layered;
  private final String query;
  private final String key;

  ScriptMap(boolean layered, String query, String key) {
    this.layered = layered;
    this.query = query;
    this.key = key;
  }

  /** Name of the output. */
  public String output() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if the axes begin with layers and heads. */
  boolean isLayered() {
    return layered;
  }

  /** Number of rows of each map. */
  int rows(int tokens, int cells) {
    return query.equals("tokens") ? tokens : cells;
  }

  /** Number of columns of each map. */
  int columns(int tokens, int cells) {
    return key.equals("tokens") ? tokens : cells;
  }

  /** The axes in words, such as {@code [layers, heads, tokens = 5, cells = 8]}. */
  String axes(int tokens, int cells) {
    List<String> tail =
        List.of(query + " = " + rows(tokens, cells), key + " = " + columns(tokens, cells));
    return "[" + (layered ? "layers, heads, " : "") + String.join(", ", tail) + "]";
  }
}
