package dev.sightline.core.words;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases as text, for a database: so that a sentence that was kept can still be said in another
 * language. Template and arguments are joined by the unit separator of ASCII, a phrase among them
 * stands between start and end of text. Text without these is what it looks like: an English
 * sentence.
 */
public final class PhraseText {
  private static final char BETWEEN = '\u001f';
  private static final char BEGIN = '\u0002';
  private static final char END = '\u0003';

  private PhraseText() {}

  /** What to keep of a phrase. */
  public static String write(Phrase phrase) {
    StringBuilder out = new StringBuilder();
    write(phrase, out);
    return out.toString();
  }

  private static void write(Phrase phrase, StringBuilder out) {
    out.append(plain(phrase.template()));
    for (Serializable argument : phrase.arguments()) {
      out.append(BETWEEN);
      if (argument instanceof Phrase inner) {
        write(inner, out.append(BEGIN));
        out.append(END);
      } else {
        out.append(plain(argument.toString()));
      }
    }
  }

  private static String plain(String text) {
    return text.replace(BETWEEN, ' ').replace(BEGIN, ' ').replace(END, ' ');
  }

  /** The phrase that was kept; of other text one that says just that. */
  public static Phrase read(String kept) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < kept.length(); i++) {
      char c = kept.charAt(i);
      depth += c == BEGIN ? 1 : c == END ? -1 : 0;
      if (c == BETWEEN && depth == 0) {
        parts.add(kept.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(kept.substring(from));
    return new Phrase(parts.getFirst(), parts.stream().skip(1).map(PhraseText::argument).toList());
  }

  private static Serializable argument(String part) {
    boolean phrase =
        part.length() >= 2 && part.charAt(0) == BEGIN && part.charAt(part.length() - 1) == END;
    return phrase ? read(part.substring(1, part.length() - 1)) : part;
  }
}
