package dev.sightline.app.attention;

import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Keeps the selected attention map worked out, in the background. A newer selection supersedes an
 * older one, whose answer is dropped. FX thread only.
 */
public final class CurrentMap {
  private final Selection selection;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<ShownMap> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final BooleanProperty withoutSinks = new SimpleBooleanProperty(this, "withoutSinks");
  private long newest;

  /**
   * @param background where maps are worked out; a same-thread executor in tests
   * @param ui the FX thread
   */
  public CurrentMap(Selection selection, Executor background, Executor ui) {
    this.selection = selection;
    this.background = background;
    this.ui = ui;
    selection.analysisProperty().subscribe(a -> refresh());
    selection.mapProperty().subscribe(m -> refresh());
    selection.explainedProperty().subscribe(x -> refresh());
    withoutSinks.subscribe(w -> refresh());
  }

  /** The map, or null while there is no analysis. */
  public ReadOnlyObjectProperty<ShownMap> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether the weight on special tokens is taken away and the rest rescaled. */
  public BooleanProperty withoutSinksProperty() {
    return withoutSinks;
  }

  /** An explanation of another text or video is not shown. */
  private static boolean fits(Explained x, Analysis analysis) {
    return x.explanation().tokens().tokens().equals(analysis.text().tokens())
        && x.explanation().cells().clips().equals(analysis.clips());
  }

  private void refresh() {
    long request = ++newest;
    Analysis analysis = selection.analysisProperty().get();
    MapChoice choice = selection.mapProperty().get();
    boolean sinkFree = withoutSinks.get();
    Optional<Explained> explained =
        Optional.ofNullable(selection.explainedProperty().get())
            .filter(x -> analysis != null && fits(x, analysis));
    if (analysis == null) {
      shown.set(null);
      return;
    }
    background.execute(
        () -> {
          ShownMap weights = ShownMap.of(analysis, choice, sinkFree).orElse(null);
          // a video without a text has no weights, and a method may have something to say of it
          ShownMap map =
              explained
                  .map(
                      x ->
                          (weights == null ? ShownMap.withoutWeights(analysis, choice) : weights)
                              .with(x))
                  .orElse(weights);
          ui.execute(
              () -> {
                if (request == newest) {
                  shown.set(map);
                }
              });
        });
  }
}
