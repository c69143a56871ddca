package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.export.BatchFiles;
import dev.sightline.app.export.BatchViewModel;
import dev.sightline.app.export.ExportContent;
import dev.sightline.app.export.FigureViewModel;
import dev.sightline.app.export.FilmViewModel;
import dev.sightline.app.export.FrameGrabber;
import dev.sightline.app.export.Notices;
import dev.sightline.app.export.NumbersViewModel;
import dev.sightline.app.export.ReportSources;
import dev.sightline.app.export.ReportViewModel;
import dev.sightline.app.export.SeenMaps;
import dev.sightline.app.export.Shown;
import dev.sightline.app.inspect.CloserViewModel;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.jobs.Debounce;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.models.ModelChoice;
import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.savedview.SavedViewsViewModel;
import dev.sightline.app.savedview.ShelfModels;
import dev.sightline.app.savedview.ViewFiles;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.settings.Kept;
import dev.sightline.app.verdict.VerdictViewModel;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.numbers.NumbersFormat;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What goes out of the window into files, and back. FX thread only. */
final class ExportPart {
  private final Selection selection;
  private final AttentionPart parts;
  private final Notices notices;
  private final FigureViewModel figure;
  private final NumbersViewModel numbers;
  private final FilmViewModel film;
  private final SavedViewsViewModel views;
  private final ReportViewModel report;
  private final JobRunner jobs;
  private final StringProperty lastReport = new SimpleStringProperty("");
  private final PluginPart plugins;

  /** What the part shares with the rest of the window. */
  record Shared(
      Selection selection,
      InspectViewModel inspect,
      AttentionPart parts,
      ExplainViewModel explain,
      CloserViewModel closer,
      VerdictViewModel verdict,
      ModalityViewModel modality,
      Notices notices) {}

  /**
   * @param uses what models said of the video before
   * @param pause holds previews back while the user types
   */
  ExportPart(
      Shared shared,
      UseKeeper uses,
      CoreServices core,
      ModelChoice models,
      JobRunner jobs,
      Debounce pause,
      Kept kept) {
    this.jobs = jobs;
    selection = shared.selection();
    parts = shared.parts();
    notices = shared.notices();
    plugins = new PluginPart(core.plugins(), selection, shared.explain(), jobs);
    figure = new FigureViewModel(parts.colours(), jobs, pause, FrameGrabber.ffmpeg(), notices);
    numbers = new NumbersViewModel(jobs, notices);
    film = new FilmViewModel(parts.colours(), jobs, core.films(), notices);
    views =
        new SavedViewsViewModel(
            selection,
            shared.inspect(),
            new SavedViewsViewModel.Looks(
                parts.current(),
                parts.colours(),
                shared.explain(),
                new ShownState(
                    parts.tabs(), parts.cells(), parts.overlay(), parts.zoom(), shared.closer())),
            new ShelfModels(core.models(), models),
            ViewFiles.core(),
            jobs,
            notices);
    kept.text("export.report", lastReport);
    report =
        new ReportViewModel(
            new ReportSources(
                selection,
                shared.verdict().testsProperty(),
                shared.modality().shownProperty(),
                shared.inspect().factsProperty(),
                uses.results(),
                new SeenMaps(selection)),
            core.report(),
            jobs,
            pause,
            notices,
            lastReport);
    kept.choice("export.figure.format", FigureFormat.class, figure.formatProperty());
    kept.choice("export.figure.paper", Paper.class, figure.paperProperty());
    kept.choice("export.numbers.format", NumbersFormat.class, numbers.formatProperty());
  }

  Notices notices() {
    return notices;
  }

  FigureViewModel figure() {
    return figure;
  }

  NumbersViewModel numbers() {
    return numbers;
  }

  FilmViewModel film() {
    return film;
  }

  /** Jars of other people, which bring formats too. */
  PluginPart plugins() {
    return plugins;
  }

  ReportViewModel report() {
    return report;
  }

  /** Reports of many videos, as the sheet of reports was last set. */
  BatchViewModel batch(BatchFiles files) {
    return new BatchViewModel(files, jobs, notices, lastReport);
  }

  SavedViewsViewModel views() {
    return views;
  }

  /** What is shown now; empty without an analysis. */
  Optional<Shown> now() {
    return Shown.now(selection, parts.current());
  }

  /** True while there is a map to write. */
  ObservableValue<Boolean> canWrite() {
    return parts.current().shownProperty().map(s -> !s.matrix().rows().isEmpty()).orElse(false);
  }

  /** True while the map says something of places. */
  ObservableValue<Boolean> hasPlaces() {
    return parts
        .current()
        .shownProperty()
        .map(s -> !s.matrix().rows().isEmpty() && now().filter(Shown::hasPlaces).isPresent())
        .orElse(false);
  }

  /** What of the map the attention card shows. */
  ExportContent ofCard() {
    return parts.tabs().chosenProperty().get() == AttentionTab.LANES && selection.activeToken() >= 0
        ? ExportContent.WORD
        : ExportContent.MATRIX;
  }
}
