package dev.sightline.app.export;

import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * Where the facts of a report come from. FX thread only.
 *
 * @param selection what is shown
 * @param tests of the shown map; null if there are none
 * @param modality what the shown answer hangs on; null if it is not known
 * @param model the model in use; null before it is loaded
 * @param uses what models said of the video before
 * @param maps those of methods that were looked at
 */
public record ReportSources(
    Selection selection,
    ObservableValue<MapTests> tests,
    ObservableValue<ModalityViewModel.Shown> modality,
    ObservableValue<ModelFacts> model,
    ObservableValue<List<UseResult>> uses,
    SeenMaps maps) {

  /** True while there is something to report on: courses included, but of changed input. */
  ObservableValue<Boolean> ready() {
    return selection
        .analysisProperty()
        .flatMap(
            a ->
                selection
                    .outcomeProperty()
                    .map(o -> o.analysis() == a || a.isComplete())
                    .orElse(a.isComplete()))
        .orElse(false);
  }

  /** What is known now, without pictures; empty if there is nothing to report on. */
  Optional<ReportFacts> now() {
    Analysis a = selection.analysisProperty().get();
    if (a == null || !ready().getValue()) {
      return Optional.empty();
    }
    Optional<Outcome> outcome =
        Optional.ofNullable(selection.outcomeProperty().get()).filter(o -> o.analysis() == a);
    return Optional.of(
        new ReportFacts(
            a,
            ReportPictures.NONE,
            Optional.empty(),
            Optional.ofNullable(tests.getValue()).filter(t -> SeenMaps.isOf(t.map(), a)),
            outcome,
            Optional.ofNullable(modality.getValue())
                .filter(m -> outcome.isEmpty())
                .map(m -> new ReportFacts.Shared(m.label(), m.share())),
            new ReportFacts.Beside(
                Optional.ofNullable(model.getValue()), uses.getValue(), List.of())));
  }

  /** The maps of methods that a report of these facts can show; the first is the one on screen. */
  List<Explained> seen(ReportFacts facts) {
    return maps.of(facts.analysis());
  }
}
