package dev.sightline.core.model.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads files that an installed program keeps in parts, since several bundles have tensors in
 * common. Beside {@code NAME.parts}, lines of {@code RESOURCE OFFSET LENGTH} in their order, lies
 * what is the file's own; {@code installers/SharedTensors.java} writes both. Nothing of it is
 * trusted: the SHA-256 of the bundle's manifest is checked as for every file. Immutable.
 */
final class SharedParts {
  private static final String PARTS = ".parts";

  /** More would be no list of parts, bytes. */
  private static final int LARGEST_LIST = 1 << 20;

  /** Nor would parts of parts of parts, and so on. */
  private static final int DEEPEST = 8;

  /** Where parts come from. */
  @FunctionalInterface
  interface Resources {
    /** The resource of that name, or null. */
    InputStream open(String name);
  }

  private final Resources resources;

  SharedParts(Resources resources) {
    this.resources = resources;
  }

  /** True if there is such a file, whole or in parts. */
  boolean has(String name) throws IOException {
    try (InputStream whole = resources.open(name);
        InputStream parts = whole == null ? resources.open(name + PARTS) : null) {
      return whole != null || parts != null;
    }
  }

  /**
   * Opens a file, whole or put together from its parts.
   *
   * @throws IOException if it is not there, or a part is missing or shorter than it is said to be
   */
  InputStream open(String name) throws IOException {
    InputStream whole = resources.open(name);
    return whole != null ? whole : new ByteArrayInputStream(together(name, 0));
  }

  private byte[] together(String name, int depth) throws IOException {
    try (InputStream whole = resources.open(name)) {
      if (whole != null) {
        return whole.readAllBytes();
      }
    }
    String list;
    try (InputStream in = resources.open(name + PARTS)) {
      if (in == null || depth > DEEPEST) {
        throw new IOException("no resource " + name);
      }
      list = new String(in.readNBytes(LARGEST_LIST), StandardCharsets.UTF_8);
    }
    Map<String, byte[]> sources = new HashMap<>();
    try {
      String[] lines = list.strip().split("\n", -1);
      int size = Arrays.stream(lines).mapToInt(SharedParts::length).reduce(0, Math::addExact);
      byte[] all = new byte[size];
      int at = 0;
      for (String line : lines) {
        String[] part = line.split(" ", -1);
        if (!sources.containsKey(part[0])) {
          sources.put(part[0], together(part[0], depth + 1));
        }
        System.arraycopy(
            sources.get(part[0]), Integer.parseInt(part[1]), all, at, Integer.parseInt(part[2]));
        at += Integer.parseInt(part[2]);
      }
      return all;
    } catch (IndexOutOfBoundsException | NumberFormatException | ArithmeticException e) {
      throw new IOException("the parts of " + name + " do not fit", e);
    }
  }

  /** How many bytes a line stands for. */
  private static int length(String line) {
    int length = Integer.parseInt(line.split(" ", -1)[2]);
    if (length < 0) {
      throw new NumberFormatException(line);
    }
    return length;
  }
}
