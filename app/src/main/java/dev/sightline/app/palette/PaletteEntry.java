package dev.sightline.app.palette;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * One thing that the window can do, found by its name.
 *
 * @param name what the user reads and searches; not blank
 * @param keys the keys that do the same, as they are written; empty if there are none
 * @param possible false while it can do nothing
 * @param action does it; FX thread
 */
public record PaletteEntry(String name, String keys, BooleanSupplier possible, Runnable action) {
  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public PaletteEntry {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a command without a name cannot be found");
    }
    Objects.requireNonNull(keys);
    Objects.requireNonNull(possible);
    Objects.requireNonNull(action);
  }

  /** An entry that can always be used. */
  public static PaletteEntry always(String name, String keys, Runnable action) {
    return new PaletteEntry(name, keys, () -> true, action);
  }
}
