package dev.sightline.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder {@code shared} that lies beside a developer's checkout, if there is one. */
public final class SharedData {
  private SharedData() {}

  /**
   * A file or folder under {@code shared}; the calling test is skipped, with the reason, where it
   * is absent.
   */
  public static Path require(String relative) {
    Path found = find(relative);
    assumeTrue(found != null, "needs shared/" + relative + " beside the checkout");
    return found;
  }

  private static Path find(String relative) {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path candidate = dir.resolve("shared").resolve(relative);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
