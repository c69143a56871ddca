package dev.sightline.core.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** 256 colours from low to high, read from the colour-map tables of the resources. Immutable. */
final class ColorMap {
  private static final String FOLDER = "/dev/sightline/resources/colormaps/";
  private static final int SIZE = 256;

  private final int[] rgb;

  private ColorMap(int[] rgb) {
    this.rgb = rgb;
  }

  /**
   * @param name such as {@code viridis}
   * @throws IllegalStateException if the product is built without that table
   */
  static ColorMap load(String name) {
    try (InputStream in = ColorMap.class.getResourceAsStream(FOLDER + name + ".tsv")) {
      if (in == null) {
        throw new IllegalStateException("no colour map " + name);
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(l -> !l.startsWith("#") && !l.isBlank())
              .toList();
      if (lines.size() != SIZE) {
        throw new IllegalStateException(name + " has " + lines.size() + " colours");
      }
      return new ColorMap(lines.stream().mapToInt(ColorMap::parse).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int parse(String line) {
    int rgb = 0;
    for (String part : line.strip().split("\t", -1)) {
      rgb = rgb << 8 | Integer.parseInt(part);
    }
    return rgb;
  }

  /**
   * @param v 0..1; what is outside is taken to the nearer end
   * @return {@code 0xrrggbb}
   */
  int rgb(double v) {
    return rgb[(int) Math.round(Math.clamp(v, 0.0, 1.0) * (SIZE - 1))];
  }

  /** {@code #rrggbb} for 0..1. */
  String hex(double v) {
    return "#" + HexFormat.of().toHexDigits(rgb(v), 6);
  }

  /** True where black text is easier to read on the colour than white. */
  boolean isLight(double v) {
    int c = rgb(v);
    // Rec. 709 luma, 0..255
    double luma = 0.2126 * (c >> 16) + 0.7152 * (c >> 8 & 0xFF) + 0.0722 * (c & 0xFF);
    return luma > 128;
  }
}
