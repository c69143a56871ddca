package dev.sightline.core.model.bundle;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bundle that can be opened.
 *
 * @param id its name among the installed ones; stays the same
 * @param file where it lies; empty for one that comes with the product
 */
public record InstalledBundle(String id, Optional<Path> file) {
  /** True if it comes with the product and cannot be taken away. */
  public boolean isBuiltIn() {
    return file.isEmpty();
  }

  /**
   * True if its model is called so, in whatever version.
   *
   * @param name such as {@code my-model}; capital letters do not count
   */
  public boolean isOf(String name) {
    if (isBuiltIn()) {
      return id.equalsIgnoreCase(name);
    }
    String own =
        Pattern.quote(name.toLowerCase(Locale.ROOT))
            + "-[0-9][a-z0-9._]*"
            + Pattern.quote(BundleWriter.EXTENSION);
    return Pattern.matches(own, id);
  }
}
