package dev.sightline.app.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** 256 opaque colours in order, read from a data file that names its source. Immutable. */
final class ColourTable {
  private static final int SIZE = 256;
  private static final int OPAQUE = 0xFF000000;

  private final int[] argb;

  private ColourTable(int[] argb) {
    this.argb = argb;
  }

  /** Where the values of a map lie, as a class-path resource. */
  static String file(String key) {
    return "/dev/sightline/resources/colormaps/" + key + ".tsv";
  }

  /**
   * @param key such as {@code viridis}
   * @throws IllegalStateException if the product is built without that table
   */
  static ColourTable read(String key) {
    String resource = file(key);
    try (InputStream in = ColourTable.class.getResourceAsStream(resource)) {
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
      return new ColourTable(rows.stream().mapToInt(ColourTable::parse).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int parse(String row) {
    int[] rgb = Arrays.stream(row.split("\t", -1)).mapToInt(Integer::parseInt).toArray();
    return OPAQUE | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
  }

  /** The colour at {@code fraction}, clamped to 0..1. */
  int argb(double fraction) {
    return argb[(int) Math.round(Math.clamp(fraction, 0, 1) * (SIZE - 1))];
  }
}
