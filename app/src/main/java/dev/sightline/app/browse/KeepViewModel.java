package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Moves, backs up and restores the library. FX thread only. */
public final class KeepViewModel {
  private final KeepFiles files;
  private final BrowseViewModel page;
  private final JobRunner jobs;
  private final ReadOnlyObjectWrapper<Path> place;
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  /**
   * @param page reads the library anew when another one is there
   */
  public KeepViewModel(KeepFiles files, BrowseViewModel page, JobRunner jobs) {
    this.files = files;
    this.page = page;
    this.jobs = jobs;
    place = new ReadOnlyObjectWrapper<>(this, "place", files.place());
  }

  /** Where the library lies. */
  public ReadOnlyObjectProperty<Path> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** What was done last, or why it could not be. */
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** True while one of these works. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Moves the library into a folder. */
  public void move(Path folder) {
    if (isFree()) {
      run(
          Messages.text("keep.moving"),
          p -> files.move(folder, p),
          to -> {
            place.set(to);
            return Messages.text("keep.moved", to);
          });
    }
  }

  /** Copies it into one file. */
  public void backup(Path out) {
    run(
        Messages.text("keep.backingUp"),
        p -> files.backup(out, p),
        n -> Messages.text("keep.backedUp", n, out.getFileName()));
  }

  /** Puts a backup in its place. */
  public void restore(Path backup) {
    if (isFree()) {
      run(
          Messages.text("keep.restoring"),
          p -> files.restore(backup, p),
          (Optional<Path> former) -> {
            page.reload();
            return former
                .map(f -> Messages.text("keep.restored.kept", f.getFileName()))
                .orElse(Messages.text("keep.restored"));
          });
    }
  }

  /** Nothing may write into the library meanwhile. */
  private boolean isFree() {
    Optional<Job> other = jobs.jobs().stream().filter(Job::canPause).findFirst();
    other.ifPresent(j -> told.set(Messages.text("keep.busy", j.title())));
    return other.isEmpty();
  }

  private <T> void run(String title, Work<T> work, Function<T, String> done) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    told.set("");
    jobs.start(
            title,
            work,
            new Answer<T>() {
              @Override
              public void done(T value) {
                busy.set(false);
                told.set(done.apply(value));
              }

              @Override
              public void failed(SightlineException e) {
                busy.set(false);
                told.set(Messages.say(e));
              }

              @Override
              public void cancelled() {
                busy.set(false);
              }
            })
        .lostAtEnd(true);
  }
}
