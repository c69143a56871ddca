package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Folders whose new files come into the library by themselves. FX thread only. */
public final class WatchViewModel {
  private final WatchFiles files;
  private final BrowseViewModel page;
  private final LatestTask latest;
  private final ObservableList<Path> folders = FXCollections.observableArrayList();
  private final ObservableList<Path> shown = FXCollections.unmodifiableObservableList(folders);
  private boolean looking;

  public WatchViewModel(WatchFiles files, BrowseViewModel page, JobRunner jobs) {
    this.files = files;
    this.page = page;
    latest = new LatestTask(jobs);
    page.stateProperty()
        .subscribe(
            s -> {
              if (s == BrowseViewModel.State.READY) {
                change(p -> files.folders());
              }
            });
  }

  /** The folders that are watched. */
  public ObservableList<Path> folders() {
    return shown;
  }

  /** Watches a folder, and brings its videos in. */
  public void watch(Path folder) {
    change(p -> files.watch(folder));
    page.add(List.of(folder));
  }

  /** Watches a folder no more; its videos stay. */
  public void unwatch(Path folder) {
    change(p -> files.unwatch(folder));
  }

  /** Time has passed: looks whether something is new, unless it still looks. */
  public void tick() {
    if (looking) {
      return;
    }
    looking = true;
    latest.request(
        "look",
        "",
        p -> files.changed(),
        new Answer<List<Path>>() {
          @Override
          public void done(List<Path> changed) {
            looking = false;
            if (!changed.isEmpty()) {
              page.addWatched(changed);
            }
          }

          @Override
          public void failed(SightlineException e) {
            looking = false; // whoever opens the page is told
          }

          @Override
          public void cancelled() {
            looking = false;
          }
        });
  }

  private void change(Work<List<Path>> work) {
    latest.request("change", "", work, answer(folders::setAll));
  }

  private Answer<List<Path>> answer(Consumer<List<Path>> done) {
    return new Answer<>() {
      @Override
      public void done(List<Path> now) {
        done.accept(now);
      }

      @Override
      public void failed(SightlineException e) {
        page.say(Messages.say(e));
      }
    };
  }
}
