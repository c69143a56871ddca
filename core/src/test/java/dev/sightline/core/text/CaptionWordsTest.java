package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A child in a pink dress .|a child in a pink dress",
        "A boy's dog, running!|a boy 's dog running",
        "the boy 's dog|the boy 's dog",
        "It doesn’t rain|it does n't rain",
        "a t-shirt and a hand-railing|a t-shirt and a hand-railing",
        "They're at 7 o'clock|they 're at 7 o clock",
        "\" ... \"|\"\"",
      })
  void wordsAsTheTreebankHasThem(String caption, String words) {
    assertThat(String.join(" ", CaptionWords.of(caption))).isEqualTo(words);
  }

  @Test
  void chineseIsCutIntoWordsAndJoinedWithoutBlanks() {
    List<String> words = CaptionWords.of("一个穿着粉红色裙子的小女孩正在爬楼梯。");
    assertThat(words).contains("一个", "粉红色", "裙子", "女孩", "楼梯").doesNotContain("。");
    assertThat(CaptionWords.joined(words)).isEqualTo("一个穿着粉红色裙子的小女孩正在爬楼梯");
    assertThat(CaptionWords.sentence("小女孩")).isEqualTo("小女孩。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a dog runs|A dog runs.", "the boy 's dog|The boy's dog.", "3 dogs|3 dogs."})
  void sentencesHaveTheirCapitalAndTheirFullStop(String caption, String sentence) {
    assertThat(CaptionWords.sentence(caption)).isEqualTo(sentence);
    assertThat(CaptionWords.joined(List.of(caption.split(" ")))).isEqualTo(caption);
  }
}
