package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.ModelWordGuesser.Gap;
import dev.sightline.core.model.MaskedWords;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text with one word hidden. */
class GapTest {
  private static final TokenizedText TEXT =
      new TokenizedText(
          "a snowboard falls",
          List.of(
              new Token(101, "[CLS]", 0, 0, -1),
              new Token(1, "a", 0, 1, 0),
              new Token(2, "snow", 2, 6, 1),
              new Token(3, "##board", 6, 11, 1),
              new Token(4, "falls", 12, 17, 2),
              new Token(102, "[SEP]", 0, 0, -1)),
          false);

  @Test
  void aWordOfSeveralPiecesIsHiddenWhole() {
    for (int token : new int[] {2, 3}) {
      Gap gap = Gap.of(TEXT, token);
      assertThat(gap.word()).isEqualTo("snowboard");
      assertThat(gap.place()).isEqualTo(2);
      assertThat(gap.pieces()).isEqualTo(2);
      assertThat(gap.text().tokens()).hasSize(5);
      assertThat(gap.text().tokens().get(2).id()).isEqualTo(MaskedWords.MASK);
      assertThat(gap.text().tokens().get(3).piece()).isEqualTo("falls");
    }
  }

  @Test
  void aWordOfOnePieceKeepsThePlaceOfAllOthers() {
    Gap gap = Gap.of(TEXT, 4);
    assertThat(gap.word()).isEqualTo("falls");
    assertThat(gap.place()).isEqualTo(4);
    assertThat(gap.text().tokens()).hasSize(6);
  }

  @Test
  void specialTokensAreNoWords() {
    assertThatThrownBy(() -> Gap.of(TEXT, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
