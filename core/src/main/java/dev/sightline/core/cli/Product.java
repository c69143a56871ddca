package dev.sightline.core.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Name and versions of this program, written into the jar by the build.
 *
 * @param version such as {@code 0.1.0}
 * @param libraries versions of the engines and libraries, by name
 */
public record Product(String version, Map<String, String> libraries) {
  private static final String FILE = "product.properties";

  /** Not a version, though it stands among them. */
  private static final String RELEASES = "releases";

  public Product {
    libraries = Map.copyOf(libraries);
  }

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
    Map<String, String> libraries = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> libraries.put(name, all.getProperty(name)));
    return new Product(libraries.remove("sightline"), libraries);
  }

  /** The page that shows newer versions; empty if whoever built this program named none. */
  public Optional<URI> releases() {
    return Optional.ofNullable(libraries.get(RELEASES))
        .filter(page -> page.startsWith("https://"))
        .map(URI::create);
  }

  /**
   * Version of the library with that key.
   *
   * @throws IllegalArgumentException if the build wrote none
   */
  public String library(String key) {
    String found = libraries.get(key);
    if (found == null) {
      throw new IllegalArgumentException("no version of " + key);
    }
    return found;
  }
}
