package dev.sightline.app.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.summary.SummaryViewModel.State;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.SpokenWord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.summary.ChangedCaption;
import dev.sightline.core.task.summary.Sentence;
import dev.sightline.core.task.summary.Shot;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.VideoSummary;
import dev.sightline.core.task.summary.WordLosses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryViewModelTest {
  private static final int CELLS = 2 * 7 * 7;

  @TempDir private Path temp;

  private final Selection selection = new Selection();
  private final HeldExecutor workers = new HeldExecutor();
  private final Mouth mouth = new Mouth();
  private final SummaryViewModel model =
      new SummaryViewModel(selection, mouth, new JobRunner(workers, Runnable::run), Runnable::run);

  /** Says two shots of the video. */
  private static final class Mouth implements Speaker {
    private boolean speaks = true;
    private SightlineException problem;
    private final List<Integer> heard = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private SummaryViewModel listening;

    @Override
    public boolean speaks() {
      return speaks;
    }

    @Override
    public Said describe(VideoFeatures video, Consumer<ShotCaption> said, Progress progress)
        throws SightlineException {
      if (problem != null) {
        throw problem;
      }
      List<ShotCaption> shots = List.of(shot(0, "a dog runs", 1, 3), shot(1, "a cat", 9));
      for (ShotCaption shot : shots) {
        progress.checkCancelled();
        said.accept(shot);
        heard.add(listening.captions().size());
      }
      return new Said(
          new VideoSummary(
              "en",
              shots,
              List.of(
                  new Sentence(
                      "A dog runs.",
                      List.of(new Stretch(Fraction.ZERO, Fraction.of(5))),
                      List.of(0)))),
          new ModelFacts("m", "1", "0".repeat(64), "none", List.of(), ""));
    }

    @Override
    public WordLosses losses(VideoFeatures video, ShotCaption shot, Progress progress) {
      throw new AssertionError("nobody asked");
    }

    @Override
    public Map<ShotCaption, ChangedCaption> changed(
        VideoFeatures video, List<ShotCaption> shots, ChangedInput input, Progress progress) {
      throw new AssertionError("nobody asked");
    }

    @Override
    public void pictures(
        VideoFeatures video, Path out, double seconds, Optional<String> query, Progress progress)
        throws SightlineException {
      if (problem != null) {
        throw problem;
      }
      written.add(out + " " + seconds + " " + query.orElse("all"));
    }

    private static ShotCaption shot(int index, String words, Integer... clips) {
      List<SpokenWord> spoken = new ArrayList<>();
      for (String word : words.split(" ")) {
        float[] map = new float[CELLS * clips.length];
        map[map.length - 1] = 0.75f;
        map[8] += 0.25f;
        spoken.add(new SpokenWord(word, 0.5, map));
      }
      return new ShotCaption(
          new Shot(index, Fraction.of(5 * index), Fraction.of(5 * index + 5)),
          List.of(clips),
          new SpokenCaption(spoken, -2));
    }
  }

  private void open() throws Exception {
    mouth.listening = model;
    try (FakeAnalyzer fake = new FakeAnalyzer()) {
      selection.featuresProperty().set(fake.encode(Path.of("a.mp4"), Progress.NONE));
    }
    workers.runAll();
  }

  @Test
  void whatWasSaidBeforeIsToldUntilItIsSaidAnew() {
    assertThat(model.keptProperty().get()).isEmpty();
    model.remember("On 1 May, by m 1: A dog runs.");
    assertThat(model.keptProperty().get()).contains("A dog runs.");
    model.remember("");
    assertThat(model.keptProperty().get()).isEmpty();
  }

  @Test
  void captionsComeOneByOneThenTheParagraph() throws Exception {
    assertThat(model.stateProperty().get()).isEqualTo(State.NO_VIDEO);
    open();
    assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    model.describe();
    assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
    workers.runAll();
    assertThat(mouth.heard).containsExactly(1, 2);
    assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
    assertThat(model.captions()).hasSize(2).isSameAs(model.captions());
    assertThat(model.text())
        .isEqualTo(
            "A dog runs. (0:00.0–0:05.0)\n\n0:00.0–0:05.0\ta dog runs\n0:05.0–0:10.0\ta cat\n");
  }

  @Test
  void aModelThatCannotSpeakIsNotAsked() throws Exception {
    mouth.speaks = false;
    open();
    assertThat(model.stateProperty().get()).isEqualTo(State.NOT_AVAILABLE);
    model.describe();
    assertThat(workers.size()).isZero();
  }

  @Test
  void anotherVideoMakesItGoAndALateAnswerChangesNothing() throws Exception {
    open();
    model.describe();
    selection.featuresProperty().set(null);
    workers.runAll();
    assertThat(model.stateProperty().get()).isEqualTo(State.NO_VIDEO);
    assertThat(model.captions()).isEmpty();
    assertThat(model.summaryProperty().get()).isNull();
  }

  @Test
  void stoppedItCanBeAskedAgain() throws Exception {
    open();
    model.describe();
    model.stop();
    workers.runAll();
    assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    model.describe();
    workers.runAll();
    assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
  }

  @Test
  void aFailureIsSaidAndCanBeTriedAgain() throws Exception {
    open();
    mouth.problem = new SightlineException(Problem.MEDIA, "The file is gone.");
    model.describe();
    workers.runAll();
    assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(model.problemProperty().get()).isEqualTo("The file is gone.");
    mouth.problem = null;
    model.describe();
    workers.runAll();
    assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void pointingAtAWordGoesThereAndShowsItsPlaces() throws Exception {
    open();
    model.describe();
    workers.runAll();
    model.point(model.captions().getFirst(), 1);
    VideoFeatures video = selection.featuresProperty().get();
    assertThat(selection.seekRequestProperty().get()).isEqualTo(video.clips().get(3).start());
    assertThat(selection.spokenProperty().get().word()).isEqualTo("dog");
    assertThat(selection.spokenProperty().get().maps()).containsOnlyKeys(1, 3);
    assertThat(selection.spokenProperty().get().maps().get(3).at(6, 6)).isEqualTo(0.75f);
    assertThat(selection.spokenProperty().get().maps().get(1).at(1, 1)).isEqualTo(0.25f);
    assertThat(model.readoutProperty().get()).contains("dog", "4", "75 %");
    assertThat(model.valueProperty().get()).isEqualTo("50 %");
    model.leave();
    assertThat(selection.spokenProperty().get()).isNull();
    assertThat(model.readoutProperty().get()).isEmpty();
  }

  @Test
  void aSkimIsWrittenOfAllOrOfWhatIsWanted() throws Exception {
    model.pictures(Path.of("none.mp4"), 30, "");
    open();
    model.pictures(Path.of("a.mp4"), 30, "  ");
    workers.runAll();
    model.pictures(Path.of("b.pdf"), 10, " cooking ");
    workers.runAll();
    assertThat(mouth.written).containsExactly("a.mp4 30.0 all", "b.pdf 10.0 cooking");
    mouth.problem = new SightlineException(Problem.FILE, "The disk is full.");
    model.pictures(Path.of("c.mp4"), 10, "");
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("The disk is full.");
  }

  @Test
  void itIsSavedAsTextOrWithAllMaps() throws Exception {
    open();
    model.describe();
    workers.runAll();
    model.save(temp.resolve("s.txt"));
    model.save(temp.resolve("s.json"));
    workers.runAll();
    assertThat(temp.resolve("s.txt")).doesNotExist(); // the newer request won
    assertThat(Files.readString(temp.resolve("s.json")))
        .contains(
            "\"caption\" : \"a dog runs\"", "\"word\" : \"dog\"", "\"text\" : \"A dog runs.\"");
    model.save(temp.resolve("s.txt"));
    workers.runAll();
    assertThat(Files.readString(temp.resolve("s.txt"))).isEqualTo(model.text());
    model.save(temp.resolve("no/such/s.txt"));
    workers.runAll();
    assertThat(model.problemProperty().get()).isNotEmpty();
  }
}
