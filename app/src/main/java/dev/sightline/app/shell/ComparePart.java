package dev.sightline.app.shell;

import dev.sightline.app.compare.CompareAnalyzer;
import dev.sightline.app.compare.CompareView;
import dev.sightline.app.compare.Offered;
import dev.sightline.app.compare.SideChoice;
import dev.sightline.app.compare.SideMethod;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Debounce;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.library.LibraryItem;
import dev.sightline.app.library.LibraryViewModel;
import dev.sightline.app.models.ModelFiles;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.explain.Target;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What the page of comparisons needs, and the page once it was shown. FX thread only. */
final class ComparePart implements AutoCloseable {
  private final Shared shared;
  private final CompareAnalyzer analyzer;
  private final Offered offered;
  private final JobRunner jobs;
  private final Executor ui;
  private List<String> models = List.of();
  private ComparePage page;

  /**
   * What the part shares with the rest of the window.
   *
   * @param explain the methods of the window
   * @param model id of the model in use
   */
  record Shared(
      Selection selection,
      InspectViewModel inspect,
      LibraryViewModel library,
      AttentionPart parts,
      ExplainViewModel explain,
      ModelFiles files,
      Supplier<String> model) {}

  /**
   * @param analyzer closed with this
   * @param pause holds a typed text back for a moment
   */
  ComparePart(
      Shared shared, CompareAnalyzer analyzer, JobRunner jobs, Debounce pause, Executor ui) {
    this.shared = shared;
    this.analyzer = analyzer;
    this.jobs = jobs;
    this.ui = ui;
    this.offered =
        new Offered(
            () -> shared.library().items().stream().map(LibraryItem::path).toList(),
            () -> models,
            pause);
    jobs.startQuietly(
        p -> shared.files().list().stream().map(InstalledBundle::id).toList(),
        new Answer<List<String>>() {
          @Override
          public void done(List<String> ids) {
            models = ids;
          }

          @Override
          public void failed(SightlineException e) {
            // the model in use can be chosen anyway
            models = List.of();
          }
        });
  }

  /** What the window shows now; empty without an analysis. */
  Optional<SideChoice> now() {
    return Optional.ofNullable(shared.selection().analysisProperty().get())
        .map(
            a ->
                new SideChoice(
                    a.video().path(),
                    shared.inspect().textProperty().get().text(),
                    shared.model().get(),
                    shared.selection().mapProperty().get(),
                    method()));
  }

  /** The method of the window, else the class that is looked at there. */
  private SideMethod method() {
    ExplainViewModel explain = shared.explain();
    ExplainViewModel.Method chosen = explain.chosenProperty().get();
    ClassChoice c = shared.selection().classChoiceProperty().get();
    return chosen == null || chosen.obstacle().isPresent()
        ? new SideMethod(
            SideMethod.ATTENTION,
            c == null ? null : new Target.OfClass(c.head(), c.label()),
            PartChoice.ALL)
        : new SideMethod(
            chosen.explainer().facts().key(), explain.targetProperty().get(), explain.part());
  }

  /** The page, made when it is first asked for. */
  ComparePage page(CompareView.Exits exits) {
    if (page == null) {
      page =
          new ComparePage(
              new ComparePage.Needs(shared.parts(), analyzer, shared.explain(), jobs, offered, ui),
              exits);
    }
    return page;
  }

  /** The page is left. */
  void leave() {
    if (page != null) {
      page.leave();
    }
  }

  @Override
  public void close() {
    if (page != null) {
      page.close();
    }
    analyzer.close();
  }
}
