package dev.sightline.core.laboratory;

import dev.sightline.core.laboratory.Statement.Form;
import dev.sightline.core.laboratory.WordSpan.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From statements to English sentences and back. Stateless. */
public final class Grammar {
  /** What may stand before a statement and means nothing. */
  static final List<String> FILLERS =
      List.of("", "here ", "in this video ", "we can see that ", "it happens that ");

  static final List<String> COUNTS = List.of("once", "twice", "thrice");

  private Grammar() {}

  /** Number of fillers that {@link #write} takes. */
  public static int fillers() {
    return FILLERS.size();
  }

  /**
   * Puts a statement into words.
   *
   * @param filler what stands before it, 0 to {@link #fillers()} − 1; 0 for nothing; questions have
   *     none
   */
  public static Sentence write(Statement s, int filler) {
    Words out = new Words();
    switch (s.form()) {
      case WHICH_WAY -> {
        out.plain("which way does ");
        out.phrase(s.claim().subject());
        out.plain(" go");
      }
      case HOW_OFTEN -> {
        out.plain("how often does ");
        out.phrase(s.claim().subject());
        out.plain(" bounce");
      }
      default -> {
        out.plain(FILLERS.get(filler));
        out.claim(s.claim());
        s.other()
            .ifPresent(
                other -> {
                  out.plain(" ");
                  out.word(s.form() == Form.BEFORE ? "before" : "after", Role.ORDER);
                  out.plain(" ");
                  out.claim(other);
                });
      }
    }
    return new Sentence(out.text.toString(), s, out.spans);
  }

  /**
   * Reads a sentence.
   *
   * @return empty if it is not one of this grammar
   */
  public static Optional<Statement> parse(String text) {
    return new SentenceParser(text).read();
  }

  /** Text under construction, with its spans. */
  private static final class Words {
    private final StringBuilder text = new StringBuilder();
    private final List<WordSpan> spans = new ArrayList<>();

    void plain(String words) {
      text.append(words);
    }

    void word(String word, Role role) {
      spans.add(new WordSpan(text.length(), text.length() + word.length(), role));
      text.append(word);
    }

    void phrase(Phrase p) {
      plain("the ");
      p.size().ifPresent(s -> adjective(s.word(), Role.SIZE));
      p.texture().ifPresent(t -> adjective(t.word(), Role.TEXTURE));
      adjective(p.colour().word(), Role.COLOUR);
      word(p.shape().word(), Role.SHAPE);
    }

    private void adjective(String word, Role role) {
      word(word, role);
      plain(" ");
    }

    void claim(Claim c) {
      phrase(c.subject());
      for (String part : c.motion().verb().split(" ")) {
        plain(" ");
        word(part, Role.MOTION);
      }
      c.speed()
          .ifPresent(
              s -> {
                plain(" ");
                word(s.word(), Role.SPEED);
              });
      if (c.times() > 0) {
        plain(" ");
        word(COUNTS.get(c.times() - 1), Role.COUNT);
      }
      c.object()
          .ifPresent(
              o -> {
                plain(" ");
                phrase(o);
              });
    }
  }
}
