package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BertTokenizerTest {
  private BertTokenizer tokenizer;

  @BeforeAll
  void open() throws SightlineException {
    tokenizer = BertTokenizer.of(BuiltInText.ALL_MINILM_L6_V2);
  }

  @AfterAll
  void close() {
    tokenizer.close();
  }

  /** Expected values: Hugging Face tokenizers for Python, shared/reference/make_text.py. */
  @ParameterizedTest
  @CsvSource({"ALL_MINILM_L6_V2, minilm", "BGE_SMALL_ZH, bge-small-zh"})
  void equalsTheReference(BuiltInText encoder, String file) throws Exception {
    JsonNode cases;
    try (InputStream in = getClass().getResourceAsStream("/reference/text/" + file + ".json");
        BertTokenizer tokenizer = BertTokenizer.of(encoder)) {
      cases = new ObjectMapper().readTree(in);
      equal(cases, tokenizer);
    }
  }

  private static void equal(JsonNode cases, BertTokenizer tokenizer) {
    assertThat(cases).hasSize(6);
    for (JsonNode expected : cases) {
      String text = expected.path("text").asText();
      TokenizedText actual = tokenizer.tokenize(text);
      assertThat(actual.truncated()).isFalse();
      assertThat(actual.tokens()).hasSameSizeAs(expected.path("ids"));
      for (int i = 0; i < actual.tokens().size(); i++) {
        Token t = actual.tokens().get(i);
        JsonNode span = expected.path("offsets").path(i);
        assertThat(t.id()).isEqualTo(expected.path("ids").path(i).asInt());
        assertThat(t.piece()).isEqualTo(expected.path("tokens").path(i).asText());
        // Python counts code points, Java UTF-16 units.
        assertThat(t.start()).isEqualTo(text.offsetByCodePoints(0, span.path(0).asInt()));
        assertThat(t.end()).isEqualTo(text.offsetByCodePoints(0, span.path(1).asInt()));
      }
    }
  }

  @Test
  void offsetsCountUtf16UnitsAlsoBehindEmojiAndChinese() {
    String text = "🎬🎬 狗 runs, 👩‍👩‍👧 café 𝒳 end";
    TokenizedText t = tokenizer.tokenize(text);
    for (String word : List.of("狗", "runs", "café", "end")) {
      int at = text.indexOf(word);
      assertThat(t.tokens())
          .as(word)
          .anyMatch(x -> x.start() == at && x.end() == at + word.length());
    }
  }

  @Test
  void everyChineseCharacterIsATokenAndAWordOfItsOwn() throws Exception {
    // an emoji and a rare character take two UTF-16 units each
    String text = "🎬两只狗runs，看ＡＢ（𠀀）3次。end";
    try (BertTokenizer chinese = BertTokenizer.of(BuiltInText.BGE_SMALL_ZH)) {
      List<Token> t = chinese.tokenize(text).tokens();
      List<Token> words = t.subList(1, t.size() - 1);
      int at = 0;
      for (Token x : words) {
        assertThat(x.start()).as("no character is left out before " + x).isEqualTo(at);
        assertThat(x.isSpecial()).isFalse();
        at = x.end();
      }
      assertThat(at).isEqualTo(text.length());
      for (String one : List.of("🎬", "两", "只", "狗", "，", "看", "（", "𠀀", "）", "次", "。")) {
        assertThat(words)
            .as(one)
            .filteredOn(x -> text.substring(x.start(), x.end()).equals(one))
            .hasSize(1);
      }
      assertThat(words.stream().filter(x -> x.start() < 5).map(Token::word))
          .as("words of the first four characters")
          .containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void piecesOfAWordShareItsIndex() {
    List<Token> t = tokenizer.tokenize("He pours batter").tokens();
    assertThat(t)
        .extracting(Token::piece)
        .containsExactly("[CLS]", "he", "pour", "##s", "batter", "[SEP]");
    assertThat(t).extracting(Token::word).containsExactly(-1, 0, 1, 1, 2, -1);
    assertThat(t.get(0).isSpecial()).isTrue();
  }

  @Test
  void aMaskThatTheUserTypedIsAWord() {
    List<Token> t = tokenizer.tokenize("a [MASK] runs").tokens();
    assertThat(t).extracting(Token::piece).containsExactly("[CLS]", "a", "[MASK]", "runs", "[SEP]");
    assertThat(t).extracting(Token::word).containsExactly(-1, 0, 1, 2, -1);
    assertThat(t.get(2).start()).isEqualTo(2);
    assertThat(t.get(2).end()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u0000", "\u200b"})
  void nothingToReadIsBlank(String text) {
    TokenizedText t = tokenizer.tokenize(text);
    assertThat(t.isBlank()).isTrue();
    assertThat(t.tokens()).extracting(Token::piece).containsExactly("[CLS]", "[SEP]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 509, 510, 511, 512, 100_000})
  void aLongTextIsCutAt512TokensAndSaysSo(int words) {
    String text = "dog ".repeat(words);
    TokenizedText t = tokenizer.tokenize(text);
    assertThat(t.text()).isEqualTo(text);
    assertThat(t.tokens()).hasSize(Math.min(words + 2, 512));
    assertThat(t.truncated()).isEqualTo(words > 510);
    assertThat(t.tokens().getFirst().piece()).isEqualTo("[CLS]");
    assertThat(t.tokens().getLast().piece()).isEqualTo("[SEP]");
    int n = t.tokens().size() - 2;
    assertThat(t.tokens().subList(1, n + 1))
        .extracting(Token::word)
        .containsExactlyElementsOf(IntStream.range(0, n).boxed().toList());
  }

  @Test
  void halfASurrogatePairDoesNoHarm() {
    TokenizedText t = tokenizer.tokenize("dog \ud83c runs\udfac");
    assertThat(t.tokens()).anyMatch(x -> x.piece().equals("dog") && x.start() == 0);
    assertThat(t.tokens()).anyMatch(x -> x.piece().equals("runs") && x.start() == 6);
  }

  @Test
  void aFileThatIsNoTokenizerIsRefused() {
    for (String json : List.of("", "{}", "[1,2", "{\"version\":\"1.0\",\"model\":7}")) {
      assertThatThrownBy(() -> BertTokenizer.of(json.getBytes(StandardCharsets.UTF_8)).close())
          .isInstanceOfSatisfying(
              SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BUNDLE));
    }
  }
}
