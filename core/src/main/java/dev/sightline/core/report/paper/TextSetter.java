package dev.sightline.core.report.paper;

import dev.sightline.core.figure.ArabicShapes;
import dev.sightline.core.figure.EmojiNames;
import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.VisualOrder;
import dev.sightline.core.report.paper.SetLine.Run;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks texts into lines and puts each into the order of paper: words that are too long are cut
 * between letters, Chinese between any two, Hebrew and Arabic run from the right (Unicode
 * bidirectional algorithm, as {@link java.text.Bidi} has it). One thread.
 */
final class TextSetter {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String FALLBACK = "?";

  private final FigureFont font;

  TextSetter(FigureFont font) {
    this.font = font;
  }

  /**
   * The lines of a text; at least one.
   *
   * @param room points; a letter wider than that still gets a line
   */
  List<SetLine> lines(String text, TextStyle style, double room) {
    List<SetLine> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      paragraph(clean(paragraph), style, room, lines);
    }
    return lines;
  }

  /** Width of a text on one line. */
  double width(String text, TextStyle style) {
    return measure(ArabicShapes.shape(clean(text)), style);
  }

  /** The text on one line, cut with an ellipsis where it is wider than the room. */
  String fit(String text, TextStyle style, double room) {
    String shown = clean(text);
    if (width(shown, style) <= room) {
      return shown;
    }
    int[] letters = shown.codePoints().toArray();
    int n = letters.length;
    while (n > 0 && width(new String(letters, 0, n) + "…", style) > room) {
      n--;
    }
    return new String(letters, 0, n) + "…";
  }

  private void paragraph(String text, TextStyle style, double room, List<SetLine> out) {
    boolean turned = VisualOrder.matters(text);
    String shaped = turned ? ArabicShapes.shape(text) : text;
    boolean right = turned && VisualOrder.beginsRight(shaped);
    if (shaped.isBlank()) {
      out.add(new SetLine(List.of(), 0, false, "", false));
      return;
    }
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(shaped);
    StringBuilder line = new StringBuilder();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      String word = shaped.substring(from, to);
      if (!line.isEmpty() && measure(line + word.stripTrailing(), style) > room) {
        out.add(line(line.toString().stripTrailing(), style, turned, right));
        line.setLength(0);
      }
      line.append(word);
      while (measure(line.toString().stripTrailing(), style) > room) {
        int cut = cut(line, style, room);
        out.add(line(line.substring(0, cut), style, turned, right));
        line.delete(0, cut);
      }
    }
    if (!line.isEmpty()) {
      out.add(line(line.toString().stripTrailing(), style, turned, right));
    }
  }

  /** As many letters as fit, but one at least. */
  private int cut(StringBuilder line, TextStyle style, double room) {
    int end = line.offsetByCodePoints(0, 1);
    double width = measure(line.substring(0, end), style);
    while (end < line.length()) {
      int next = line.offsetByCodePoints(end, 1);
      width += measure(line.substring(end, next), style);
      if (width > room) {
        break;
      }
      end = next;
    }
    return end;
  }

  private SetLine line(String logical, TextStyle style, boolean turned, boolean right) {
    String visual = turned ? VisualOrder.of(logical, right) : logical;
    List<Run> runs = new ArrayList<>();
    double width = 0;
    StringBuilder open = new StringBuilder();
    FontFace face = null;
    for (int c : visual.codePoints().toArray()) {
      FontFace own = face(c, style.face());
      if (own != face && !open.isEmpty()) {
        runs.add(run(open.toString(), face, style));
        width += runs.getLast().width();
        open.setLength(0);
      }
      face = own;
      open.append(sign(c, own));
    }
    if (!open.isEmpty()) {
      runs.add(run(open.toString(), face, style));
      width += runs.getLast().width();
    }
    return new SetLine(
        runs, width, right, ArabicShapes.plain(logical), turned && !visual.equals(logical));
  }

  private Run run(String text, FontFace face, TextStyle style) {
    return new Run(text, face, font.of(face).width(text, style.size()));
  }

  private double measure(CharSequence text, TextStyle style) {
    double width = 0;
    for (int c : text.codePoints().toArray()) {
      FontFace face = face(c, style.face());
      width += font.of(face).width(sign(c, face), style.size());
    }
    return width;
  }

  private FontFace face(int c, FontFace wanted) {
    if (font.of(wanted).has(c) || c < 0x590) {
      return wanted;
    }
    if (font.of(FontFace.REGULAR).has(c)) {
      return FontFace.REGULAR;
    }
    return font.of(FontFace.RIGHT_TO_LEFT).has(c) ? FontFace.RIGHT_TO_LEFT : wanted;
  }

  private String sign(int c, FontFace face) {
    FigureFont f = font.of(face);
    return f.has(c)
        ? Character.toString(c)
        : f.has(REPLACEMENT) ? Character.toString(REPLACEMENT) : FALLBACK;
  }

  /**
   * Blanks of all kinds become blanks, pictographs their names; signs that say which way to write
   * are left out.
   */
  private String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    EmojiNames.named(text, c -> font.of(FontFace.REGULAR).has(c))
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> out.appendCodePoint(Character.isWhitespace(c) ? ' ' : c));
    return out.toString();
  }
}
