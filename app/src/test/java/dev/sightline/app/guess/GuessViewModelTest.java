package dev.sightline.app.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.guess.GuessViewModel.State;
import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.analysis.WordGuess;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuessViewModelTest {
  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<String> used = new ArrayList<>();
  private boolean able = true;
  private boolean fails;
  private final GuessViewModel model =
      new GuessViewModel(selection, this::guess, new JobRunner(workers, Runnable::run), used::add);

  private Optional<WordGuess> guess(
      VideoFeatures features, TokenizedText text, int token, Progress progress)
      throws SightlineException {
    if (fails) {
      throw new SightlineException(Problem.INTERNAL, "It broke.");
    }
    WordGuess.Look look =
        new WordGuess.Look(
            List.of(new WordGuess.Candidate("boat", 0.5)), OptionalDouble.of(0.1 * token));
    return able
        ? Optional.of(new WordGuess(text.tokens().get(token).piece(), look, look))
        : Optional.empty();
  }

  @BeforeEach
  void openAVideo() throws Exception {
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      VideoFeatures features = fake.encode(Path.of("a.mp4"), Progress.NONE);
      selection.featuresProperty().set(features);
      selection.analysisProperty().set(fake.analyze(features, "a boat at sea", Progress.NONE));
    }
    workers.runAll();
  }

  private State state() {
    return model.shownProperty().get().state();
  }

  @Test
  void aPinnedWordIsGuessedAndTheNewestWins() {
    assertThat(state()).isEqualTo(State.NOTHING);
    selection.tokenProperty().set(1);
    selection.tokenProperty().set(2);
    assertThat(model.busyProperty().get()).isTrue();
    workers.runLast();
    workers.runAll();
    assertThat(state()).isEqualTo(State.GUESSED);
    assertThat(model.shownProperty().get().guess().word())
        .isEqualTo(selection.analysisProperty().get().text().tokens().get(2).piece());
    assertThat(model.busyProperty().get()).isFalse();
    selection.tokenProperty().set(Selection.NONE);
    assertThat(state()).isEqualTo(State.NOTHING);
  }

  @Test
  void specialTokensAndPlacesOutsideTheTextAreNoWords() {
    selection.tokenProperty().set(0);
    workers.runAll();
    assertThat(state()).isEqualTo(State.NOTHING);
    selection.tokenProperty().set(99);
    workers.runAll();
    assertThat(state()).isEqualTo(State.NOTHING);
  }

  @Test
  void aModelThatCannotSaysSoOnlyWhenAsked() {
    able = false;
    selection.tokenProperty().set(1);
    workers.runAll();
    assertThat(state()).isEqualTo(State.NOTHING);
    model.ask(1);
    workers.runAll();
    assertThat(state()).isEqualTo(State.NOT_AVAILABLE);
    model.useBundled();
    assertThat(used).containsExactly(GuessViewModel.BUNDLE);
    model.ask(2);
    workers.runAll();
    assertThat(state()).isEqualTo(State.NOT_AVAILABLE);
  }

  @Test
  void aFailureIsToldAndBusyEnds() {
    fails = true;
    selection.tokenProperty().set(1);
    workers.runAll();
    assertThat(state()).isEqualTo(State.FAILED);
    assertThat(model.shownProperty().get().why()).isEqualTo("It broke.");
    assertThat(model.busyProperty().get()).isFalse();
  }
}
