package dev.sightline.core.analysis;

import java.util.Arrays;

/**
 * Which tokens and cells are hidden from a model. Immutable: arrays are copied on the way in and
 * out.
 *
 * @param tokens for each token, special ones included: true if it is hidden
 * @param cells for each cell in the order of {@link Axis.Cells}: true if it is hidden
 */
public record Mask(boolean[] tokens, boolean[] cells) {
  public Mask {
    tokens = tokens.clone();
    cells = cells.clone();
  }

  /** Hides nothing. */
  public static Mask none(int tokens, int cells) {
    return new Mask(new boolean[tokens], new boolean[cells]);
  }

  /** Hides nothing of these. */
  public static Mask none(Axis.Tokens tokens, Axis.Cells cells) {
    return none(tokens.size(), cells.size());
  }

  /** A copy. */
  @Override
  public boolean[] tokens() {
    return tokens.clone();
  }

  /** A copy. */
  @Override
  public boolean[] cells() {
    return cells.clone();
  }

  public boolean isTokenHidden(int token) {
    return tokens[token];
  }

  public boolean isCellHidden(int cell) {
    return cells[cell];
  }

  /** Number of tokens, hidden or not. */
  public int tokenCount() {
    return tokens.length;
  }

  /** Number of cells, hidden or not. */
  public int cellCount() {
    return cells.length;
  }

  /** Number of hidden tokens. */
  public int tokensHidden() {
    return count(tokens);
  }

  /** Number of hidden cells. */
  public int cellsHidden() {
    return count(cells);
  }

  /** Hides these tokens too. */
  public Mask withTokens(int... more) {
    return new Mask(with(tokens, more), cells);
  }

  /** Hides these cells too. */
  public Mask withCells(int... more) {
    return new Mask(tokens, with(cells, more));
  }

  /** Hides all cells of these clips too. */
  public Mask withClips(Grid grid, int... clips) {
    boolean[] all = cells.clone();
    for (int clip : clips) {
      Arrays.fill(all, clip * grid.cells(), (clip + 1) * grid.cells(), true);
    }
    return new Mask(tokens, all);
  }

  /** Hides the whole text too. */
  public Mask withoutText() {
    boolean[] all = new boolean[tokens.length];
    Arrays.fill(all, true);
    return new Mask(all, cells);
  }

  /** Hides the whole video too. */
  public Mask withoutVideo() {
    boolean[] all = new boolean[cells.length];
    Arrays.fill(all, true);
    return new Mask(tokens, all);
  }

  private static boolean[] with(boolean[] hidden, int... more) {
    boolean[] all = hidden.clone();
    for (int i : more) {
      all[i] = true;
    }
    return all;
  }

  private static int count(boolean[] hidden) {
    int n = 0;
    for (boolean h : hidden) {
      n += h ? 1 : 0;
    }
    return n;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Mask m && Arrays.equals(tokens, m.tokens) && Arrays.equals(cells, m.cells);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tokens) + Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "Mask["
        + tokensHidden()
        + " of "
        + tokens.length
        + " tokens, "
        + cellsHidden()
        + " of "
        + cells.length
        + " cells]";
  }
}
