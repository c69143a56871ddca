package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import java.util.List;

/** What one side of an attention map is made of: each index names its item. */
public sealed interface Axis {
  /** Number of items. */
  int size();

  /** A short name of item {@code i} for people. */
  String label(int i);

  /** Tokens of the text, special tokens included. */
  record Tokens(List<Token> tokens) implements Axis {
    public Tokens {
      tokens = List.copyOf(tokens);
    }

    @Override
    public int size() {
      return tokens.size();
    }

    @Override
    public String label(int i) {
      return tokens.get(i).piece();
    }
  }

  /**
   * Cells of the video in the order {@code [clip, t, h, w]}, the last index running fastest.
   *
   * @param clips the clips
   * @param grid the grid of each clip
   */
  record Cells(List<Clip> clips, Grid grid) implements Axis {
    public Cells {
      clips = List.copyOf(clips);
    }

    @Override
    public int size() {
      return clips.size() * grid.cells();
    }

    /** Index of a cell. */
    public int index(int clip, int t, int y, int x) {
      return ((clip * grid.t() + t) * grid.h() + y) * grid.w() + x;
    }

    @Override
    public String label(int i) {
      int cell = i % grid.cells();
      int x = cell % grid.w();
      int y = cell / grid.w() % grid.h();
      int t = cell / (grid.w() * grid.h());
      return "clip " + i / grid.cells() + " t" + t + " y" + y + " x" + x;
    }
  }
}
