package dev.sightline.app.library;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The videos at hand. Files are read one after the other, in the background. FX thread only. */
public final class LibraryViewModel {
  /** Width of a poster, px: that of the strip at 200 % scaling. */
  static final int POSTER_WIDTH = 352;

  private static final String TOPICS = "topics";

  private final VideoFiles files;
  private final RecentFiles recent;
  private final JobRunner reader;
  private final BiConsumer<Path, VideoText> opener;
  private final ObservableList<LibraryItem> items = FXCollections.observableArrayList();
  private final ObservableList<LibraryItem> shown = FXCollections.unmodifiableObservableList(items);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /**
   * @param reader runs one job at a time, so that a thousand dropped files do no harm
   * @param opener opens a video beside a text, which is null if it is to be looked for
   */
  public LibraryViewModel(
      Selection selection,
      VideoFiles files,
      RecentFiles recent,
      JobRunner reader,
      BiConsumer<Path, VideoText> opener) {
    this.files = files;
    this.recent = recent;
    this.reader = reader;
    this.opener = opener;
    selection.analysisProperty().subscribe(this::nameTopic);
  }

  /** The videos: samples first, then files in the order in which they came. */
  public ObservableList<LibraryItem> items() {
    return shown;
  }

  /** Why something could not be added; empty if all went well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The files opened last, newest first. */
  public List<Path> recentFiles() {
    return recent.all();
  }

  /**
   * Fills the strip with samples and the files of the last run, and lets the model look at the
   * samples.
   *
   * @param looking where the model looks, in the background
   */
  public void load(SampleSource samples, AnalyzerSource model, JobRunner looking) {
    SampleLook look = new SampleLook(model, looking, (item, analysis) -> nameTopic(analysis, item));
    List<Path> before = recent.all();
    reader.startQuietly(
        p -> new Start(samples.load(), before.stream().filter(Files::isRegularFile).toList()),
        answer(
            start -> {
              List<LibraryItem> shownFirst = new ArrayList<>();
              for (SampleSource.Sample s : start.samples()) {
                VideoText words = new VideoText(s.text(), VideoText.Source.SAMPLE, "");
                shownFirst.add(add(new LibraryItem(s.video(), s.title(), words)));
              }
              start.files().forEach(file -> add(LibraryItem.of(file)));
              // behind the pictures, which the reader takes first
              reader.startQuietly(p -> shownFirst, answer(look::start));
            }));
  }

  /** Adds files, and the videos in folders, and opens the first of them. */
  public void open(List<Path> filesAndFolders) {
    problem.set("");
    List<Path> asked = filesAndFolders.stream().map(f -> f.toAbsolutePath().normalize()).toList();
    reader.startQuietly(
        p -> files.find(asked),
        answer(
            found -> {
              List<LibraryItem> added = found.stream().map(this::itemOf).toList();
              if (!added.isEmpty()) {
                open(added.getFirst());
              }
            }));
  }

  /** Opens a video of the library. */
  public void open(LibraryItem item) {
    if (item.given() == null) {
      recent.add(item.path());
    }
    opener.accept(item.path(), item.given());
  }

  /** Does something with the first video of the list: now, or once when there is one. */
  public void whenListed(Consumer<LibraryItem> action) {
    if (!items.isEmpty()) {
      action.accept(items.getFirst());
      return;
    }
    items.addListener(
        new ListChangeListener<LibraryItem>() {
          @Override
          public void onChanged(Change<? extends LibraryItem> change) {
            if (!items.isEmpty()) {
              items.removeListener(this);
              action.accept(items.getFirst());
            }
          }
        });
  }

  /** Adds a video without opening it, if it is not there yet. */
  public void list(Path video) {
    itemOf(video);
  }

  /** Takes a video out of the library; the file stays. */
  public void remove(LibraryItem item) {
    items.remove(item);
    recent.remove(item.path());
  }

  /** The item of a file, if it is in the library. */
  public Optional<LibraryItem> find(Path path) {
    return items.stream().filter(i -> i.path().equals(path)).findFirst();
  }

  private LibraryItem itemOf(Path path) {
    return find(path).orElseGet(() -> add(LibraryItem.of(path)));
  }

  private LibraryItem add(LibraryItem item) {
    Optional<LibraryItem> known = find(item.path());
    if (known.isPresent()) {
      return known.get();
    }
    items.add(item);
    reader.startQuietly(
        p -> files.probe(item.path()),
        answer(
            item,
            info -> {
              item.read(info);
              picture(item, info);
            }));
    return item;
  }

  private void picture(LibraryItem item, VideoInfo info) {
    reader.<VideoFrame>startQuietly(
        p -> files.poster(info.path(), POSTER_WIDTH, p), answer(item, item::picture));
  }

  private void nameTopic(Analysis analysis) {
    if (analysis == null) {
      return;
    }
    find(analysis.video().path()).ifPresent(item -> nameTopic(analysis, item));
  }

  /** False if the model has no topics. */
  private static boolean nameTopic(Analysis analysis, LibraryItem item) {
    Optional<HeadResult> topics = analysis.head(TOPICS);
    topics.ifPresent(head -> item.topic(best(head)));
    return topics.isPresent();
  }

  private static String best(HeadResult head) {
    return head.isForeign()
        ? Messages.text("library.topic.none")
        : head.top(1).stream().map(head.labels()::get).findFirst().orElse("");
  }

  private <T> Answer<T> answer(Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        problem.set(Messages.say(e));
      }
    };
  }

  private static <T> Answer<T> answer(LibraryItem item, Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        item.fail(Messages.say(e));
      }
    };
  }

  private record Start(List<SampleSource.Sample> samples, List<Path> files) {}
}
