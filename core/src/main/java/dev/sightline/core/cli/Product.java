package dev.sightline.core.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Name and versions of this program, written into the jar by the build.
 *
 * @param version such as {@code 0.1.0}
 * @param libraries versions of the engines and libraries, by name
 */
public record Product(String version, Properties libraries) {
  private static final String FILE = "product.properties";

  /**
   * Reads what the build wrote.
   *
   * @throws UncheckedIOException if the jar is damaged
   */
  public static Product load() {
    Properties all = new Properties();
    try (InputStream in = Product.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing from the jar");
      }
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = (String) all.remove("sightline");
    return new Product(version, all);
  }
}
