package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

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
}
