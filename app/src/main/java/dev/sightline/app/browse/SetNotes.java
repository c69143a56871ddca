package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.Wish;
import dev.sightline.core.library.importing.FolderQuestion;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be said and asked of the folders that were brought in last, if they are or may be data
 * sets: how they were read, what is wrong with them, whether their folders are classes. It stays
 * until the user has read or answered it; a question without an answer is asked again after a
 * restart, by looking at its folder once more. FX thread only.
 */
final class SetNotes {
  private static final Logger LOG = LoggerFactory.getLogger(SetNotes.class);

  private final BrowseFiles files;
  private final JobRunner jobs;
  private final Runnable reload;
  private final Consumer<String> problem;
  private final ObservableList<DataReport> reports = FXCollections.observableArrayList();
  private final ObservableList<String> notes = FXCollections.observableArrayList();
  private final ObservableList<FolderQuestion> questions = FXCollections.observableArrayList();
  private final Set<Path> denied = new HashSet<>();
  private final Map<Path, Long> kept = new HashMap<>();

  // held here: a view of a list hears of it only as long as somebody holds the view
  private final ObservableList<DataReport> shownReports =
      FXCollections.unmodifiableObservableList(reports);
  private final ObservableList<String> shownNotes = FXCollections.unmodifiableObservableList(notes);
  private final ObservableList<FolderQuestion> shownQuestions =
      FXCollections.unmodifiableObservableList(questions);

  /**
   * @param reload reads the library anew, whose labels have changed
   * @param problem says why something could not be done
   */
  SetNotes(BrowseFiles files, JobRunner jobs, Runnable reload, Consumer<String> problem) {
    this.files = files;
    this.jobs = jobs;
    this.reload = reload;
    this.problem = problem;
  }

  /** Reports on folders that were read as data sets. */
  ObservableList<DataReport> reports() {
    return shownReports;
  }

  /** Sentences about folders that could not be read as such, or are no longer. */
  ObservableList<String> notes() {
    return shownNotes;
  }

  /** Folders whose folders may be classes. */
  ObservableList<FolderQuestion> questions() {
    return shownQuestions;
  }

  /**
   * Shows what an import says; one that says nothing leaves what stands there.
   *
   * @param asked true if the user has just named the files, false if they came in by themselves: a
   *     question that was answered with no is not asked again then
   */
  void show(BrowseFiles.Imported done, boolean asked) {
    if (asked) {
      done.questions().forEach(q -> denied.remove(q.folder()));
    }
    List<FolderQuestion> open =
        done.questions().stream().filter(q -> !denied.contains(q.folder())).toList();
    if (!done.sets().isEmpty() || !done.notes().isEmpty() || !open.isEmpty()) {
      notes.setAll(done.notes().stream().map(n -> Messages.text("browse.set.unread", n)).toList());
      reports.setAll(done.sets());
      List.copyOf(questions).stream().filter(q -> !open.contains(q)).forEach(this::settle);
      questions.setAll(open);
      open.forEach(this::keep);
    }
  }

  /** The folders are classes: their videos get them as labels. */
  void accept(FolderQuestion question) {
    questions.remove(question);
    settle(question);
    run(
        Messages.text("browse.job.labels"),
        p -> files.addClasses(question.folder(), p),
        done -> show(done, true));
  }

  /** The folders are no classes. */
  void deny(FolderQuestion question) {
    questions.remove(question);
    settle(question);
    denied.add(question.folder());
  }

  /** Lets the question be asked after a restart: its folder is what is to be looked at then. */
  private void keep(FolderQuestion question) {
    Path folder = question.folder();
    quietly(
        p -> files.wishes().keep(Wish.toImport(List.of(folder))),
        id -> {
          kept.put(folder, id);
          if (!questions.contains(question)) {
            settle(question); // answered meanwhile
          }
        });
  }

  /** The question is answered, or another has taken its place. */
  private void settle(FolderQuestion question) {
    Long id = kept.remove(question.folder());
    if (id != null) {
      quietly(
          p -> {
            files.wishes().forget(id);
            return id;
          },
          gone -> {});
    }
  }

  /** What goes wrong costs a question after a restart, or asks one too many. */
  private <T> void quietly(Work<T> work, Consumer<T> then) {
    jobs.startQuietly(
        work::run,
        new Answer<T>() {
          @Override
          public void done(T value) {
            then.accept(value);
          }

          @Override
          public void failed(SightlineException e) {
            LOG.info("a question is not kept: {}", e.getMessage());
          }
        });
  }

  /** Takes the labels away that a data set gave. */
  void takeBack(DataReport report) {
    Path source = report.set().source();
    run(
        Messages.text("browse.job.labels"),
        p -> {
          files.forgetLabels(source);
          return source;
        },
        gone -> {
          reports.remove(report);
          denied.add(gone);
          notes.add(Messages.text("browse.set.taken", gone.getFileName()));
        });
  }

  /** The user has read it; what was not answered is not said to be classes. */
  void close() {
    List.copyOf(questions).forEach(this::deny);
    notes.setAll(List.of());
    reports.setAll(List.of());
  }

  /** What is done in the background. */
  @FunctionalInterface
  private interface Work<T> {
    T run(Progress progress) throws SightlineException;
  }

  private <T> void run(String title, Work<T> work, Consumer<T> then) {
    jobs.startInBackground(
            title,
            work::run,
            new Answer<T>() {
              @Override
              public void done(T value) {
                then.accept(value);
                reload.run();
              }

              @Override
              public void failed(SightlineException e) {
                problem.accept(Messages.say(e));
              }
            })
        .lostAtEnd(false);
  }
}
