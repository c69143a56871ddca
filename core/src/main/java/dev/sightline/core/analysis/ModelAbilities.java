package dev.sightline.core.analysis;

import java.util.List;
import java.util.Set;

/**
 * What a model lets explanation methods use.
 *
 * @param abilities what can be asked of it
 * @param heads keys of the heads that read what is explained: those that read the fused vector, so
 *     not a frozen image network's own classes
 * @param convolutions names of the video encoder's convolutions that gradients reach, from the
 *     first to the last
 */
public record ModelAbilities(
    Set<Ability> abilities, List<String> heads, List<String> convolutions) {
  public ModelAbilities {
    abilities = Set.copyOf(abilities);
    heads = List.copyOf(heads);
    convolutions = List.copyOf(convolutions);
  }

  /** Of a model whose convolutions are out of reach. */
  public ModelAbilities(Set<Ability> abilities, List<String> heads) {
    this(abilities, heads, List.of());
  }

  /** Of a model of which nothing can be asked. */
  public static ModelAbilities none() {
    return new ModelAbilities(Set.of(), List.of());
  }

  /** True if it has that ability. */
  public boolean has(Ability ability) {
    return abilities.contains(ability);
  }
}
