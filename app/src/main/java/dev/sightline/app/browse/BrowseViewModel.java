package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.CardOrder;
import dev.sightline.core.library.facet.FacetFilter;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
  private final Executor settled;
  private final Opener opener;
  private final LatestTask latest;
  private final BackgroundLook look;
  private final FilterViewModel filter;
  private final BrowseList list = new BrowseList();
  private final BrowseSelection selection = new BrowseSelection(list.shown());
  private final MarksViewModel marks;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObjectProperty<CardOrder> order =
      new SimpleObjectProperty<>(this, "order", CardOrder.ADDED);
  private final BooleanProperty descending = new SimpleBooleanProperty(this, "descending", true);
  private final ObjectProperty<BrowseMode> mode =
      new SimpleObjectProperty<>(this, "mode", BrowseMode.GRID);
  private final BooleanProperty filtersShown =
      new SimpleBooleanProperty(this, "filtersShown", true);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private List<String> broken = List.of();
  private boolean readOnly;
  private boolean loaded;
  private BrowseItem like;

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
    this.settled = settled;
    this.filter = filter;
    this.opener = opener;
    latest = new LatestTask(jobs);
    look = new BackgroundLook(files, jobs, ui, new Looked());
    marks = new MarksViewModel(files.marks(), jobs, selection, new Marked());
    filter
        .filterProperty()
        .subscribe(
            f -> {
              if (loaded) {
                filter.count(list.cards());
                search();
              }
            });
    descending.subscribe(d -> arrange());
    query.subscribe(
        q -> {
          if (loaded) {
            like = null;
            settled.execute(this::search);
          }
        });
    order.subscribe(o -> arrange());
  }

  /** What is shown: all in the chosen order, or what was found, best first. */
  public ObservableList<BrowseItem> items() {
    return list.shown();
  }

  /** Which of them are chosen. */
  public BrowseSelection selection() {
    return selection;
  }

  /** What is done with the chosen ones. */
  public MarksViewModel marks() {
    return marks;
  }

  /** What the page is narrowed by. */
  public FilterViewModel filter() {
    return filter;
  }

  /** Names of all tags, with how many videos have each. */
  public Map<String, Integer> tags() {
    return BrowseList.names(list.all(), VideoCard::tags);
  }

  /** Names of all collections that hold a video, with how many each holds. */
  public Map<String, Integer> collections() {
    return BrowseList.names(list.all(), VideoCard::collections);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What is searched for; blank shows all. */
  public StringProperty queryProperty() {
    return query;
  }

  /** By what videos are sorted that nothing was searched among. */
  public ObjectProperty<CardOrder> orderProperty() {
    return order;
  }

  /** True for the greatest first. */
  public BooleanProperty descendingProperty() {
    return descending;
  }

  /** How videos are shown. */
  public ObjectProperty<BrowseMode> modeProperty() {
    return mode;
  }

  /** Whether what the page can be narrowed by is shown beside the videos. */
  public BooleanProperty filtersShownProperty() {
    return filtersShown;
  }

  /** True if there is no video in the library. */
  public boolean isEmpty() {
    return list.all().isEmpty();
  }

  /** Sorts by something, from the end that one wants first; by the same again, the other way. */
  public void sort(CardOrder by) {
    if (by == order.get()) {
      descending.set(!descending.get());
    } else {
      order.set(by);
      descending.set(by != CardOrder.NAME && by != CardOrder.LENGTH);
    }
  }

  /** How many there are or were found, in words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Why the last thing could not be done; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** True while something is searched. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Files that cannot be read, each with its reason. */
  public List<String> broken() {
    return broken;
  }

  /** True if another process has the library. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Reads the library, the first time that somebody looks. */
  public void load() {
    if (!loaded) {
      state.set(State.LOADING);
      refresh(() -> readHeads(this::learn));
    }
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
    List<Path> asked = List.copyOf(filesAndFolders);
    jobs.startInBackground(
        Messages.text("browse.job.import"),
        p -> files.add(asked, p),
        answer(
            done -> {
              if (done.added() == 0 && done.known() == 0 && done.broken() == 0) {
                problem.set(Messages.text("browse.nothing"));
              }
              refresh(this::learn);
            },
            () -> refresh(() -> {})));
  }

  /** Shows videos like one. */
  public void showLike(BrowseItem item) {
    query.set("");
    like = item;
    search();
  }

  /** Shows all again. */
  public void clear() {
    like = null;
    query.set("");
    filter.clear();
    search();
  }

  /** True while something is searched. */
  public boolean isSearched() {
    return like != null || !query.get().isBlank();
  }

  /** True while not all videos are shown. */
  public boolean isNarrowed() {
    return isSearched() || !filter.filterProperty().get().isEmpty();
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
        item.match().isPresent() ? query.get().strip() : "");
    return true;
  }

  private void refresh(Runnable then) {
    latest.request(
        "load",
        "",
        p -> new Loaded(files.all(), files.broken(), files.isReadOnly()),
        answer(
            now -> {
              list.setAll(now.items());
              broken = now.broken();
              readOnly = now.readOnly();
              loaded = true;
              filter.count(list.cards());
              arrange();
              state.set(State.READY);
              if (isSearched()) {
                search();
              }
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
            filter.setHeads(heads);
            filter.count(list.cards());
            then.run();
          }

          @Override
          public void failed(SightlineException e) {
            then.run(); // the page is shown all the same
          }
        });
  }

  private void learn() {
    if (!list.all().isEmpty() && !readOnly) {
      look.start();
    }
  }

  private void reread(List<Long> videos) {
    if (!videos.isEmpty()) {
      jobs.startQuietly(p -> files.marks().items(videos), answer(this::changed, () -> {}));
    }
  }

  private void changed(List<BrowseItem> now) {
    list.put(now);
    filter.count(list.cards());
    arrange();
  }

  private void search() {
    if (!isSearched()) {
      latest.forget("search");
      list.setFound(Optional.empty());
      arrange();
      return;
    }
    BrowseItem example = like;
    String words = query.get();
    FacetFilter narrowed = filter.filterProperty().get();
    Optional<Set<Long>> among =
        narrowed.isEmpty() ? Optional.empty() : Optional.of(list.wanted(narrowed));
    latest.request(
        "search",
        "",
        p -> example == null ? files.search(words, among) : files.like(example.id(), among),
        answer(
            found -> {
              problem.set("");
              list.setFound(Optional.of(found));
              arrange();
            },
            () -> {}));
  }

  private void arrange() {
    if (loaded) {
      FacetFilter narrowed = filter.filterProperty().get();
      list.show(narrowed, order.get().comparator(narrowed.head(), descending.get()));
      tell();
    }
  }

  private void tell() {
    int shown = list.shown().size();
    int all = list.all().size();
    String text =
        like != null
            ? Messages.text("browse.like", like.title(), shown)
            : isSearched()
                ? Messages.text("browse.found", shown, all)
                : isNarrowed()
                    ? Messages.text("browse.filtered", shown, all)
                    : Messages.text("browse.count", all);
    if (!broken.isEmpty() && !isNarrowed()) {
      text = Messages.text("browse.broken", text, broken.size());
    }
    summary.set(readOnly ? Messages.text("browse.readOnly", text) : text);
  }

  /** Hears of what the model looked at. */
  private final class Looked implements BackgroundLook.Told {
    @Override
    public void seen(List<Long> videos) {
      reread(videos);
    }

    @Override
    public void done(int videos) {
      if (videos > 0 && isSearched()) {
        search();
      }
    }

    @Override
    public void problem(String words) {
      problem.set(words);
    }
  }

  /** Hears of what was done with chosen videos. */
  private final class Marked implements MarksViewModel.Changes {
    @Override
    public void changed(List<BrowseItem> items) {
      BrowseViewModel.this.changed(items);
    }

    @Override
    public void removed(List<Long> videos) {
      list.remove(videos);
      filter.count(list.cards());
      arrange();
    }

    @Override
    public void lookAgain() {
      learn();
    }

    @Override
    public void problem(String words) {
      problem.set(words);
    }
  }

  /** What is read of the library at once. */
  private record Loaded(List<BrowseItem> items, List<String> broken, boolean readOnly) {}

  private <T> Answer<T> answer(Consumer<T> done, Runnable otherwise) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        problem.set(e.userMessage());
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
