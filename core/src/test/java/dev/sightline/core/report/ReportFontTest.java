package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFontTest {
  private static final Pattern DATA = Pattern.compile("base64,([A-Za-z0-9+/=]+)\\)");

  private static byte[] font(String css) {
    Matcher m = DATA.matcher(css);
    assertThat(m.find()).isTrue();
    return Base64.getDecoder().decode(m.group(1));
  }

  @Test
  void itHasTheLettersOfTheTextAndNoOthers() throws Exception {
    byte[] ttf = font(ReportFont.face("一只狗，run！"));
    assertThat(ttf).hasSizeLessThan(8_000);
    try (TrueTypeFont f = new TTFParser().parse(new RandomAccessReadBuffer(ttf))) {
      CmapLookup map = f.getUnicodeCmapLookup();
      for (int c : "一只狗，！".codePoints().toArray()) {
        int glyph = map.getGlyphId(c);
        assertThat(glyph).as(Character.toString(c)).isPositive();
        assertThat(f.getGlyph().getGlyph(glyph).getNumberOfContours()).isPositive();
        assertThat(f.getAdvanceWidth(glyph)).isEqualTo(f.getUnitsPerEm());
      }
      assertThat(map.getGlyphId('r')).isZero();
      assertThat(map.getGlyphId('猫')).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a dog runs", "café – “x”", "Привет"})
  void aTextWithoutChineseNeedsNone(String text) {
    assertThat(ReportFont.face(text)).isEmpty();
  }

  @Test
  void theSameTextGivesTheSameBytes() {
    assertThat(ReportFont.face("两只狗")).isEqualTo(ReportFont.face("狗只两只"));
  }

  @Test
  void onlyAPageWithChineseCarriesAFont() {
    String plain = new ReportPage().render(page("clip.mp4", "a dog"), ReportPictures.NONE);
    assertThat(plain).doesNotContain("@font-face");
    for (String html :
        new String[] {
          new ReportPage().render(page("clip.mp4", "一只 狗"), ReportPictures.NONE),
          new ReportPage().render(page("狗.mp4", "a dog"), ReportPictures.NONE)
        }) {
      assertThat(html).containsOnlyOnce("@font-face").contains("font-src data:");
    }
  }

  private static dev.sightline.core.analysis.Analysis page(String file, String text) {
    return AnalysisFixture.of(file, text, 2, 3);
  }
}
