package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
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
  private final ObservableList<BrowseItem> items = FXCollections.observableArrayList();
  private final ObservableList<BrowseItem> shown = FXCollections.unmodifiableObservableList(items);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.LOADING);
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObjectProperty<BrowseOrder> order =
      new SimpleObjectProperty<>(this, "order", BrowseOrder.NEWEST);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private List<BrowseItem> all = List.of();
  private List<String> broken = List.of();
  private boolean readOnly;
  private boolean loaded;
  private boolean learning;
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
   */
  public BrowseViewModel(BrowseFiles files, JobRunner jobs, Executor settled, Opener opener) {
    this.files = files;
    this.jobs = jobs;
    this.settled = settled;
    this.opener = opener;
    latest = new LatestTask(jobs);
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
    return shown;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What is searched for; blank shows all. */
  public StringProperty queryProperty() {
    return query;
  }

  public ObjectProperty<BrowseOrder> orderProperty() {
    return order;
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
      refresh(this::learn);
    }
  }

  /** Another model answers from now on: it looks at the videos too. */
  public void modelChanged() {
    if (loaded) {
      learn();
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
    search();
  }

  /** True while not all videos are shown. */
  public boolean isNarrowed() {
    return like != null || !query.get().isBlank();
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

  /** Gives a video stars; those that it has already take them away. */
  public void rate(BrowseItem item, int stars) {
    int wanted = item.rating() == stars ? 0 : stars;
    quietly(
        p -> {
          files.rate(item.id(), wanted);
          return wanted;
        },
        done -> {
          all = all.stream().map(i -> i.id() == item.id() ? i.withRating(done) : i).toList();
          items.replaceAll(i -> i.id() == item.id() ? i.withRating(done) : i);
        });
  }

  /** Takes a video out of the library; the file stays. */
  public void remove(BrowseItem item) {
    quietly(
        p -> {
          files.remove(item.id());
          return item.id();
        },
        id -> {
          all = all.stream().filter(i -> i.id() != id).toList();
          items.removeIf(i -> i.id() == id);
          tell();
        });
  }

  private void refresh(Runnable then) {
    latest.request(
        "load",
        "",
        p -> new Loaded(files.all(), files.broken(), files.isReadOnly()),
        answer(
            now -> {
              all = now.items();
              broken = now.broken();
              readOnly = now.readOnly();
              loaded = true;
              state.set(State.READY);
              if (isNarrowed()) {
                search();
              } else {
                arrange();
              }
              then.run();
            },
            () -> {}));
  }

  /** One at a time; what came meanwhile is looked at afterwards. */
  private void learn() {
    if (learning || all.isEmpty() || readOnly) {
      return;
    }
    learning = true;
    int before = all.size();
    jobs.startInBackground(
        Messages.text("browse.job.learn"),
        files::learn,
        answer(
            seen -> {
              learning = false;
              if (all.size() > before) {
                learn();
              } else if (seen > 0 && isNarrowed()) {
                search();
              }
            },
            () -> learning = false));
  }

  private void search() {
    if (!isNarrowed()) {
      latest.forget("search");
      arrange();
      return;
    }
    BrowseItem example = like;
    String words = query.get();
    latest.request(
        "search",
        "",
        p -> example == null ? files.search(words) : files.like(example.id()),
        answer(
            found -> {
              problem.set("");
              items.setAll(found);
              tell();
            },
            () -> {}));
  }

  private void arrange() {
    if (loaded && !isNarrowed()) {
      items.setAll(all.stream().sorted(order.get().comparator()).toList());
      tell();
    }
  }

  private void tell() {
    String text =
        like != null
            ? Messages.text("browse.like", like.title(), items.size())
            : isNarrowed()
                ? Messages.text("browse.found", items.size(), all.size())
                : Messages.text("browse.count", all.size());
    if (!broken.isEmpty() && !isNarrowed()) {
      text = Messages.text("browse.broken", text, broken.size());
    }
    summary.set(readOnly ? Messages.text("browse.readOnly", text) : text);
  }

  private <T> void quietly(Work<T> work, Consumer<T> done) {
    problem.set("");
    jobs.startQuietly(work, answer(done, () -> {}));
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
