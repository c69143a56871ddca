package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.Wish;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/**
 * All videos of the library, or those that were searched for. Importing and looking at videos runs
 * in the background. FX thread only.
 */
public final class BrowseViewModel {
  /** Where the page is. */
  public enum State {
    /** The library is being read for the first time. */
    LOADING,
    /** It is shown; it may be empty. */
    READY,
    /** It cannot be opened. */
    FAILED
  }

  private final BrowseFiles files;
  private final JobRunner jobs;
  private final Opener opener;
  private final LatestTask latest;
  private final FilterViewModel filter;
  private final BrowseSearch search;
  private final BrowseSelection selection;
  private final BrowseMarks marks;
  private final LastingJobs lasting;
  private final InView inView = new InView();
  private final BackgroundLook look;
  private final SetNotes sets;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private Loaded known = new Loaded(List.of(), List.of(), false);
  private boolean loaded;

  /** Opens a video for the user. */
  @FunctionalInterface
  public interface Opener {
    /**
     * @param startMs where to begin, ms; negative for the beginning
     * @param words what it was searched with, to be seen beside it; blank if it was not
     */
    void open(Path video, long startMs, String words);
  }

  /**
   * @param settled runs a task once typing has stopped for a moment, on the FX thread
   * @param ui the FX thread
   * @param filter what the page is narrowed by
   */
  public BrowseViewModel(
      BrowseFiles files,
      JobRunner jobs,
      Executor settled,
      Executor ui,
      FilterViewModel filter,
      Opener opener) {
    this.files = files;
    this.jobs = jobs;
    this.filter = filter;
    this.opener = opener;
    latest = new LatestTask(jobs);
    Heard heard = new Heard();
    search = new BrowseSearch(files, jobs, settled, filter, heard);
    selection = new BrowseSelection(search.list().shown());
    lasting = new LastingJobs(files.wishes(), jobs);
    look = new BackgroundLook(files, lasting, inView, ui, heard);
    sets = new SetNotes(files, jobs, () -> refresh(this::learn), problem::set);
    marks = new BrowseMarks(files.marks(), jobs, lasting, selection, heard);
  }

  /** What is shown: all in the chosen order, or what was found, best first. */
  public ObservableList<BrowseItem> items() {
    return search.list().shown();
  }

  /** Which of them are chosen. */
  public BrowseSelection selection() {
    return selection;
  }

  /** What is done with the chosen ones. */
  public BrowseMarks marks() {
    return marks;
  }

  /** What is to be said of data sets that were brought in. */
  SetNotes sets() {
    return sets;
  }

