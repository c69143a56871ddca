package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a search for the smallest change may hide, as a whole. */
public sealed interface FlipPart {
  /** Hides it too. */
  Mask hide(Mask mask, Axis.Tokens tokens, Axis.Cells cells);

  /** The same as a change. */
  Change change();

  /** A word. */
  record OfWord(WordRef word) implements FlipPart {
    @Override
    public Mask hide(Mask mask, Axis.Tokens tokens, Axis.Cells cells) {
      List<Token> all = tokens.tokens();
      int[] own =
          IntStream.range(0, all.size()).filter(i -> all.get(i).word() == word.index()).toArray();
      return mask.withTokens(own);
    }

    @Override
    public Change change() {
      return new Change.MaskWord(word);
    }
  }

  /** A clip. */
  record OfClip(Clip clip) implements FlipPart {
    @Override
    public Mask hide(Mask mask, Axis.Tokens tokens, Axis.Cells cells) {
      return mask.withClips(cells.grid(), clip.index());
    }

    @Override
    public Change change() {
      return new Change.MaskClips(Span.of(clip, clip));
    }
  }

  /**
   * All words and clips of which something is visible.
   *
   * @param text the text of the tokens
   */
  static List<FlipPart> visible(String text, Axis.Tokens tokens, Axis.Cells cells, Mask mask) {
    List<FlipPart> parts = new ArrayList<>();
    int known = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.tokens().get(i);
      if (!token.isSpecial() && !mask.isTokenHidden(i) && token.word() != known) {
        known = token.word();
        parts.add(new OfWord(word(text, tokens.tokens(), known)));
      }
    }
    int each = cells.grid().cells();
    for (Clip clip : cells.clips()) {
      for (int i = clip.index() * each; i < (clip.index() + 1) * each; i++) {
        if (!mask.isCellHidden(i)) {
          parts.add(new OfClip(clip));
          break;
        }
      }
    }
    return parts;
  }

  private static WordRef word(String text, List<Token> tokens, int word) {
    List<Token> own = tokens.stream().filter(t -> t.word() == word).toList();
    String spelling = text.substring(own.getFirst().start(), own.getLast().end());
    return new WordRef(word, spelling);
  }
}
