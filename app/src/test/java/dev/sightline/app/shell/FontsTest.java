package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.text.BuiltInText;
import java.awt.Font;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window can show all that its models can read, whatever fonts the machine has. */
class FontsTest {
  private static final String FOLDER = "/dev/sightline/resources/fonts/";

  @ParameterizedTest
  @ValueSource(strings = {"Inter-Regular.ttf", "Inter-SemiBold.ttf"})
  void everyChineseCharacterThatTheModelKnowsHasALetter(String file) throws Exception {
    Font font;
    try (InputStream in = FontsTest.class.getResourceAsStream(FOLDER + file)) {
      font = Font.createFont(Font.TRUETYPE_FONT, in);
    }
    List<Integer> chinese =
        new ObjectMapper()
                .readTree(BuiltInText.BGE_SMALL_ZH.tokenizerJson())
                .path("model")
                .path("vocab")
                .properties()
                .stream()
                .map(e -> e.getKey())
                .filter(p -> p.codePointCount(0, p.length()) == 1)
                .map(p -> p.codePointAt(0))
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .toList();
    assertThat(chinese).hasSizeGreaterThan(7000);
    assertThat(chinese).filteredOn(c -> !font.canDisplay(c)).isEmpty();
    assertThat("，。、“”（）！？：；ＡＢ１２".codePoints()).allMatch(font::canDisplay);
    assertThat("Inter’s own letters … ×".codePoints()).allMatch(font::canDisplay);
  }
}
