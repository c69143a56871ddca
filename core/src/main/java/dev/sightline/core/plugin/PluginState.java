package dev.sightline.core.plugin;

import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plug-in as it stands. Immutable.
 *
 * @param file the jar
 * @param name its title, else the name of its file
 * @param sha256 of the jar; empty if it cannot be read
 * @param offers what it says it provides
 * @param permission what the user said
 * @param problem why it does not work; empty if nothing is wrong
 */
public record PluginState(
    Path file,
    String name,
    String sha256,
    List<PluginJar.Offer> offers,
    Permission permission,
    Optional<Phrase> problem) {
  /** What the user said of it. */
  public enum Permission {
    /** Nothing yet: it is not loaded. */
    ASKED,
    /** It runs. */
    ALLOWED,
    /** It is never loaded. */
    DENIED
  }

  public PluginState {
    offers = List.copyOf(offers);
  }

  /** True if the user has to say whether it may run. */
  public boolean isWaiting() {
    return permission == Permission.ASKED && problem.isEmpty();
  }
}
