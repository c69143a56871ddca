package dev.sightline.app.lessons;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.predictions.ModalityViewModel;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Leads through a lesson: borrows its model, opens its videos, makes its changes, and says what the
 * model answers now, as soon as it has answered. Ending it takes the changes back and the former
 * model into use. FX thread only.
 */
public final class LessonViewModel {
  private static final Object VIDEO = "lesson";
  private static final String MAP = "occlusion";

  private final Window window;
  private final LessonVideos videos;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Lesson> lesson = new ReadOnlyObjectWrapper<>(this, "lesson");
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", 0);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private Path file;
  private String former = "";
  private boolean prepared;

  /**
   * What a lesson uses of the window.
   *
   * @param selection what is shown
   * @param explain the methods
   * @param modality what an answer hangs on
   * @param model id of the model in use
   * @param lend takes a model into use for now; the next start does not begin with it
   * @param open opens a video beside a text
   */
  public record Window(
      Selection selection,
      ExplainViewModel explain,
      ModalityViewModel modality,
      ReadOnlyStringProperty model,
      Consumer<String> lend,
      BiConsumer<Path, VideoText> open) {}

  /**
   * @param videos read in the background
   */
  public LessonViewModel(Window window, LessonVideos videos, JobRunner jobs) {
    this.window = window;
    this.videos = videos;
    latest = new LatestTask(jobs);
    window.selection().analysisProperty().subscribe(a -> settle());
    window.selection().outcomeProperty().subscribe(o -> settle());
    window.selection().explainedProperty().subscribe(e -> settle());
    window.modality().shownProperty().subscribe(s -> settle());
    window.explain().methods().subscribe(this::settle);
  }

  /** The lesson that goes on, or null. */
  public ReadOnlyObjectProperty<Lesson> lessonProperty() {
    return lesson.getReadOnlyProperty();
  }

  /** Index of the step, from 0. */
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /** What is said, with the model's numbers; that the model is at work while they are not there. */
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Begins a lesson. */
  public void begin(Lesson wanted) {
    if (lesson.get() == null) {
      former = window.model().get();
    }
    lesson.set(wanted);
    file = null;
    window.lend().accept(wanted.model());
    go(0);
  }

  /** Goes on; ends after the last step. */
  public void next() {
    Lesson now = lesson.get();
    if (now != null && index.get() + 1 < now.steps().size()) {
      go(index.get() + 1);
    } else {
      end();
    }
  }

  /** Goes back, from the first step nowhere. */
  public void back() {
    if (lesson.get() != null && index.get() > 0) {
      go(index.get() - 1);
    }
  }

  /** Ends the lesson; the video stays open. */
  public void end() {
    if (lesson.get() == null) {
      return;
    }
    latest.forget(VIDEO);
    boolean borrowed = window.model().get().equals(lesson.get().model());
    lesson.set(null);
    sentence.set("");
    window.selection().change(before -> ChangeList.EMPTY);
    window.explain().chooseNone();
    if (borrowed) { // else the user has chosen another meanwhile
      window.lend().accept(former);
    }
  }

  private void go(int step) {
    index.set(step);
    prepared = false;
    sentence.set(Messages.text("lesson.busy"));
    LessonStep now = step();
    if (now.needs() != LessonStep.Needs.MAP) {
      window.explain().chooseNone();
    }
    latest.request(
        VIDEO,
        "",
        progress -> videos.file(now.video(), progress),
        new Answer<Path>() {
          @Override
          public void done(Path found) {
            if (!found.equals(file) || !isOpen(found, now)) {
              file = found;
              window
                  .open()
                  .accept(
                      found, now.text().isEmpty() ? VideoText.NONE : VideoText.typed(now.text()));
            }
            settle();
          }

          @Override
          public void failed(SightlineException e) {
            sentence.set(Messages.say(e));
          }
        });
  }

