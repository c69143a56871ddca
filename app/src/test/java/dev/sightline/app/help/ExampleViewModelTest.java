package dev.sightline.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleViewModelTest {
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);

  /** Says where its knob stands. */
  private static final class Echo implements Example {
    @Override
    public List<Knob> knobs() {
      return List.of(new Knob("n", 1, 9, 3, true));
    }

    @Override
    public String text() {
      return "a";
    }

    @Override
    public Shown at(String text, double[] values, Progress progress) throws SightlineException {
      if (values[0] == 9) {
        throw new SightlineException(Problem.UNSUPPORTED, "Too much.");
      }
      return new Shown(List.of(), text + values[0]);
    }
  }

  @Test
  void beginsWhereTheExampleSaysAndFollowsTheKnob() {
    ExampleViewModel model = new ExampleViewModel(new Echo(), jobs);
    workers.runAll();
    assertThat(model.shownProperty().get().sentence()).isEqualTo("a3.0");
    model.turn(0, 4.4);
    workers.runAll();
    assertThat(model.shownProperty().get().sentence()).as("whole numbers").isEqualTo("a4.0");
    model.type("b");
    workers.runAll();
    assertThat(model.shownProperty().get().sentence()).isEqualTo("b4.0");
  }

  @Test
  void anOlderAnswerThatComesLastChangesNothing() {
    ExampleViewModel model = new ExampleViewModel(new Echo(), jobs);
    model.turn(0, 5);
    workers.runLast();
    workers.runAll();
    assertThat(model.shownProperty().get().sentence()).isEqualTo("a5.0");
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    ExampleViewModel model = new ExampleViewModel(new Echo(), jobs);
    model.turn(0, 12);
    workers.runAll();
    assertThat(model.value(0)).as("kept within its range").isEqualTo(9);
    assertThat(model.shownProperty().get().sentence()).isEqualTo("Too much.");
  }
}
