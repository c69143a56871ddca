package dev.sightline.core.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.figure.ArabicShapes;
import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.FontFace;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextSetterTest {
  private static final TextStyle STYLE = new TextStyle(10, 14, FontFace.REGULAR, 0);

  private final FigureFont font = FigureFont.open();
  private final TextSetter setter = new TextSetter(font);

  @AfterEach
  void close() {
    font.close();
  }

  private static String visual(SetLine line) {
    return line.runs().stream().map(SetLine.Run::text).collect(Collectors.joining());
  }

  @Test
  void everyLetterComesOnceAndNoLineIsWider() {
    String text = "one two-three Donaudampfschifffahrt 一只狗在街上奔跑 end";
    List<SetLine> lines = setter.lines(text, STYLE, 60);
    assertThat(lines).hasSizeGreaterThan(4).allMatch(l -> l.width() <= 60.01);
    assertThat(lines.stream().map(SetLine::logical).collect(Collectors.joining()).replace(" ", ""))
        .isEqualTo(text.replace(" ", ""));
  }

  @Test
  void pictographsAreNamedAndMeasuredSo() {
    SetLine line = setter.lines("so 😴", STYLE, 500).getFirst();
    assertThat(visual(line)).isEqualTo("so [sleeping face]");
    assertThat(line.width()).isEqualTo(setter.width("so [sleeping face]", STYLE));
  }

  @Test
  void hebrewRunsFromTheRightAndNumbersDoNot() {
    SetLine line = setter.lines("שלום 42 (אב)", STYLE, 500).getFirst();
    assertThat(line.rightToLeft()).isTrue();
    assertThat(line.reordered()).isTrue();
    assertThat(visual(line)).isEqualTo("(בא) 42 םולש");
    assertThat(line.logical()).isEqualTo("שלום 42 (אב)");
  }

  @Test
  void arabicLettersAreJoined() {
    // U+0644 U+0627 is one sign; the shapes are those of the Unicode charts
    assertThat(ArabicShapes.shape("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
    assertThat(ArabicShapes.shape("كلب")).isEqualTo("\uFEDB\uFEE0\uFE90");
    assertThat(ArabicShapes.shape("دار")).isEqualTo("\uFEA9\uFE8D\uFEAD");
    for (String word : List.of("سلام", "كلب", "دار", "اللغة العربية", "plain")) {
      assertThat(ArabicShapes.plain(ArabicShapes.shape(word))).isEqualTo(word);
    }
    assertThat(setter.lines("كلب", STYLE, 500).getFirst().runs())
        .singleElement()
        .matches(r -> r.face() == FontFace.RIGHT_TO_LEFT && r.width() > 5);
  }

  @Test
  void whatNoFontHasIsASignAndControlCharactersAreNothing() {
    SetLine line = setter.lines("a\u202Eb\u0007\uD83D\uDE00", STYLE, 500).getFirst();
    assertThat(visual(line)).startsWith("ab").doesNotContain("\u202E", "\uD83D");
  }
}
