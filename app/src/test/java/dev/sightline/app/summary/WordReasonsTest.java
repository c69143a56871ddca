package dev.sightline.app.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.summary.WordReasons.Method;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Shot;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.TinyCaptioner;
import dev.sightline.core.task.summary.WordLosses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordReasonsTest {
  private static final int CELLS = 2 * 7 * 7;

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final Mouth mouth = new Mouth();
  private final WordReasons model =
      new WordReasons(selection, mouth, new JobRunner(workers, Runnable::run));
  private final ShotCaption shot = shot();
  private VideoFeatures video;

  /** Loses in the last cell of the second clip. */
  private static final class Mouth implements Speaker {
    private int asked;
    private SightlineException problem;

    @Override
    public boolean speaks() {
      return true;
    }

    @Override
    public Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress) {
      throw new AssertionError("nobody asked");
    }

    @Override
    public void pictures(
        VideoFeatures video, Path out, double seconds, Optional<String> query, Progress progress) {
      throw new AssertionError("nobody asked");
    }

    @Override
    public WordLosses losses(VideoFeatures video, ShotCaption shot, Progress progress)
        throws SightlineException {
      asked++;
      if (problem != null) {
        throw problem;
      }
      float[][] cells = new float[2][2 * CELLS];
      cells[1][2 * CELLS - 1] = -2;
      cells[1][CELLS] = 0.5f;
      return new WordLosses(cells, new float[][] {{0, 0}, {0.1f, 1.25f}});
    }

    @Override
    public Map<ShotCaption, ChangedCaption> changed(
        VideoFeatures video, List<ShotCaption> shots, ChangedInput input, Progress progress) {
      SpokenCaption cat = new SpokenCaption(List.of(word("cat")), -1);
      return Map.of(
          shots.getFirst(), new ChangedCaption(shots.getFirst(), cat, new double[] {0.5, 0.08}));
    }
  }

  private static SpokenWord word(String text) {
    float[] map = new float[2 * CELLS];
    map[2 * CELLS - 1] = 1;
    return new SpokenWord(text, 0.62, map);
  }

  private static ShotCaption shot() {
    return new ShotCaption(
        new Shot(0, Fraction.ZERO, Fraction.of(5)),
        List.of(1, 3),
        new SpokenCaption(List.of(word("a"), word("dog")), -2));
  }

  @BeforeEach
  void open() throws Exception {
    video = TinyCaptioner.features(1);
    model.forget(video);
    model.stand(List.of(shot));
  }

  private void change(VideoFeatures to) {
    Mask none = Mask.none(1, to.clips().size() * CELLS);
    selection
        .outcomeProperty()
        .set(
            new Outcome(
                null,
                new ChangedInput(to, "", new Hiding(none, Set.of()), List.of(), 0),
                null,
                null,
                1));
    workers.runAll();
  }

  @Test
  void lossesAreWorkedOutOnceAndHaveASign() {
    model.methodProperty().set(Method.OCCLUSION);
    model.point(shot, 1);
    assertThat(selection.spokenProperty().get()).isNull();
    assertThat(model.readoutProperty().get()).isNotEmpty();
    model.point(shot, 0);
    model.point(shot, 1);
    assertThat(workers.size()).as("one request for all words of a shot").isEqualTo(1);
    workers.runAll();
    var spoken = selection.spokenProperty().get();
    assertThat(spoken.word()).isEqualTo("dog");
    assertThat(spoken.signed()).isTrue();
    assertThat(spoken.top()).isEqualTo(2);
    assertThat(spoken.maps().get(3).at(6, 6)).isEqualTo(-2);
    assertThat(selection.seekRequestProperty().get()).isEqualTo(video.clips().get(3).start());
    assertThat(model.valueProperty().get()).isEqualTo("+1.25");
    assertThat(model.legendProperty().get().signed()).isTrue();
    assertThat(model.legendProperty().get().bottom()).isEqualTo("−2.000");
    model.leave();
    assertThat(selection.spokenProperty().get()).isNull();
    model.point(shot, 0);
    assertThat(mouth.asked).isEqualTo(1);
    assertThat(model.losses()).containsKey(shot);
  }

  @Test
  void anAnswerThatComesAfterThePointerLeftShowsNothing() {
    model.methodProperty().set(Method.OCCLUSION);
    model.point(shot, 1);
    model.leave();
    workers.runAll();
    assertThat(selection.spokenProperty().get()).isNull();
    assertThat(model.readoutProperty().get()).isEmpty();
  }

  @Test
  void aFailureIsSaid() {
    mouth.problem = new SightlineException(Problem.INTERNAL, "It broke.");
    model.methodProperty().set(Method.OCCLUSION);
    model.point(shot, 1);
    workers.runAll();
    assertThat(model.readoutProperty().get()).isEqualTo("It broke.");
  }

  @Test
  void touchedShotsAreSaidAnewAndTheirWordsHaveTwoProbabilities() throws Exception {
    change(TinyCaptioner.features(2));
    assertThat(model.changedProperty().get().get(shot).after().text()).isEqualTo("cat");
    model.point(shot, 1);
    assertThat(model.valueProperty().get()).contains("62 %", "8 %");
    selection.outcomeProperty().set(null);
    assertThat(model.changedProperty().get()).isEmpty();
    model.point(shot, 1);
    assertThat(model.valueProperty().get()).isEqualTo("62 %");
  }

  @Test
  void fewerClipsCannotBeCompared() {
    change(video.only(List.of(0, 1)));
    assertThat(model.changedProperty().get()).isEmpty();
    assertThat(model.noteProperty().get()).isNotEmpty();
    model.forget(null);
    assertThat(model.noteProperty().get()).isEmpty();
  }
}
