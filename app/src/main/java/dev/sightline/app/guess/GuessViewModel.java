package dev.sightline.app.guess;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.analysis.WordGuess;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the model would put in the place of the pinned word. A model that guesses words does so for
 * every word that is pinned; one that cannot says so only when it was asked. A newer question
 * supersedes an older one. FX thread only.
 */
public final class GuessViewModel {
  /** The bundled model that guesses words. */
  public static final String BUNDLE = "pretrained";

  private static final Object GUESS = "guess";

  private final Selection selection;
  private final GuessSource source;
  private final LatestTask latest;
  private final Consumer<String> useModel;
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
  private boolean asked;

  /** What a card can say. */
  public enum State {
    /** No word is pinned, or nobody asked a model that cannot guess. */
    NOTHING,
    /** The model does not guess words. */
    NOT_AVAILABLE,
    /** The guess is there. */
    GUESSED,
    /** The model failed. */
    FAILED
  }

  /**
   * What is shown.
   *
   * @param guess null unless there is one
   * @param why what failed; else empty
   */
  public record Shown(State state, WordGuess guess, String why) {
    static final Shown NOTHING = new Shown(State.NOTHING, null, "");
  }

  /**
   * @param useModel takes another model into use
   */
  public GuessViewModel(
      Selection selection, GuessSource source, JobRunner jobs, Consumer<String> useModel) {
    this.selection = selection;
    this.source = source;
    this.latest = new LatestTask(jobs);
    this.useModel = useModel;
    selection.tokenProperty().subscribe(t -> guess());
    selection.analysisProperty().subscribe(a -> guess());
    selection.featuresProperty().subscribe(f -> guess());
  }

  /** What the card shows. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** True while the model is asked. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Pins a word and asks for it, also of a model that may not guess words. */
  public void ask(int token) {
    asked = true;
    if (selection.tokenProperty().get() == token) {
      guess();
    } else {
      selection.tokenProperty().set(token);
    }
  }

  /** Takes the bundled model that guesses words into use; the pinned word stays asked for. */
  public void useBundled() {
    useModel.accept(BUNDLE);
  }

  private void guess() {
    Analysis analysis = selection.analysisProperty().get();
    VideoFeatures features = selection.featuresProperty().get();
    int token = selection.tokenProperty().get();
    if (token == Selection.NONE) {
      asked = false;
    }
    if (analysis == null || features == null || !isWord(analysis, token)) {
      latest.forget(GUESS);
      shown.set(Shown.NOTHING);
      return;
    }
    latest.request(
        GUESS,
        "",
        p -> source.guess(features, analysis.text(), token, p),
        new Answer<Optional<WordGuess>>() {
          @Override
          public void done(Optional<WordGuess> guess) {
            shown.set(
                guess
                    .map(g -> new Shown(State.GUESSED, g, ""))
                    .orElse(asked ? new Shown(State.NOT_AVAILABLE, null, "") : Shown.NOTHING));
          }

          @Override
          public void failed(SightlineException e) {
            shown.set(new Shown(State.FAILED, null, Messages.say(e)));
          }
        });
  }

  private static boolean isWord(Analysis analysis, int token) {
    if (token < 0 || token >= analysis.text().tokens().size()) {
      return false;
    }
    Token t = analysis.text().tokens().get(token);
    return !t.isSpecial();
  }
}
