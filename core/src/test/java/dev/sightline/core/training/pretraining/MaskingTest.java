package dev.sightline.core.training.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.MaskedWords;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.training.CaptionGrids;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which words and cells are hidden, and how. */
class MaskingTest {
  private static final List<String> NAMES =
      List.of("a", "dog", "runs", "on", "the", "green", "grass", "after", "big", "ball");
  private static final TokenizedText LONG = Texts.of(String.join(" ", NAMES) + " snow|board 7 !");
  private static final WordList WORDS =
      new WordList(
          NAMES, NAMES.stream().map(Texts::id).toList(), NAMES.stream().map(n -> 1).toList());

  @Test
  void aShareOfTheWordsIsHiddenMostOfThemAsMask() {
    TextMasker masker = new TextMasker(WORDS, 0.15);
    SplittableRandom random = new SplittableRandom(5);
    int asked = 0;
    int masks = 0;
    int same = 0;
    int other = 0;
    int texts = 4000;
    for (int i = 0; i < texts; i++) {
      TextMasker.Masked m = masker.mask(LONG, random);
      assertThat(m.places()).isNotEmpty();
      for (int k = 0; k < m.places().size(); k++) {
        int place = m.places().get(k);
        assertThat(WORDS.words().get(m.answers().get(k)))
            .isEqualTo(LONG.tokens().get(place).piece());
        int now = m.text().tokens().get(place).id();
        asked++;
        if (now == MaskedWords.MASK) {
          masks++;
        } else if (now == LONG.tokens().get(place).id()) {
          same++;
        } else {
          other++;
        }
      }
    }
    // 10 words, each with 0.15, and one where there would be none: 0.85^10
    double expected = texts * (10 * 0.15 + Math.pow(0.85, 10));
    assertThat((double) asked).isCloseTo(expected, within(0.03 * expected));
    assertThat(masks / (double) asked).isCloseTo(0.8, within(0.02));
    // one in ten of the words that are replaced is replaced by itself
    assertThat(same / (double) asked).isCloseTo(0.11, within(0.02));
    assertThat(other / (double) asked).isCloseTo(0.09, within(0.02));
  }

  @Test
  void theSameSeedHidesTheSame() {
    TextMasker masker = new TextMasker(WORDS, 0.3);
    assertThat(masker.mask(LONG, new SplittableRandom(3)))
        .isEqualTo(masker.mask(LONG, new SplittableRandom(3)));
  }

  @Test
  void onlyWholeKnownWordsOfLettersCanBeHidden() {
    TextMasker masker = new TextMasker(WORDS, 1);
    assertThat(masker.candidates(LONG)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    TextMasker.Masked nothing =
        masker.mask(Texts.of("snow|board 7 zebra"), new SplittableRandom(1));
    assertThat(nothing.places()).isEmpty();
    assertThat(nothing.text().tokens().stream().map(Token::id)).doesNotContain(MaskedWords.MASK);
  }

  @Test
  void oneWordIsHiddenAsMaskAndKeepsItsPlace() {
    TextMasker.Masked one = new TextMasker(WORDS, 0.15).one(LONG, 2);
    assertThat(one.text().tokens().get(2))
        .isEqualTo(new Token(MaskedWords.MASK, "[MASK]", 2, 5, 1));
    assertThat(one.answers()).containsExactly(1);
    assertThat(one.text().tokens()).hasSameSizeAs(LONG.tokens());
  }

  @Test
  void wordsAreListedByFrequencyThenByTheAlphabet() {
    List<List<TokenizedText>> texts =
        List.of(List.of(Texts.of("b a snow|board"), Texts.of("c a 7")), List.of(Texts.of("a b d")));
    CaptionGrids.Set grids =
        new CaptionGrids.Set(null, List.of(), List.of(List.of("x"), List.of("y")));
    WordList list = WordList.of(List.of(new Pairs("set", grids, texts)), 3);
    assertThat(list.words()).containsExactly("a", "b", "c");
    assertThat(list.counts()).containsExactly(3, 2, 1);
    assertThat(list.logShares()[0]).isCloseTo((float) Math.log(0.5), within(1e-6f));
  }

  @Test
  void theMaskIsTheEncodersOwn() throws Exception {
    for (BuiltInText encoder : BuiltInText.values()) {
      try (BertTokenizer tokenizer = BertTokenizer.of(encoder)) {
        assertThat(tokenizer.tokenize("a [MASK] b").tokens().stream().map(Token::id))
            .as(encoder.id())
            .contains(MaskedWords.MASK);
      }
    }
  }

  @Test
  void aShareOfThePlacesIsHiddenAndNeverAllOrNone() {
    SplittableRandom random = new SplittableRandom(2);
    int[] often = new int[49];
    for (int i = 0; i < 2000; i++) {
      boolean[] hide = new CellMasker(0.6).hide(49, random);
      int count = 0;
      for (int c = 0; c < hide.length; c++) {
        count += hide[c] ? 1 : 0;
        often[c] += hide[c] ? 1 : 0;
      }
      assertThat(count).isEqualTo(29);
    }
    for (int n : often) {
      assertThat(n / 2000.0).isCloseTo(29 / 49.0, within(0.05));
    }
    assertThat(count(new CellMasker(0).hide(4, random))).isEqualTo(1);
    assertThat(count(new CellMasker(1).hide(4, random))).isEqualTo(3);
  }

  private static int count(boolean[] hide) {
    List<Boolean> all = new ArrayList<>();
    for (boolean h : hide) {
      all.add(h);
    }
    return (int) all.stream().filter(h -> h).count();
  }
}
