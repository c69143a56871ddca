package dev.sightline.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "so 😀!; so [grinning face]!",
        "😀😴; [grinning face][sleeping face]",
        "❤️; [heavy black heart]",
        "👍🏽; [thumbs up sign]",
        "👩‍💻; [woman, personal computer]",
        "🇩🇪🇨🇳; [flag DE][flag CN]",
        "1️⃣; 1",
        "a dog 狗 #1 ©; a dog 狗 #1 ©",
        "नमस्ते; नमस्ते"
      })
  void pictographsWithoutAGlyphAreNamed(String text, String named) {
    assertThat(EmojiNames.named(text, c -> c < 0x2000 || c > 0x3000 && c < 0xA000))
        .isEqualTo(named);
  }

  @Test
  void whatTheFontHasStays() {
    try (FigureFont font = FigureFont.open()) {
      assertThat(font.has('→')).isTrue();
      assertThat(font.printable("→ 狗 😀 🐕")).isEqualTo("→ 狗 [grinning face] [dog]");
    }
    assertThat(EmojiNames.named("😀", c -> true)).isEqualTo("😀");
  }
}
