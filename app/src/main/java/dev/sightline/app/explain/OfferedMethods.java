package dev.sightline.app.explain;

import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Target;
import java.util.List;

/** What must be asked of the model and of the program before methods can be offered. Immutable. */
record OfferedMethods(ModelAbilities abilities, Explainers all) {
  /** A map with the raw attention of one layer and head is chosen as a map, not as a method. */
  static final String RAW = "attention";

  /** The methods with what stands in the way of each. */
  List<ExplainViewModel.Method> offered(Target target, boolean text) {
    return all.all().stream()
        .filter(e -> !e.facts().key().equals(RAW))
        .map(e -> new ExplainViewModel.Method(e, e.obstacle(abilities, target, text)))
        .toList();
  }
}
