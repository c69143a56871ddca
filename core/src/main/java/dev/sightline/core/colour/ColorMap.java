package dev.sightline.core.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * 256 sRGB colours, evenly spaced from the lowest value to the highest, safe for the colour-blind.
 * The colours lie in data files that name their source. Immutable, thread-safe.
 */
public enum ColorMap {
  VIRIDIS("viridis", false),
  MAGMA("magma", false),
  CIVIDIS("cividis", false),
  /** Blue below, grey at the middle, red above: for signed scores (Moreland, 2009). */
  COOLWARM("coolwarm", true),
  /** Blue below, near black at the middle, red above: for dark surfaces (Crameri, 2018). */
  BERLIN("berlin", true);

  private static final String FOLDER = "/dev/sightline/resources/colormaps/";
  private static final int SIZE = 256;

  /** Where black and white letters have the same contrast (WCAG 2). */
  private static final double EVEN_CONTRAST = 0.179;

  private final String key;
  private final boolean diverging;
  private final int[] rgb;

  ColorMap(String key, boolean diverging) {
    this.key = key;
    this.diverging = diverging;
    this.rgb = read(FOLDER + key + ".tsv");
  }

  /** The map of that {@link #key}, if there is one. */
  public static Optional<ColorMap> of(String key) {
    return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
  }

  /** The name that the map is known by: {@code viridis}. */
  public String key() {
    return key;
  }

  /** True if the middle stands for zero: then the map is for signed values, and only for them. */
  public boolean isDiverging() {
    return diverging;
  }

  /**
   * @param fraction 0..1; what is outside is taken to the nearer end, not a number to 0
   * @return {@code 0xrrggbb}
   */
  public int rgb(double fraction) {
    double f = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0.0, 1.0);
    return rgb[(int) Math.round(f * (SIZE - 1))];
  }

  /** {@code #rrggbb} for 0..1. */
  public String hex(double fraction) {
    return toHex(rgb(fraction));
  }

  /** {@code #rrggbb} of {@code 0xrrggbb}. */
  public static String toHex(int rgb) {
    return "#" + HexFormat.of().toHexDigits(rgb, 6);
  }

  /** True if dark letters are easier to read on that colour than white ones. */
  public static boolean isLight(int rgb) {
    return luminance(rgb) > EVEN_CONTRAST;
  }

  /** WCAG 2 relative luminance of {@code 0xrrggbb}, 0 to 1. */
  public static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int[] read(String resource) {
    try (InputStream in = ColorMap.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      List<String> rows =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      if (rows.size() != SIZE) {
        throw new IllegalStateException(resource + " has " + rows.size() + " colours");
      }
      return rows.stream().mapToInt(ColorMap::parse).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int parse(String row) {
    int[] c = Arrays.stream(row.split("\t", -1)).mapToInt(Integer::parseInt).toArray();
    return c[0] << 16 | c[1] << 8 | c[2];
  }
}
