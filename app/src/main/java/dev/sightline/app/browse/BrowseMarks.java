package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.Work;
import dev.sightline.core.library.Wish;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.edit.MarkEdit.Kind;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What is done with the chosen videos. FX thread only. */
public final class BrowseMarks {
  private final MarkFiles files;
  private final JobRunner jobs;
  private final LastingJobs lasting;
  private final BrowseSelection selection;
  private final Changes changes;
  private final ReadOnlyObjectWrapper<Optional<MarkEdit>> last =
      new ReadOnlyObjectWrapper<>(this, "last", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MarkEdit>> next =
      new ReadOnlyObjectWrapper<>(this, "next", Optional.empty());
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

  /** Hears of what was done. */
  interface Changes {
    /** Videos are now so. */
    void changed(List<BrowseItem> items);

    /** Videos are no more. */
    void removed(List<Long> videos);

    /** The model may look at some videos once more. */
    void lookAgain();

    /** Something could not be done; empty: it could. */
    void problem(String words);
  }

  BrowseMarks(
      MarkFiles files,
      JobRunner jobs,
      LastingJobs lasting,
      BrowseSelection selection,
      Changes changes) {
    this.lasting = lasting;
    this.files = files;
    this.jobs = jobs;
    this.selection = selection;
    this.changes = changes;
  }

  /** The edit that can be taken back. */
  public ReadOnlyObjectProperty<Optional<MarkEdit>> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** The edit that can be made again. */
  public ReadOnlyObjectProperty<Optional<MarkEdit>> nextProperty() {
    return next.getReadOnlyProperty();
  }

  /** What was written last, in words; empty if nothing was. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Gives the chosen videos stars; those that all of them have already take them away. */
  public void rate(int stars) {
    List<BrowseItem> chosen = selection.chosenProperty().get();
    boolean again = chosen.stream().allMatch(i -> i.rating() == stars);
    edit(Kind.RATE, Integer.toString(again ? 0 : stars));
  }

  /** Gives the chosen videos a tag. */
  public void tag(String name) {
    named(Kind.TAG, name);
  }

  /** Takes a tag from the chosen videos. */
  public void untag(String name) {
    named(Kind.UNTAG, name);
  }

  /** Puts the chosen videos into a collection. */
  public void collect(String name) {
    named(Kind.COLLECT, name);
  }

  /** Takes the chosen videos out of a collection. */
  public void take(String name) {
    named(Kind.TAKE, name);
  }

  /** Sets the note of the chosen videos. */
  public void note(String words) {
    if (selection.chosenProperty().get().stream()
        .anyMatch(i -> !i.card().video().marks().note().equals(words))) {
      edit(Kind.NOTE, words);
    }
  }

  /** Renames the chosen video. */
  public void title(String words) {
    List<BrowseItem> chosen = selection.chosenProperty().get();
    String name = words.strip();
    if (chosen.size() == 1 && !name.isEmpty() && !chosen.getFirst().title().equals(name)) {
      edit(Kind.TITLE, name);
    }
  }

  /** Sets the text of the one chosen video; the model looks at it beside that once more. */
  void text(String words) {
    List<Long> ids = ids();
    if (ids.size() == 1) {
      MarkEdit edit = new MarkEdit(Kind.TEXT, ids, words);
      run(p -> files.make(edit), done -> edited(edit, done));
    }
  }

  private void named(Kind kind, String name) {
    if (!name.isBlank()) {
      edit(kind, name.strip());
    }
  }

  private void edit(Kind kind, String value) {
    List<Long> ids = ids();
    if (!ids.isEmpty()) {
      MarkEdit edit = new MarkEdit(kind, ids, value);
      run(p -> files.make(edit), this::edited);
    }
  }

  /** Takes the last edit back. */
  public void undo() {
    last.get().ifPresent(edit -> run(p -> files.undo(), done -> edited(edit, done)));
  }

  /** Makes the edit again that was taken back last. */
  public void redo() {
    next.get().ifPresent(edit -> run(p -> files.redo(), done -> edited(edit, done)));
  }

  private void edited(MarkEdit edit, MarkFiles.Edited edited) {
    edited(edited);
    if (edit.kind() == Kind.TEXT) {
      again(edit.videos());
    }
  }

  private void edited(MarkFiles.Edited edited) {
    last.set(edited.last());
    next.set(edited.next());
    changes.changed(edited.items());
  }

  /** Takes the chosen videos out of the library; their files stay. */
  public void remove() {
    List<Long> ids = ids();
    if (!ids.isEmpty()) {
      run(
          p -> {
            files.remove(ids);
            return ids;
          },
          changes::removed);
    }
  }

  /** Lets the model look at the chosen videos once more. */
  public void again() {
    again(ids());
  }

  private void again(List<Long> ids) {
    if (!ids.isEmpty()) {
      run(
          p -> files.again(ids),
          items -> {
            changes.changed(items);
            changes.lookAgain();
          });
    }
  }

  /** Writes the chosen videos as a list, in the form that the name of the file says. */
  public void export(Path out) {
    export(Wish.toExport(ids(), out));
  }

  /** Writes the videos of a wish as a list. */
  void export(Wish wish) {
    List<Long> ids = wish.videos();
    Path out = wish.out().orElseThrow();
    if (!ids.isEmpty()) {
      lasting.start(
          wish,
          Messages.text("browse.job.export"),
          p -> files.export(ids, out, p),
          answer(n -> note.set(Messages.text("browse.exported", n, out.getFileName()))));
    }
  }

  private List<Long> ids() {
    return selection.chosenProperty().get().stream().map(BrowseItem::id).toList();
  }

  private <T> void run(Work<T> work, Consumer<T> done) {
    note.set("");
    changes.problem("");
    jobs.startQuietly(work, answer(done));
  }

  private <T> Answer<T> answer(Consumer<T> done) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        changes.problem(Messages.say(e));
      }
    };
  }
}
