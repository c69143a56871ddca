package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordTest {
  private final Analysis analysis = AnalysisFixture.of("a.mp4", "a skateboard - jumps", 3, 11);
  private final List<Word> words = Word.of(analysis.text());

  @Test
  void piecesAreJoinedUnderTheirWord() {
    assertThat(words).extracting(Word::text).containsExactly("a", "skateboard", "-", "jumps");
    assertThat(words.get(1).tokens()).containsExactly(2, 3);
    assertThat(words).extracting(Word::hasContent).containsExactly(false, true, false, true);
  }

  @Test
  void chineseCharactersAreWordsAndParticlesNameNothing() {
    String text = "黑狗在跑。";
    List<Token> tokens =
        IntStream.range(0, text.length())
            .mapToObj(i -> new Token(1000 + i, text.substring(i, i + 1), i, i + 1, i))
            .toList();
    List<Word> chinese = Word.of(new TokenizedText(text, tokens, false));
    assertThat(chinese).extracting(Word::text).containsExactly("黑", "狗", "在", "跑", "。");
    assertThat(chinese)
        .extracting(Word::hasContent)
        .containsExactly(true, true, false, true, false);
  }

  @Test
  void weightsOfAWordAreTheMeansOfItsTokens() {
    AttentionMap map = map();
    WordWeights weights = new WordWeights(map);
    float[] byClip = weights.byClip(words.get(1));
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      assertThat(byClip[c])
          .isCloseTo((weights.matrix().at(2, c) + weights.matrix().at(3, c)) / 2, within(1e-6f));
      double places = 0;
      for (float v : weights.place(words.get(1), c).values()) {
        places += v;
      }
      assertThat(places).isCloseTo(byClip[c], within(1e-5));
      sum += byClip[c];
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @Test
  void focusIsNothingForEvenAttentionAndGreatestForOneCell() {
    AttentionMap map = map();
    int cells = map.key().size();
    float[] even = new float[map.values().length];
    java.util.Arrays.fill(even, 1f / cells);
    float[] single = new float[even.length];
    for (int row = 0; row < single.length; row += cells) {
      single[row + 5] = 1;
    }
    Word word = words.get(1);
    assertThat(new WordWeights(new AttentionMap(map.query(), map.key(), even)).focus(word))
        .isCloseTo(0, within(1e-4));
    assertThat(new WordWeights(new AttentionMap(map.query(), map.key(), single)).focus(word))
        .isCloseTo(Math.log(cells), within(1e-9));
  }

  private AttentionMap map() {
    return analysis.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().map(0, 0);
  }
}
