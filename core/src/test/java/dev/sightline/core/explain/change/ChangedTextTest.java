package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangedTextTest {
  private static ChangedText of(String text) {
    return new ChangedText(FakeAnalyzer.tokenize(text), List.of());
  }

  private static ChangedText with(ChangedText text, Change.OfText change) throws Exception {
    return text.with(change, FakeAnalyzer::tokenize).orElseThrow();
  }

  private static WordRef word(int index, String spelling) {
    return new WordRef(index, spelling);
  }

  /** The pieces that are hidden. */
  private static List<String> hidden(ChangedText text) {
    List<String> pieces = new ArrayList<>();
    boolean[] mask = text.hiddenTokens();
    TokenizedText tokens = text.tokens();
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        pieces.add(
            tokens.text().substring(tokens.tokens().get(i).start(), tokens.tokens().get(i).end()));
      }
    }
    return pieces;
  }

  @Test
  void hidesAllPiecesOfAWordAndNoSpecialToken() throws Exception {
    ChangedText text =
        with(of("an extraordinary dog"), new Change.MaskWord(word(1, "extraordinary")));
    assertThat(hidden(text)).containsExactly("extraor", "dinary");
    assertThat(text.tokens().text()).isEqualTo("an extraordinary dog");
  }

  @Test
  void aHiddenWordStaysHiddenWhenWordsBeforeItChange() throws Exception {
    ChangedText text = with(of("a red dog runs"), new Change.MaskWord(word(2, "dog")));
    text = with(text, new Change.ReplaceWord(word(1, "red"), "very small"));
    assertThat(text.tokens().text()).isEqualTo("a very small dog runs");
    assertThat(hidden(text)).containsExactly("dog");
    text = with(text, new Change.ReplaceWord(word(3, "dog"), "cat"));
    assertThat(hidden(text)).as("the new word was not hidden").isEmpty();
  }

  @Test
  void wordsSwapWithWhatIsHiddenOfThem() throws Exception {
    ChangedText text = with(of("a dog bites the postman"), new Change.MaskWord(word(1, "dog")));
    text = with(text, new Change.SwapWords(word(4, "postman"), word(1, "dog")));
    assertThat(text.tokens().text()).isEqualTo("a postman bites the dog");
    assertThat(hidden(text)).containsExactly("dog");
  }

  @Test
  void aWordIsFoundAgainByItsSpelling() throws Exception {
    ChangedText text = with(of("a dog runs"), new Change.EditText("look, a dog"));
    assertThat(hidden(with(text, new Change.MaskWord(word(1, "dog"))))).containsExactly("dog");
    assertThat(text.with(new Change.MaskWord(word(2, "runs")), FakeAnalyzer::tokenize))
        .isEqualTo(Optional.empty());
    assertThat(hidden(with(text, new Change.MaskWord(word(0, ""))))).containsExactly("look");
  }

  @Test
  void takingAWordOutAndASwapWithItself() throws Exception {
    ChangedText text = with(of("a big dog"), new Change.ReplaceWord(word(1, "big"), ""));
    assertThat(ChangedText.words(text.tokens())).hasSize(2);
    Change.SwapWords same = new Change.SwapWords(word(0, "a"), word(0, "a"));
    assertThat(text.with(same, FakeAnalyzer::tokenize)).isEmpty();
  }
}
