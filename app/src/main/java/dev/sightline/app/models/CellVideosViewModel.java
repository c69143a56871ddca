package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The videos of a cell of a confusion matrix that was opened. FX thread only. */
public final class CellVideosViewModel {
  /** Videos that are shown; more are counted. */
  static final int MOST = 48;

  private static final String KEY = "cell";

  private final CellFiles files;
  private final LatestTask latest;
  private final Consumer<Path> open;
  private final BiConsumer<List<Long>, String> library;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());

  /**
   * What is shown.
   *
   * @param title which cell
   * @param note whose videos they are, or why there are none
   * @param files the first {@link #MOST} of them
   * @param ids those in the library, all of them
   */
  public record Shown(String title, String note, List<Path> files, List<Long> ids) {
    public Shown {
      files = List.copyOf(files);
      ids = List.copyOf(ids);
    }
  }

  /**
   * @param open shows a video in the player
   * @param library shows videos of the library there; takes what they are too
   */
  public CellVideosViewModel(
      CellFiles files,
      JobRunner jobs,
      Consumer<Path> open,
      BiConsumer<List<Long>, String> library) {
    this.files = files;
    this.open = open;
    this.library = library;
    latest = new LatestTask(jobs);
  }

  /** What is shown; empty if no cell was opened. */
  public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** True while videos are looked up. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Shows the videos of a cell of a model's matrix. */
  public void show(ModelFacts model, CellFiles.Asked cell) {
    String title =
        cell.truth().equals(cell.predicted())
            ? Messages.text("browse.figures.hit", cell.truth())
            : Messages.text("browse.figures.cell", cell.truth(), cell.predicted());
    latest.request(
        KEY,
        "",
        p -> files.find(model, cell),
        new Answer<CellFiles.Found>() {
          @Override
          public void done(CellFiles.Found found) {
            shown.set(
                Optional.of(
                    new Shown(
                        title,
                        note(found, cell),
                        found.files().stream().limit(MOST).toList(),
                        found.ids())));
          }

          @Override
          public void failed(SightlineException e) {
            shown.set(Optional.of(new Shown(title, Messages.say(e), List.of(), List.of())));
          }
        });
  }

  private static String note(CellFiles.Found found, CellFiles.Asked cell) {
    int n = found.files().size();
    if (found.origin() == CellFiles.Origin.EVALUATION) {
      return n > MOST
          ? Messages.text("models.cell.measured.first", n, cell.split(), MOST)
          : Messages.text("models.cell.measured", n, cell.split());
    }
    if (n == 0) {
      return Messages.text("models.cell.none");
    }
    return n > MOST
        ? Messages.text("models.cell.library.first", n, MOST)
        : Messages.text("models.cell.library", n);
  }

  /** Closes the cell. */
  public void close() {
    latest.forget(KEY);
    shown.set(Optional.empty());
  }

  /** Shows one of the videos in the player. */
  public void open(Path video) {
    open.accept(video);
  }

  /** Shows those of the library there, where more can be done with them. */
  public void showInLibrary() {
    shown.get().filter(s -> !s.ids().isEmpty()).ifPresent(s -> library.accept(s.ids(), s.title()));
  }
}