  private boolean isOpen(Path video, LessonStep step) {
    return video.equals(window.selection().videoProperty().get())
        && original().filter(a -> a.text().text().equals(step.text())).isPresent();
  }

  private LessonStep step() {
    return lesson.get().steps().get(index.get());
  }

  /** The answer without changes. */
  private Optional<Analysis> original() {
    Analysis shown = window.selection().analysisProperty().get();
    return shown == null
        ? Optional.empty()
        : Optional.of(window.selection().original(shown).orElse(shown));
  }

  /** Makes what the step changes once its video has been answered, and speaks once all is known. */
  private void settle() {
    if (lesson.get() == null || file == null) {
      return;
    }
    LessonStep step = step();
    Optional<Analysis> plain =
        original()
            .filter(a -> isOpen(file, step))
            .filter(a -> a.provenance().bundleName().startsWith(lesson.get().model() + " "))
            .filter(a -> a.head(lesson.get().head()).isPresent());
    if (plain.isEmpty()) {
      return;
    }
    HeadResult head = plain.get().head(lesson.get().head()).orElseThrow();
    if (!prepared) {
      prepared = true;
      window.selection().classChoiceProperty().set(new ClassChoice(head.head(), best(head)));
      window.selection().change(before -> step.change().of(plain.get()));
    }
    if (step.needs() == LessonStep.Needs.MAP && !isMapped()) {
      return;
    }
    answer(step, plain.get()).ifPresent(now -> speak(step, plain.get(), now));
  }

  /** True once the map is there; chooses its method where it can be chosen. */
  private boolean isMapped() {
    if (window.selection().explainedProperty().get() != null
        && window.selection().explainedProperty().get().facts().key().equals(MAP)) {
      return true;
    }
    ExplainViewModel.Method chosen = window.explain().chosenProperty().get();
    if (chosen == null || !chosen.explainer().facts().key().equals(MAP)) {
      List.copyOf(window.explain().methods()).stream()
          .filter(m -> m.explainer().facts().key().equals(MAP) && m.obstacle().isEmpty())
          .findFirst()
          .ifPresent(window.explain()::choose);
    }
    return false;
  }

  /** What the model says with the step's change, if it has said it. */
  private Optional<Analysis> answer(LessonStep step, Analysis plain) {
    Outcome outcome = window.selection().outcomeProperty().get();
    boolean changed = !window.selection().changesProperty().get().present().isIdle();
    if (step.change() == LessonChange.NONE) {
      return changed || outcome != null ? Optional.empty() : Optional.of(plain);
    }
    return Optional.ofNullable(outcome)
        .filter(o -> o.changes().equals(step.change().of(plain)))
        .map(Outcome::analysis);
  }

  private void speak(LessonStep step, Analysis plain, Analysis now) {
    ModalityViewModel.Shown shares = window.modality().shownProperty().get();
    if (step.needs() == LessonStep.Needs.SHARES && shares == null) {
      return;
    }
    HeadResult before = plain.head(lesson.get().head()).orElseThrow();
    HeadResult after = now.head(lesson.get().head()).orElse(before);
    HeadResult beside = now.head(lesson.get().beside()).orElse(before);
    sentence.set(
        switch (step.needs()) {
          case ANSWER, MAP -> said(step, after, label(before), percent(before));
          case BESIDE -> said(step, after, label(beside), percent(beside));
          case SHARES ->
              said(
                  step,
                  after,
                  percent(shares.share().textPart()),
                  percent(shares.share().videoPart()));
        });
  }

  private static String said(LessonStep step, HeadResult answer, String second, String third) {
    return Messages.text(step.textKey(), label(answer), percent(answer), second, third);
  }

  private static int best(HeadResult head) {
    return head.top(1).getFirst();
  }

  private static String label(HeadResult head) {
    return head.labels().get(best(head));
  }

  private static String percent(HeadResult head) {
    return percent(head.probabilities().get(best(head)));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
