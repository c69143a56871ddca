package dev.sightline.app.shell;

import dev.sightline.app.browse.BrowseFiles;
import dev.sightline.app.browse.BrowseMode;
import dev.sightline.app.browse.BrowseView;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.FilterViewModel;
import dev.sightline.app.browse.KeepViewModel;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.browse.SavedViewModel;
import dev.sightline.app.browse.TypedTextViewModel;
import dev.sightline.app.browse.UseListViewModel;
import dev.sightline.app.browse.WatchViewModel;
import dev.sightline.app.browse.WatchedTime;
import dev.sightline.app.browse.figures.FiguresViewModel;
import dev.sightline.app.browse.map.MapViewModel;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.export.BatchFiles;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.jobs.Debounce;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.settings.Kept;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.core.library.facet.CardOrder;
import dev.sightline.core.library.space.MapMethod;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the page of the library needs. FX thread only. */
final class BrowsePart implements AutoCloseable {
  /** How long a search must stay before it is asked. */
  private static final long SETTLED_MILLIS = 300;

  /** Between two looks at folders that are watched. */
  private static final long WATCH_SECONDS = 10;

  /** After the start, once the window stands and the model is open. */
  private static final long RESUME_SECONDS = 3;

  private static final String FILTER = "browse.filter";

  private final ExecutorService pictures = DaemonThreads.single("posters");
  private final BrowseViewModel model;
  private final BrowseView.More more;
  private final Posters posters;
  private final WatchedTime watched;
  private final KeepViewModel keep;
  private final BatchFiles batch;

  /**
   * What the part takes from the window.
   *
   * @param shelved the library; closed by who opened it
   * @param files reads pictures of videos
   * @param colours how shares are coloured
   * @param analyzer the model in use
   */
  record Needs(
      BrowseFiles shelved,
      Selection selection,
      SettingsStore settings,
      VideoFiles files,
      JobRunner jobs,
      ColourSettings colours,
      AnalyzerSource analyzer) {}

  /**
   * @param timer looks at watched folders
   * @param found opens what was found
   */
  BrowsePart(
      Needs needs, ScheduledExecutorService timer, Executor ui, BrowseViewModel.Opener found) {
    SettingsStore settings = needs.settings();
    BrowseFiles shelved = needs.shelved();
    JobRunner jobs = needs.jobs();
    model =
        new BrowseViewModel(
            shelved,
            jobs,
            new Debounce(timer, ui, SETTLED_MILLIS),
            ui,
            new FilterViewModel(
                settings.get().choices().getOrDefault(FILTER, ""),
                kept -> settings.update(s -> s.withChoice(FILTER, kept))),
            found);
    Kept shown = new Kept(settings);
    shown.choice("browse.mode", BrowseMode.class, model.form().modeProperty());
    shown.choice("browse.order", CardOrder.class, model.form().orderProperty());
    shown.flag("browse.descending", model.form().descendingProperty());
    shown.flag("browse.filters", model.form().sideShownProperty());
    watched = new WatchedTime(needs.selection(), shelved.feed(), jobs);
    keep = new KeepViewModel(shelved.keep(), model, jobs);
    MapViewModel map = new MapViewModel(shelved.space(), model, jobs);
    shown.choice("browse.map", MapMethod.class, map.methodProperty());
    batch = BatchFiles.core(needs.analyzer(), shelved.marks());
    WatchViewModel watch = new WatchViewModel(shelved.watch(), model, jobs);
    more =
        new BrowseView.More(
            map,
            watch,
            new FiguresViewModel(model, jobs),
            new SavedViewModel(shelved.saved(), model, jobs),
            new TypedTextViewModel(shelved.marks(), model, jobs),
            new UseListViewModel(
                shelved.uses(), jobs, model.selection().chosenProperty(), model::say),
            needs.colours());
    timer.scheduleWithFixedDelay(
        () -> ui.execute(watch::tick), WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
    timer.schedule(() -> ui.execute(model::resume), RESUME_SECONDS, TimeUnit.SECONDS);
    posters = new Posters(needs.files(), new JobRunner(pictures, ui));
  }

  BrowseViewModel model() {
    return model;
  }

  /** Map and watched folders. */
  BrowseView.More more() {
    return more;
  }

  /** The library as a file. */
  KeepViewModel keep() {
    return keep;
  }

  /** Writes reports of many videos. */
  BatchFiles batch() {
    return batch;
  }

  Posters posters() {
    return posters;
  }

  @Override
  public void close() {
    watched.close();
    pictures.shutdownNow();
  }
}
