package dev.sightline.core.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.GlyphDescription;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of all figures, Inter with Chinese letters. Widths are without kerning, so that every
 * format breaks and places text alike. Reads lazily from memory; not thread-safe; close it.
 */
public final class FigureFont implements AutoCloseable {
  /** Family name under which a figure carries its letters. */
  static final String FAMILY = "Sightline Figure";

  private static final int REPLACEMENT = 0xFFFD;

  /** Stands where the font has no letter and no replacement sign. */
  private static final int LAST_RESORT = '?';

  /** What readers of a subset ask for. */
  private static final List<String> TABLES =
      List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unitsPerEm;

  private final FontFace face;
  private final Map<FontFace, FigureFont> others = new EnumMap<>(FontFace.class);

  private FigureFont(FontFace face, TrueTypeFont font) throws IOException {
    this.face = face;
    this.font = font;
    this.letters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  /**
   * Opens the font of the product.
   *
   * @throws IllegalStateException if the product is built without it
   */
  public static FigureFont open() {
    return open(FontFace.REGULAR);
  }

  private static FigureFont open(FontFace face) {
    try {
      return new FigureFont(face, new TTFParser().parse(new RandomAccessReadBuffer(bytes(face))));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** That face; opened when it is first asked for, and closed together with this one. */
  public FigureFont of(FontFace wanted) {
    return wanted == face ? this : others.computeIfAbsent(wanted, FigureFont::open);
  }

  /** The whole file. */
  static byte[] bytes(FontFace face) throws IOException {
    try (InputStream in = FigureFont.class.getResourceAsStream(face.resource())) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + face.resource());
      }
      return in.readAllBytes();
    }
  }

  /**
   * The text on one line, with names of pictographs and a sign for every other character that the
   * font lacks.
   */
  public String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    EmojiNames.named(text, this::has)
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .forEach(
            c -> out.appendCodePoint(has(c) ? c : has(REPLACEMENT) ? REPLACEMENT : LAST_RESORT));
    return out.toString();
  }

  /** Width of a text at a letter size, in the unit of the size. */
  public double width(String text, double size) {
    return text.codePoints().mapToDouble(this::advance).sum() * size;
  }

  /** Width of one letter at size 1. */
  double advance(int codePoint) {
    try {
      return font.getAdvanceWidth(letters.getGlyphId(codePoint)) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** The outline of a letter in units of the em, {@code y} upwards; empty for a blank. */
  Optional<GlyphDescription> outline(int codePoint) {
    try {
      GlyphData glyph = font.getGlyph().getGlyph(letters.getGlyphId(codePoint));
      return glyph == null || glyph.getDescription().getPointCount() == 0
          ? Optional.empty()
          : Optional.of(glyph.getDescription());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** Units of outlines in one em. */
  double unitsPerEm() {
    return unitsPerEm;
  }

  /** A font file with the letters of a text alone; the same text gives the same bytes. */
  byte[] subset(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      text.codePoints().distinct().sorted().forEach(subsetter::add);
      subsetter.writeToStream(out);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  /**
   * True if it has the letter. Some fonts have glyphs for control characters, which no file of text
   * may hold.
   */
  public boolean has(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          false;
      default -> letters.getGlyphId(codePoint) != 0;
    };
  }

  @Override
  public void close() {
    others.values().forEach(FigureFont::close);
    try {
      font.close();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
