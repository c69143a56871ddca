package dev.sightline.app.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * 256 sRGB colours, evenly spaced from 0 to 1, perceptually uniform and safe for the colour-blind.
 * The values lie in data files that name their source. Immutable, thread-safe.
 */
public enum ColourMap {
  VIRIDIS,
  MAGMA,
  CIVIDIS;

  private static final int SIZE = 256;
  private static final int OPAQUE = 0xFF000000;

  private final int[] argb = read(fileName());

  /** The colour at {@code fraction} as opaque ARGB; clamped to 0..1, not a number is 0. */
  public int argb(double fraction) {
    double f = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
    return argb[(int) Math.round(f * (SIZE - 1))];
  }

  /** The name that the map is known by: {@code viridis}. */
  public String key() {
    return switch (this) {
      case VIRIDIS -> "viridis";
      case MAGMA -> "magma";
      case CIVIDIS -> "cividis";
    };
  }

  /** Where the values lie, as a class-path resource. */
  public String fileName() {
    return "/dev/sightline/resources/colormaps/" + key() + ".tsv";
  }

  /**
   * True if dark letters are easier to read on that colour than white ones: by relative luminance
   * (WCAG 2), where both have the same contrast at 0.179.
   */
  public static boolean isLight(int argb) {
    return luminance(argb) > 0.179;
  }

  /** WCAG 2 relative luminance, 0 to 1. */
  static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 0xFF)
        + 0.7152 * linear(argb >> 8 & 0xFF)
        + 0.0722 * linear(argb & 0xFF);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int[] read(String resource) {
    try (InputStream in = ColourMap.class.getResourceAsStream(resource)) {
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
      return rows.stream().mapToInt(ColourMap::parse).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int parse(String row) {
    int[] rgb = Arrays.stream(row.split("\t", -1)).mapToInt(Integer::parseInt).toArray();
    return OPAQUE | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
  }
}
