package dev.sightline.core.training.own;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to train.
 *
 * @param source the data set: a folder or a list
 * @param name of the new model
 * @param base name or file of the model that it builds upon
 * @param seed of all random numbers
 */
public record OwnRequest(String source, String name, String base, long seed) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,47}");

  /** Keys that mean something else. */
  private static final Set<String> TAKEN = Set.of("objects", "retrieval", "mosaic", "splice");

  private static final int LONGEST_KEY = 28;

  /**
   * @throws SightlineException {@code DATA} if no model can be called so
   */
  public static void requireName(String name) throws SightlineException {
    if (!NAME.matcher(name).matches()) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "“{0}” cannot be the name of a model: letters A–Z, digits, dot, dash and "
                  + "underscore, at most 48, the first a letter or digit.",
              name));
    }
  }

  /** Where the data set lies. */
  public Path path() {
    return Path.of(source);
  }

  /** True if it goes on with what another one began: same name, set and base. */
  boolean continues(OwnRequest other) {
    return name.equals(other.name)
        && base.equals(other.base)
        && path().toAbsolutePath().normalize().equals(other.path().toAbsolutePath().normalize());
  }

  /**
   * The key of the new head.
   *
   * @param heads keys that the base has
   */
  String headKey(Set<String> heads) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    key = Character.isLetter(key.charAt(0)) ? key : "own-" + key;
    key = key.substring(0, Math.min(LONGEST_KEY, key.length()));
    return heads.contains(key) || TAKEN.contains(key) ? key + "-own" : key;
  }
}
