package dev.sightline.core.model.bundle;

import java.nio.file.Path;
import java.util.Optional;

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
}
