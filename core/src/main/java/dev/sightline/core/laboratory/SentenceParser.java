package dev.sightline.core.laboratory;

import dev.sightline.core.laboratory.Statement.Form;
import java.util.Optional;
import java.util.function.Function;

/** Recursive descent over the sentences of {@link Grammar}. For one sentence. */
final class SentenceParser {
  private String rest;

  SentenceParser(String text) {
    this.rest = text;
  }

  Optional<Statement> read() {
    try {
      Statement s = statement();
      return rest.isEmpty() ? Optional.of(s) : Optional.empty();
    } catch (NotInGrammar e) {
      return Optional.empty();
    }
  }

  /** Ends the reading of a sentence that is not of the grammar. */
  private static final class NotInGrammar extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Statement statement() {
    if (takes("which way does ")) {
      return question(Form.WHICH_WAY, " go");
    }
    if (takes("how often does ")) {
      return question(Form.HOW_OFTEN, " bounce");
    }
    for (String filler : Grammar.FILLERS) {
      if (!filler.isEmpty() && takes(filler)) {
        break;
      }
    }
    Claim claim = claim();
    for (Form form : new Form[] {Form.BEFORE, Form.AFTER}) {
      if (takes(form == Form.BEFORE ? " before " : " after ")) {
        return new Statement(form, claim, Optional.of(claim()));
      }
    }
    return Statement.says(claim);
  }

  private Statement question(Form form, String end) {
    Phrase subject = phrase();
    if (!takes(end)) {
      throw new NotInGrammar();
    }
    Motion motion = form == Form.HOW_OFTEN ? Motion.BOUNCE : Motion.STILL;
    return new Statement(form, Claim.of(subject, motion), Optional.empty());
  }

  private Claim claim() {
    Phrase subject = phrase();
    Motion motion = one(Motion.values(), m -> " " + m.verb()).orElseThrow(NotInGrammar::new);
    Optional<Speed> speed = one(Speed.values(), s -> " " + s.word());
    int times = 0;
    for (int n = 1; n <= Grammar.COUNTS.size(); n++) {
      if (takes(" " + Grammar.COUNTS.get(n - 1))) {
        times = n;
      }
    }
    Optional<Phrase> object = Optional.empty();
    if (motion == Motion.HIT) {
      if (!takes(" ")) {
        throw new NotInGrammar();
      }
      object = Optional.of(phrase());
    }
    return new Claim(subject, motion, speed, times, object);
  }

  private Phrase phrase() {
    if (!takes("the ")) {
      throw new NotInGrammar();
    }
    Optional<ObjectSize> size = one(ObjectSize.values(), s -> s.word() + " ");
    Optional<Texture> texture = one(Texture.values(), t -> t.word() + " ");
    ObjectColour colour =
        one(ObjectColour.values(), c -> c.word() + " ").orElseThrow(NotInGrammar::new);
    ObjectShape shape = one(ObjectShape.values(), ObjectShape::word).orElseThrow(NotInGrammar::new);
    return new Phrase(shape, colour, size, texture);
  }

  private <T> Optional<T> one(T[] values, Function<T, String> words) {
    for (T value : values) {
      if (takes(words.apply(value))) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private boolean takes(String words) {
    if (!rest.startsWith(words)) {
      return false;
    }
    rest = rest.substring(words.length());
    return true;
  }
}
