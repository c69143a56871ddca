package dev.sightline.core.report.markup;

import dev.sightline.core.figure.EmojiNames;

/** Texts inside LaTeX. Pure. */
final class LatexText {
  /** Longer words may be broken, so that they do not run out of the page. */
  private static final int LONG_WORD = 24;

  private static final int PIECE = 8;
  private static final String MAY_BREAK = "\\hspace{0pt}";

  private LatexText() {}

  /** The text, on one line, with nothing left that TeX takes for a command. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    // fonts of TeX have none, and leave them out without a word
    String shown = EmojiNames.named(text, c -> !Character.isEmojiPresentation(c));
    for (String word : shown.split("(?<=\\s)|(?=\\s)", -1)) {
      boolean broken = word.codePointCount(0, word.length()) > LONG_WORD;
      int n = 0;
      for (int c : word.codePoints().toArray()) {
        if (broken && ++n % PIECE == 0) {
          out.append(MAY_BREAK);
        }
        out.append(letter(c));
      }
    }
    // between braces, LuaTeX still makes a dash of two
    return out.toString().strip().replaceAll("\\{-}(?=\\{-})", "{-}\\\\kern0pt");
  }

  private static String letter(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{' -> "\\{";
      case '}' -> "\\}";
      case '$' -> "\\$";
      case '&' -> "\\&";
      case '#' -> "\\#";
      case '%' -> "\\%";
      case '_' -> "\\_";
      case '^' -> "\\textasciicircum{}";
      case '~' -> "\\textasciitilde{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\textquotedbl{}";
      case '\'' -> "\\textquotesingle{}";
      case '`' -> "\\textasciigrave{}";
      // two of them would become a dash
      case '-' -> "{-}";
      case '“' -> "\\textquotedblleft{}";
      case '”' -> "\\textquotedblright{}";
      case '‘' -> "\\textquoteleft{}";
      case '’' -> "\\textquoteright{}";
      case '–' -> "\\textendash{}";
      case '—' -> "\\textemdash{}";
      case '…' -> "\\ldots{}";
      case '×' -> "\\ensuremath{\\times}";
      case '−' -> "\\ensuremath{-}";
      case '·' -> "\\ensuremath{\\cdot}";
      case '→' -> "\\ensuremath{\\rightarrow}";
      case '•' -> "\\textbullet{}";
      case '±' -> "\\ensuremath{\\pm}";
      case '[', ']' -> "{" + (char) c + "}";
      case '*' -> "{*}";
      default ->
          Character.isWhitespace(c) || Character.isISOControl(c)
              ? " "
              : Character.getType(c) == Character.FORMAT ? "" : Character.toString(c);
    };
  }
}
