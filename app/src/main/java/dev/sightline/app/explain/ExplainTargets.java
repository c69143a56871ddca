package dev.sightline.app.explain;

import dev.sightline.app.selection.ClassChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What can be explained of an analysis, and which of it is. FX thread only. */
final class ExplainTargets {
  private final ObservableList<Target> all = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Target> target = new ReadOnlyObjectWrapper<>(this, "target");

  /** A class, and the text–video score if there is a text. */
  ObservableList<Target> all() {
    return all;
  }

  /** What is explained; null while there is no analysis. */
  ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  Target now() {
    return target.get();
  }

  void choose(Target wanted) {
    target.set(wanted);
  }

  void clear() {
    all.clear();
    target.set(null);
  }

  /** A class stays chosen as long as the model has it. */
  void offer(Analysis a, ClassChoice choice) {
    List<Target> offered = new ArrayList<>();
    Target now = target.get();
    boolean known = now instanceof Target.OfClass c && has(a, c);
    Optional<Target> first = known ? Optional.of(now) : likeliest(a, choice);
    first.ifPresent(offered::add);
    if (!a.text().isBlank()) {
      offered.add(new Target.Score());
    }
    all.setAll(offered);
    if (!offered.contains(now)) {
      target.set(offered.isEmpty() ? null : offered.getFirst());
    }
  }

  static boolean has(Analysis a, Target.OfClass c) {
    return a.head(c.head()).filter(h -> c.label() < h.labels().size()).isPresent();
  }

  private static Optional<Target> likeliest(Analysis a, ClassChoice choice) {
    if (choice != null && a.head(choice.head()).isPresent()) {
      return Optional.of(new Target.OfClass(choice.head(), choice.label()));
    }
    return a.heads().stream()
        .findFirst()
        .map((HeadResult h) -> new Target.OfClass(h.head(), h.top(1).getFirst()));
  }
}
