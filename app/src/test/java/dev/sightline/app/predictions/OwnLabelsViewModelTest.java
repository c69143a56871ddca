package dev.sightline.app.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.predictions.OwnLabelsViewModel.Scored;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.job.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnLabelsViewModelTest {
  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final List<String> kept = new ArrayList<>();
  private final OwnLabelsViewModel labels =
      new OwnLabelsViewModel(
          selection,
          LabelAnalyzer::new,
          new JobRunner(workers, Runnable::run),
          Runnable::run,
          "cat; horse",
          kept::add);

  @Test
  void whatWasTypedLastTimeIsScoredWhenAVideoIsThere() throws Exception {
    assertThat(labels.scoresProperty().get()).isEmpty();
    openVideo();
    workers.runAll();
    assertThat(labels.scoresProperty().get())
        .containsExactly(new Scored("horse", 5f / 8), new Scored("cat", 3f / 8));
    assertThat(kept).isEmpty();

    selection.featuresProperty().set(null);
    assertThat(labels.scoresProperty().get()).isEmpty();
  }

  @Test
  void aNewerListWinsEvenIfItsAnswerComesFirst() throws Exception {
    openVideo();
    workers.runAll();
    labels.type("a; bb");
    labels.type("a; bb; ccc");
    workers.runLast();
    assertThat(names()).containsExactly("ccc", "bb", "a");
    workers.runAll();
    assertThat(names()).containsExactly("ccc", "bb", "a");
    assertThat(kept).containsExactly("a; bb", "a; bb; ccc");
  }

  @Test
  void oneLabelIsNoChoice() throws Exception {
    openVideo();
    workers.runAll();
    labels.type("dog;");
    workers.runAll();
    assertThat(labels.scoresProperty().get()).isEmpty();
    assertThat(labels.problemProperty().get()).isEmpty();
  }

  @Test
  void aModelThatCannotSaysSoAndTheNextListWorks() throws Exception {
    openVideo();
    labels.type("refuse; dog");
    workers.runAll();
    assertThat(labels.problemProperty().get()).isEqualTo("This model cannot do that.");
    assertThat(labels.scoresProperty().get()).isEmpty();

    labels.type("mouse; dog");
    workers.runAll();
    assertThat(labels.problemProperty().get()).isEmpty();
    assertThat(names()).containsExactly("mouse", "dog");
  }

  private List<String> names() {
    return labels.scoresProperty().get().stream().map(Scored::label).toList();
  }

  private void openVideo() throws Exception {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      selection.featuresProperty().set(model.encode(Path.of("a.mp4"), Progress.NONE));
    }
  }
}
