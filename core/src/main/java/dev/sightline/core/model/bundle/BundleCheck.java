package dev.sightline.core.model.bundle;

import java.util.List;
import java.util.Optional;

/**
 * What a check of a bundle found.
 *
 * @param bundle the bundle, if it can be used
 * @param problems one sentence each; empty if it can be used
 */
public record BundleCheck(Optional<ModelBundle> bundle, List<String> problems) {
  public BundleCheck {
    problems = List.copyOf(problems);
  }

  public boolean isUsable() {
    return bundle.isPresent();
  }
}