  /** What the page is narrowed by. */
  public FilterViewModel filter() {
    return filter;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What of the library is shown. */
  public BrowseSearch search() {
    return search;
  }

  /** How videos are shown. */
  public BrowseForm form() {
    return search.form();
  }

  /** True if there is no video in the library. */
  public boolean isEmpty() {
    return search.list().all().isEmpty();
  }

  /** How many there are or were found, in words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Why the last thing could not be done; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Says why something could not be done. */
  public void say(String words) {
    problem.set(words);
  }

  /** Files that cannot be read, each with its reason. */
  public List<BrokenFile> broken() {
    return known.broken();
  }

  /** True if another process has the library. */
  public boolean isReadOnly() {
    return known.readOnly();
  }

  /** Reads the library, the first time that somebody looks. */
  public void load() {
    if (!loaded) {
      state.set(State.LOADING);
      refresh(() -> readHeads(this::learn));
    }
  }

  /** Another library is there: reads it anew. */
  void reload() {
    selection.clear();
    refresh(this::learn);
  }

  /** Tries the files once more that cannot be read. */
  public void retryBroken() {
    problem.set("");
    jobs.startInBackground(
            Messages.text("browse.job.retry"),
            files::retryBroken,
            answer(done -> refresh(() -> tried(done.broken())), () -> refresh(() -> {})))
        .lostAtEnd(false);
  }

  private void tried(long broken) {
    problem.set(broken == 0 ? "" : Messages.text("browse.broken.still", broken));
    learn();
  }

  /** Another model answers from now on: it looks at the videos too. */
  public void modelChanged() {
    if (loaded) {
      readHeads(() -> refresh(this::learn));
    }
  }

  /** Brings files and folders in; then the model looks at them. */
  public void add(List<Path> filesAndFolders) {
    problem.set("");
    add(Wish.toImport(filesAndFolders), true, () -> problem.set(Messages.text("browse.nothing")));
  }

  /** A picture is searched with; everything else is brought in. */
  public void dropped(List<Path> files) {
    if (files.size() == 1 && PictureFiles.isPicture(files.getFirst())) {
      problem.set("");
      search.showPicture(files.getFirst());
    } else {
      add(files);
    }
  }

  /** Brings the new files of watched folders in. */
  void addWatched(List<Path> folders) {
    add(Wish.toImport(folders), false, () -> {});
  }

  private void add(Wish wish, boolean asked, Runnable nothing) {
    lasting.start(
        wish,
        Messages.text("browse.job.import"),
        p -> files.add(wish.paths(), p),
        answer(
            done -> {
              if (done.isNothing()) {
                nothing.run();
              }
              sets.show(done, asked);
              refresh(this::learn);
            },
            () -> refresh(() -> {})));
  }

  /** A video has come into view: it is looked at before others. */
  void shown(BrowseItem item) {
    if (item.card().look().isEmpty()) {
      inView.shown(item.id());
    }
  }

  /** Goes on with what was not done when the program ended last. */
  public void resume() {
    jobs.startQuietly(
        p -> files.wishes().unfinished(), answer(all -> all.forEach(this::resume), () -> {}));
  }

  private void resume(Wish wish) {
    switch (wish.kind()) {
      case IMPORT -> add(wish, true, () -> {});
      case EXPORT -> marks.export(wish);
      case LOOK -> look.start(wish);
    }
  }

  /** Forgets what the user has watched. */
  public void resetFeed() {
    jobs.startQuietly(
        p -> {
          files.feed().reset();
          return true;
        },
        answer(done -> search.search(), () -> {}));
  }

  /**
   * Opens a video, at the moment that was found if there is one. What was searched for becomes its
   * text, so that its map shows why it was found.
   *
   * @return false if it is nowhere where it was
   */
  public boolean open(BrowseItem item) {
    if (item.file().isEmpty()) {
      problem.set(Messages.text("browse.gone", item.title()));
      return false;
    }
    problem.set("");
    opener.open(
        item.file().get(),
        item.match().map(BrowseItem.Match::startMs).orElse(-1L),
        item.match().isPresent() ? search.queryProperty().get().strip() : "");
    return true;
  }

  private void refresh(Runnable then) {
    latest.request(
        "load",
        "",
        p -> new Loaded(files.all(), files.broken(), files.isReadOnly()),
        answer(
            now -> {
              known = now;
              loaded = true;
              search.setAll(now.items());
              state.set(State.READY);
              then.run();
            },
            () -> {}));
  }

  /** The classes that can be chosen are those of the model's heads, once it is open. */
  private void readHeads(Runnable then) {
    latest.request(
        "heads",
        "",
        p -> files.heads(),
        new Answer<List<String>>() {
          @Override
          public void done(List<String> heads) {
            search.setHeads(heads);
            then.run();
          }

          @Override
          public void failed(SightlineException e) {
            then.run(); // the page is shown all the same
          }
        });
  }

  private void learn() {
    if (!isEmpty() && !isReadOnly()) {
      look.start();
    }
  }

  /** Hears of what was done with videos. */
  private final class Heard
      implements BackgroundLook.Told, BrowseMarks.Changes, BrowseSearch.Listener {
    @Override
    public void seen(List<Long> videos) {
      if (!videos.isEmpty()) {
        jobs.startQuietly(p -> files.marks().items(videos), answer(this::changed, () -> {}));
      }
    }

    @Override
    public void done(int videos) {
      if (videos > 0 && search.isSearched()) {
        search.search();
      }
    }

    @Override
    public void changed(List<BrowseItem> items) {
      search.put(items);
    }

    @Override
    public void removed(List<Long> videos) {
      search.remove(videos);
    }

    @Override
    public void lookAgain() {
      learn();
    }

    @Override
    public void shown() {
      String text = search.summary();
      if (!broken().isEmpty() && !search.isNarrowed()) {
        int files = broken().size();
        text =
            files == 1
                ? Messages.text("browse.broken.one", text)
                : Messages.text("browse.broken", text, files);
      }
      summary.set(isReadOnly() ? Messages.text("browse.readOnly", text) : text);
    }

    @Override
    public void problem(String words) {
      problem.set(words);
    }
  }

  /** What is read of the library at once. */
  private record Loaded(List<BrowseItem> items, List<BrokenFile> broken, boolean readOnly) {}

  private <T> Answer<T> answer(Consumer<T> done, Runnable otherwise) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        problem.set(Messages.say(e));
        if (!loaded) {
          state.set(State.FAILED);
        }
        otherwise.run();
      }

      @Override
      public void cancelled() {
        otherwise.run();
      }
    };
  }
}
