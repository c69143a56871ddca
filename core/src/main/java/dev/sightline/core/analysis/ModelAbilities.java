package dev.sightline.core.analysis;

import java.util.List;
import java.util.Set;

/**
 * What a model lets explanation methods use.
 *
 * @param abilities what can be asked of it
 * @param heads keys of the heads that read what is explained: those that read the fused vector, so
 *     not a frozen image network's own classes
 */
public record ModelAbilities(Set<Ability> abilities, List<String> heads) {
  public ModelAbilities {
    abilities = Set.copyOf(abilities);
    heads = List.copyOf(heads);
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
