package dev.sightline.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Base64;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The Chinese letters that a page needs, some 200 bytes each, for readers whose machine has none.
 * Stateless.
 */
final class ReportFont {
  /**
   * Family that the style sheet names first, so that the letters look the same everywhere. As the
   * last of the family list, Chromium left the first word of each size in boxes.
   */
  static final String FAMILY = "Sightline CJK";

  private static final String FILE = "/dev/sightline/resources/fonts/Inter-Regular.ttf";

  /** What browsers ask for; features of Inter's Latin letters are left out. */
  private static final List<String> TABLES =
      List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

  private ReportFont() {}

  /**
   * A style sheet with a font that has the Chinese letters of a text; the same text gives the same
   * characters.
   *
   * @return empty if there are none
   */
  static String face(String text) {
    int[] letters = text.codePoints().filter(ReportFont::isChinese).distinct().sorted().toArray();
    if (letters.length == 0) {
      return "";
    }
    try (InputStream in = ReportFont.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no font for the report");
      }
      return ("@font-face { font-family: \"%s\"; unicode-range: U+2E80-FFEF, U+20000-3FFFF;"
              + " src: url(data:font/ttf;base64,%s); }%n")
          .formatted(FAMILY, Base64.getEncoder().encodeToString(subset(in.readAllBytes(), letters)))
          .replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static byte[] subset(byte[] font, int[] letters) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
      TTFSubsetter subsetter = new TTFSubsetter(whole, TABLES);
      for (int letter : letters) {
        subsetter.add(letter);
      }
      subsetter.writeToStream(out);
    }
    return out.toByteArray();
  }

  private static boolean isChinese(int c) {
    UnicodeBlock block = UnicodeBlock.of(c);
    return UnicodeScript.of(c) == UnicodeScript.HAN
        || UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block);
  }
}
