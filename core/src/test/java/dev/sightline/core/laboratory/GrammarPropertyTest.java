package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.laboratory.Statement.Form;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GrammarPropertyTest {
  @Property
  void whatIsWrittenIsReadAgain(
      @ForAll("statements") Statement statement, @ForAll @IntRange(max = 4) int filler) {
    Sentence s = Grammar.write(statement, filler);
    assertThat(Grammar.parse(s.text())).as(s.text()).contains(statement);
  }

  @Property
  void spansAreWholeWordsInOrder(@ForAll("statements") Statement statement) {
    Sentence s = Grammar.write(statement, 3);
    int at = 0;
    for (WordSpan w : s.words()) {
      assertThat(w.start()).isGreaterThanOrEqualTo(at);
      assertThat(s.text().substring(w.start(), w.end())).matches("[a-z]+");
      assertThat(w.start() == 0 || s.text().charAt(w.start() - 1) == ' ').isTrue();
      assertThat(w.end() == s.text().length() || s.text().charAt(w.end()) == ' ').isTrue();
      at = w.end();
    }
    assertThat(s.words()).extracting(WordSpan::role).contains(WordSpan.Role.SHAPE);
  }

  @Property
  void cutSentencesAreRefusedOrSaySomethingElse(@ForAll("statements") Statement statement) {
    String text = Grammar.write(statement, 0).text();
    assertThat(Grammar.parse(text.substring(0, text.length() - 1)))
        .isNotEqualTo(Optional.of(statement));
  }

  @Example
  void aSentenceReadsAsExpected() {
    Phrase red =
        new Phrase(
            ObjectShape.CIRCLE,
            ObjectColour.RED,
            Optional.of(ObjectSize.SMALL),
            Optional.of(Texture.STRIPED));
    Claim claim = new Claim(red, Motion.LEFT, Optional.of(Speed.FAST), 0, Optional.empty());
    assertThat(Grammar.write(Statement.says(claim), 1).text())
        .isEqualTo("here the small striped red circle moves left quickly");
    assertThat(Grammar.parse("the red dog moves left")).isEmpty();
    assertThat(Grammar.parse("")).isEmpty();
  }

  @Provide
  Arbitrary<Statement> statements() {
    return Combinators.combine(
            Arbitraries.of(Form.values()), claims(), claims(), Arbitraries.of(true, false))
        .as(
            (form, claim, other, unused) ->
                switch (form) {
                  case SAYS -> Statement.says(claim);
                  case WHICH_WAY -> question(form, claim, Motion.STILL);
                  case HOW_OFTEN -> question(form, claim, Motion.BOUNCE);
                  default -> new Statement(form, claim, Optional.of(other));
                });
  }

  private static Statement question(Form form, Claim claim, Motion motion) {
    return new Statement(form, Claim.of(claim.subject(), motion), Optional.empty());
  }

  private static Arbitrary<Claim> claims() {
    return Combinators.combine(
            phrases(),
            Arbitraries.of(Motion.values()),
            Arbitraries.of(Speed.values()).optional(),
            Arbitraries.integers().between(0, Act.MOST_TIMES),
            phrases())
        .as(
            (subject, motion, speed, times, object) ->
                new Claim(
                    subject,
                    motion,
                    motion.hasSpeed() ? speed : Optional.empty(),
                    motion == Motion.BOUNCE ? times : 0,
                    motion == Motion.HIT ? Optional.of(object) : Optional.empty()));
  }

  private static Arbitrary<Phrase> phrases() {
    return Combinators.combine(
            Arbitraries.of(ObjectShape.values()),
            Arbitraries.of(ObjectColour.values()),
            Arbitraries.of(ObjectSize.values()).optional(),
            Arbitraries.of(Texture.values()).optional())
        .as(Phrase::new);
  }
}
