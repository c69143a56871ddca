package dev.sightline.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.own.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakesViewModelTest {
  private static final Mistake CAT = new Mistake("cat.mp4", 1.25, "dev", "cat", "dog", 0.9);

  private final FakeTrainings files = new FakeTrainings();
  private final List<String> asked = new ArrayList<>();
  private final MistakesViewModel model =
      new MistakesViewModel(
          files,
          (video, time, progress) -> {
            asked.add(video + " " + time.toDouble());
            throw new SightlineException(Problem.FILE, "gone");
          },
          new JobRunner(Runnable::run, Runnable::run));

  @Test
  void aMistakeWhoseVideoIsGoneIsStillTold() {
    files.mistakes = List.of(CAT);
    model.show("mine");
    assertThat(asked).containsExactly("cat.mp4 1.25");
    assertThat(model.shownProperty().get()).containsExactly(new MistakePicture(CAT, null));
  }

  @Test
  void noModelHasNoMistakes() {
    files.mistakes = List.of(CAT);
    model.show("mine");
    model.show("");
    assertThat(model.shownProperty().get()).isEmpty();
  }

  @Test
  void theMomentIsExactToTheMillisecond() {
    assertThat(MistakesViewModel.time(CAT)).isEqualTo(Fraction.of(5, 4));
  }
}
