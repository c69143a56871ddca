package dev.sightline.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.FakeVideoFiles;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserViewModelTest {
  private static final Path VIDEO = Path.of("film.mp4");
  private static final Stretch PART = new Stretch(Fraction.of(2), Fraction.of(4));

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final JobRunner jobs = new JobRunner(workers, Runnable::run);
  private final List<String> problems = new ArrayList<>();
  private SightlineException failure;
  private final InspectViewModel inspect =
      new InspectViewModel(selection, new FakeVideoFiles(), this::analyzer, jobs, Runnable::run);
  private final CloserViewModel closer =
      new CloserViewModel(selection, inspect, this::analyzer, jobs, problems::add);

  private dev.sightline.core.analysis.Analyzer analyzer() throws SightlineException {
    if (failure != null) {
      throw failure;
    }
    return new FakeAnalyzer();
  }

  private void open() {
    inspect.open(VIDEO, VideoText.typed("a red bus"));
    workers.runAll();
  }

  private List<Clip> clips() {
    return selection.analysisProperty().get().clips();
  }

  @Test
  void saysHowMuchOfALongVideoIsLookedAt() {
    assertThat(closer.thinnedProperty().get()).isEmpty();
    open();
    // 16 clips of 0.625 s, each of two frames a 25th of a second apart
    assertThat(CloserViewModel.looked(clips())).isCloseTo(0.128, within(1e-9));
    assertThat(closer.thinnedProperty().get()).contains("16 clips", "0.6 s", "13 %");
  }

  @Test
  void aPartGetsAllClipsAndTheTextIsAskedAnew() {
    open();
    assertThat(closer.canLook(PART)).isTrue();
    closer.look(PART);
    assertThat(closer.busyProperty().get()).isTrue();
    assertThat(jobs.jobs()).hasSize(1);
    workers.runAll();
    assertThat(closer.busyProperty().get()).isFalse();
    assertThat(closer.stretchProperty().get()).isEqualTo(PART);
    assertThat(clips()).hasSize(FakeAnalyzer.CLIPS);
    assertThat(clips().getFirst().start()).isEqualTo(Fraction.of(2));
    assertThat(clips().getLast().end()).isEqualTo(Fraction.of(4));
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a red bus");
  }

  @Test
  void aNewTextIsPutBesideThePart() {
    open();
    closer.look(PART);
    workers.runAll();
    inspect.useText(VideoText.typed("a blue car"));
    workers.runAll();
    assertThat(selection.analysisProperty().get().text().text()).isEqualTo("a blue car");
    assertThat(clips().getFirst().start()).isEqualTo(Fraction.of(2));
  }

  @Test
  void theWayBackNeedsNoEncoding() {
    open();
    Analysis whole = selection.analysisProperty().get();
    closer.look(PART);
    workers.runAll();
    closer.look(new Stretch(Fraction.of(3), Fraction.of(7, 2)));
    workers.runAll();
    assertThat(clips().getFirst().start()).isEqualTo(Fraction.of(3));
    failure = new SightlineException(Problem.MEDIA, "The file is gone.");
    closer.back();
    assertThat(closer.stretchProperty().get()).isNull();
    failure = null;
    workers.runAll();
    assertThat(clips()).isEqualTo(whole.clips());
  }

  @Test
  void almostAllOfItIsNoPart() {
    open();
    assertThat(closer.canLook(new Stretch(Fraction.ZERO, Fraction.of(19, 2)))).isFalse();
    assertThat(closer.canLook(new Stretch(Fraction.ZERO, Fraction.of(8)))).isTrue();
  }

  @Test
  void aFailureIsSaidAndWhatIsShownStays() {
    open();
    Analysis before = selection.analysisProperty().get();
    failure = new SightlineException(Problem.UNSUPPORTED, "Not with this model.");
    closer.look(PART);
    workers.runAll();
    assertThat(problems).containsExactly("Not with this model.");
    assertThat(selection.analysisProperty().get()).isSameAs(before);
    assertThat(closer.stretchProperty().get()).isNull();
  }

  @Test
  void anotherVideoHasNoPartAndALateAnswerIsDropped() {
    open();
    closer.look(PART);
    inspect.open(Path.of("other.mp4"), VideoText.typed("a dog"));
    workers.runAll();
    assertThat(closer.stretchProperty().get()).isNull();
    assertThat(selection.analysisProperty().get().video().path()).isEqualTo(Path.of("other.mp4"));
    assertThat(clips().getFirst().start()).isEqualTo(Fraction.ZERO);
  }
}
