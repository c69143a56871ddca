package dev.sightline.app.savedview;

import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.explain.Target;
import dev.sightline.core.viewstate.ViewState;
import java.util.Optional;

/** Puts what the window shows into a view to be saved. FX thread only. */
record ShownView(Selection selection, SavedViewsViewModel.Looks looks) {
  /**
   * The view of now.
   *
   * @param a what is shown; of changed input, the text before the changes is taken
   */
  ViewState of(Analysis a, ModelFacts facts) {
    ShownMap shown = looks.current().shownProperty().get();
    MapChoice map = shown == null ? selection.mapProperty().get() : shown.choice();
    ViewState view =
        new ViewState(
            new ViewState.Video(
                a.video().path().toAbsolutePath().toString(), "", a.provenance().videoSha256()),
            selection.original(a).orElse(a).text().text(),
            new ViewState.Model(facts.name(), facts.version(), facts.sha256()),
            new ViewState.Map(map.kind(), Math.max(0, map.layer()), map.head()),
            ViewState.ATTENTION,
            named(a, selection.classChoiceProperty().get()),
            looks.colours().mapProperty().get().key(),
            ScaleMode.valueOf(looks.colours().scaleProperty().get().name()),
            selection.playheadProperty().get(),
            selection.tokenProperty().get(),
            looks.window().stretch(),
            Optional.of(looks.window().now()));
    ExplainViewModel.Method method = looks.explain().chosenProperty().get();
    ViewState explained =
        method == null
            ? view.explained(ViewState.ATTENTION, ViewState.Explaining.NOTHING)
            : view.explained(method.explainer().facts().key(), explaining(a));
    return explained.changed(SavedChanges.write(selection.changesProperty().get().present()));
  }

  private ViewState.Explaining explaining(Analysis a) {
    Optional<ViewState.Target> of =
        looks.explain().targetProperty().get() instanceof Target.OfClass c
            ? named(a, new ClassChoice(c.head(), c.label()))
            : Optional.empty();
    PartChoice part = looks.explain().part();
    return new ViewState.Explaining(of, part.layer(), part.head());
  }

  private static Optional<ViewState.Target> named(Analysis a, ClassChoice choice) {
    return Optional.ofNullable(choice)
        .flatMap(c -> a.head(c.head()))
        .filter(h -> choice.label() < h.labels().size())
        .map(h -> new ViewState.Target(h.head(), h.labels().get(choice.label())));
  }
}
