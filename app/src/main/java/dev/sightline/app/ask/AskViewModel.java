package dev.sightline.app.ask;

import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AnsweringFacts;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.task.Asker;
import dev.sightline.core.task.QuestionAnswer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Asks questions about the open video. A question is the text beside the video, so that maps,
 * explanations and what-if work on it as on any text; the answer is read from the analysis, and its
 * class becomes the chosen one. FX thread only.
 */
public final class AskViewModel {
  /** Answers that are kept of each question. */
  private static final int ANSWERS = 5;

  /** Questions that are remembered of each video. */
  private static final int HISTORY = 20;

  /** Where asking stands. */
  public enum State {
    /** There is no video, or the model is not loaded yet. */
    NOT_YET,
    /** The model in use has no head that answers. */
    NOT_AVAILABLE,
    /** A question can be asked. */
    READY
  }

  private final Selection selection;
  private final ObservableValue<ModelFacts> facts;
  private final Consumer<String> replaceText;
  private final Consumer<String> useModel;
  private final Map<Path, List<PastAnswer>> asked = new HashMap<>();
  private Consumer<QuestionAnswer> told = a -> {};
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.NOT_YET);
  private final ReadOnlyObjectWrapper<QuestionAnswer> answer =
      new ReadOnlyObjectWrapper<>(this, "answer");
  private final ReadOnlyObjectWrapper<List<PastAnswer>> history =
      new ReadOnlyObjectWrapper<>(this, "history", List.of());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private String pending = "";

  /**
   * @param facts of the model in use; null while it is not known
   * @param replaceText puts the video beside another text, which the user can take back
   * @param useModel takes the model of that name into use
   */
  public AskViewModel(
      Selection selection,
      ObservableValue<ModelFacts> facts,
      Consumer<String> replaceText,
      Consumer<String> useModel) {
    this.selection = selection;
    this.facts = facts;
    this.replaceText = replaceText;
    this.useModel = useModel;
    facts.subscribe(f -> refresh());
    selection.analysisProperty().subscribe(a -> refresh());
    selection
        .videoProperty()
        .subscribe(
            video -> {
              forget();
              history.set(asked.getOrDefault(video, List.of()));
              refresh();
            });
  }

  /** Where asking stands. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the model answers to the text beside the video; null while it answers nothing. */
  public ReadOnlyObjectProperty<QuestionAnswer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** The questions that were asked about the open video, newest first. */
  public ReadOnlyObjectProperty<List<PastAnswer>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Who hears of each answer to a question that was asked here. */
  public void onAnswer(Consumer<QuestionAnswer> hears) {
    told = hears;
  }

  /** Lists what was asked about the open video before, the latest first, below what was since. */
  public void remember(List<PastAnswer> before) {
    Path video = selection.videoProperty().get();
    if (video != null && !before.isEmpty()) {
      list(video, asked.getOrDefault(video, List.of()), before);
    }
  }

  /** True from a question to its answer. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** How far the answers of the model in use can be trusted. */
  public AnsweringFacts answering() {
    return facts.getValue() == null ? AnsweringFacts.NONE : facts.getValue().answering();
  }

  /** Name of the model in use; empty while it is not known. */
  public String model() {
    return facts.getValue() == null ? "" : facts.getValue().name();
  }

  /** Asks; a newer question takes the place of an older one. A blank one is none. */
  public void ask(String question) {
    String words = Asker.plain(question);
    if (state.get() != State.READY || words.isEmpty()) {
      return;
    }
    pending = words;
    busy.set(true);
    QuestionAnswer shown = answer.get();
    if (shown != null && shown.question().equals(words)) {
      refresh(); // the answer is there
    } else {
      replaceText.accept(words);
    }
  }

  /** Takes a model into use that answers, and asks it if there is a question. */
  public void askAnother(String question) {
    String words = Asker.plain(question);
    if (state.get() != State.NOT_AVAILABLE) {
      return;
    }
    if (!words.isEmpty()) {
      pending = words;
      busy.set(true);
      replaceText.accept(words);
    }
    useModel.accept(QuestionAnswer.BUNDLE);
  }

  /** The analysis of the question failed or was stopped: there will be no answer. */
  public void forget() {
    pending = "";
    busy.set(false);
  }

  private void refresh() {
    ModelFacts model = facts.getValue();
    if (model == null || selection.videoProperty().get() == null) {
      state.set(State.NOT_YET);
      answer.set(null);
      return;
    }
    boolean able = model.heads().contains(QuestionAnswer.HEAD);
    state.set(able ? State.READY : State.NOT_AVAILABLE);
    Analysis analysis = selection.analysisProperty().get();
    Optional<QuestionAnswer> found =
        able && analysis != null
            ? QuestionAnswer.of(analysis, model.thresholds(), ANSWERS)
            : Optional.empty();
    answer.set(found.orElse(null));
    found.filter(a -> a.question().equals(pending)).ifPresent(this::arrived);
  }

  private void arrived(QuestionAnswer found) {
    forget();
    list(selection.videoProperty().get(), List.of(PastAnswer.of(found)), history.get());
    told.accept(found);
    selection.classChoiceProperty().set(new ClassChoice(found.head(), found.best().label()));
  }

  /** Puts newer ones before older ones, each question once. */
  private void list(Path video, List<PastAnswer> newer, List<PastAnswer> older) {
    Map<String, PastAnswer> all = new LinkedHashMap<>();
    newer.forEach(a -> all.putIfAbsent(a.question(), a));
    older.forEach(a -> all.putIfAbsent(a.question(), a));
    List<PastAnswer> kept = all.values().stream().limit(HISTORY).toList();
    asked.put(video, kept);
    history.set(kept);
  }
}
