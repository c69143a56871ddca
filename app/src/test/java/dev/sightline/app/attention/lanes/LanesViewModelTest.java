package dev.sightline.app.attention.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesViewModelTest {
  private static final VideoMarks MARKS =
      new VideoMarks(
          Optional.of(List.of(Fraction.of(3), Fraction.of(5))),
          new Transcript(List.of(new Cue(Fraction.of(1), Fraction.of(2), "hello\nthere"))));

  private final Selection selection = new Selection();
  private final AttentionTabs tabs = new AttentionTabs();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final AttentionViewModel cells =
      new AttentionViewModel(selection, current, new ColourSettings());
  private final List<Path> read = new ArrayList<>();
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a big bus pass|es by", 4, Fraction.of(8));

  @Test
  void atFirst_theThreeStrongestWords_inTheOrderOfTheText() {
    LanesViewModel model = shown();
    List<Lane.Word> words = words(model);
    assertThat(words).hasSize(3).isSortedAccordingTo((a, b) -> a.row() - b.row());
    float least =
        (float) words.stream().mapToDouble(w -> model.data().rowMax(w.row())).min().orElseThrow();
    for (int r = 0; r < model.data().rows().size(); r++) {
      int row = r;
      if (words.stream().noneMatch(w -> w.row() == row)) {
        assertThat(model.data().rowMax(r)).isLessThanOrEqualTo(least);
      }
    }
    assertThat(model.ownProperty().get()).isFalse();
  }

  @Test
  void choosingWords_addsTheirLanes_andTakesThemAway() {
    LanesViewModel model = shown();
    selection.tokenProperty().set(5);
    selection.tokenProperty().set(2);
    assertThat(words(model)).extracting(Lane.Word::token).containsExactly(5, 2);
    assertThat(model.ownProperty().get()).isTrue();
    model.remove(words(model).getFirst());
    assertThat(words(model)).extracting(Lane.Word::token).containsExactly(2);
    model.reset();
    assertThat(words(model)).hasSize(3);
  }

  @Test
  void anotherText_forgetsThePickedWords() {
    LanesViewModel model = shown();
    selection.tokenProperty().set(5);
    selection
        .analysisProperty()
        .set(AnalysisFixture.of(Path.of("v.mp4"), "other words", 4, Fraction.of(8)));
    assertThat(words(model)).hasSize(2);
    assertThat(model.ownProperty().get()).isFalse();
  }

  @Test
  void wordsChosenElsewhere_areNotPicked() {
    LanesViewModel model = shown();
    tabs.chosenProperty().set(AttentionTab.MATRIX);
    selection.tokenProperty().set(5);
    assertThat(model.ownProperty().get()).isFalse();
  }

  @Test
  void classesShotsAndSubtitles_haveLanes() {
    LanesViewModel model = shown();
    selection.classChoiceProperty().set(new ClassChoice("topics", 3));
    List<Lane> lanes = model.lanesProperty().get();
    assertThat(lanes).hasSize(3 + 3 + 1 + 1);
    assertThat(lanes.get(3)).isInstanceOf(Lane.OfClass.class);
    assertThat(lanes.get(3).label()).isEqualTo("topics D");
    assertThat(((Lane.Shots) lanes.get(6)).cuts().orElseThrow()).hasSize(2);
    assertThat(((Lane.Subtitles) lanes.get(7)).cues()).hasSize(1);
  }

  @Test
  void classesThatFollowInAMoment_keepTheirLanesMeanwhile() {
    LanesViewModel model = shown();
    List<HeadResult> without =
        analysis.heads().stream()
            .map(h -> new HeadResult(h.head(), h.labels(), h.probabilities(), List.of()))
            .toList();
    Analysis early =
        new Analysis(
            analysis.video(),
            analysis.text(),
            analysis.clips(),
            analysis.grid(),
            without,
            analysis.alignmentScore(),
            analysis.attention(),
            analysis.timings(),
            analysis.provenance());
    List<Lane> before = model.lanesProperty().get();
    selection.analysisProperty().set(early);
    assertThat(model.lanesProperty().get()).isEqualTo(before);
  }

  @Test
  void pointing_goesThroughTheSharedSelection_andReadsWhatIsThere() {
    LanesViewModel model = shown();
    Lane.Word word = words(model).get(1);
    model.pointAt(word, 4.5);
    assertThat(selection.hoverClipProperty().get()).isEqualTo(2);
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(word.token());
    assertThat(model.valueProperty().get()).isEqualTo(Words.weight(model.data().at(word.row(), 2)));
    Lane.OfClass course = (Lane.OfClass) model.lanesProperty().get().get(3);
    model.pointAt(course, 0);
    assertThat(model.readoutProperty().get()).isEqualTo(course.label() + " × clip 1 (0.0–2.0 s)");
    assertThat(model.valueProperty().get()).endsWith(" %");
    model.pointAt(model.lanesProperty().get().get(6), 3.5);
    assertThat(model.readoutProperty().get()).isEqualTo("shot 2 of 3");
    model.pointAt(model.lanesProperty().get().get(7), 1.5);
    assertThat(model.spoken()).isEqualTo("hello there");
    model.pointAway();
    assertThat(selection.hoverClipProperty().get()).isEqualTo(Selection.NONE);
    assertThat(model.spoken()).isEmpty();
  }

  @Test
  void aMapWithoutClips_hasNoLanesOfWords() {
    LanesViewModel model = shown();
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(words(model)).isEmpty();
    assertThat(model.lanesProperty().get()).isNotEmpty();
    model.pointAt(model.lanesProperty().get().getFirst(), 1);
    assertThat(model.readoutProperty().get()).contains("clip 1");
  }

  @Test
  void marksAreRead_onceAndOnlyWhenLanesAreShown() {
    MarksLoader loader = loader();
    selection.analysisProperty().set(analysis);
    assertThat(read).isEmpty();
    tabs.chosenProperty().set(AttentionTab.LANES);
    tabs.chosenProperty().set(AttentionTab.FLOW);
    tabs.chosenProperty().set(AttentionTab.LANES);
    assertThat(read).hasSize(1);
    assertThat(loader.marksProperty().get()).isEqualTo(MARKS);
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("w.mp4"), "a", 2, Fraction.of(2)));
    selection.analysisProperty().set(analysis);
    assertThat(read).hasSize(2);
    assertThat(loader.marksProperty().get()).isEqualTo(MARKS);
  }

  @Test
  void anotherVideo_stopsTheReading_andItsAnswerIsDropped() {
    Deque<Runnable> held = new ArrayDeque<>();
    List<Progress> requests = new ArrayList<>();
    MarksLoader loader =
        new MarksLoader(
            selection,
            tabs,
            (video, progress) -> {
              requests.add(progress);
              return MARKS;
            },
            held::add,
            Runnable::run);
    tabs.chosenProperty().set(AttentionTab.LANES);
    selection.analysisProperty().set(analysis);
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("w.mp4"), "a", 2, Fraction.of(2)));
    held.removeFirst().run();
    assertThat(requests.getFirst().isCancelled()).isTrue();
    assertThat(loader.marksProperty().get()).isEqualTo(VideoMarks.UNKNOWN);
    held.removeFirst().run();
    assertThat(loader.marksProperty().get()).isEqualTo(MARKS);
    loader.close();
    assertThat(requests.getLast().isCancelled()).isTrue();
  }

  @Test
  void aVideoThatCannotBeRead_hasNoShots() {
    MarksLoader loader =
        new MarksLoader(
            selection,
            tabs,
            (video, progress) -> {
              throw new SightlineException(Problem.FILE, "broken");
            },
            Runnable::run,
            Runnable::run);
    tabs.chosenProperty().set(AttentionTab.LANES);
    selection.analysisProperty().set(analysis);
    assertThat(loader.marksProperty().get()).isEqualTo(VideoMarks.UNKNOWN);
  }

  @Test
  void layout_findsLanesAndTimes_andTicksAreRound() {
    List<Lane> lanes = shown().lanesProperty().get();
    LanesLayout layout = LanesLayout.of(lanes, 800, 120, 30, new AxisWindow(8, 2, 4));
    for (int i = 0; i < lanes.size(); i++) {
      if (layout.y(i) > LanesLayout.RULER) {
        assertThat(layout.at(layout.y(i) + 2)).isEqualTo(i);
      }
    }
    assertThat(layout.at(3)).as("the ruler").isEqualTo(-1);
    assertThat(layout.secondsAt(layout.x(3.3))).isCloseTo(3.3, within(1e-9));
    assertThat(layout.x(2)).isEqualTo(layout.plotX());
    assertThat(layout.tick()).isEqualTo(0.5);
  }

  @Test
  void zoom_isKeptForOneVideo_andBeginsAnewForAnother() {
    TimeZoom zoom = new TimeZoom(current);
    selection.analysisProperty().set(analysis);
    assertThat(zoom.windowProperty().get()).isEqualTo(AxisWindow.all(8));
    AxisWindow close = zoom.windowProperty().get().zoom(2, 4, 0.1);
    zoom.windowProperty().set(close);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_TO_VIDEO, 0, 0));
    assertThat(zoom.windowProperty().get()).isEqualTo(close);
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("w.mp4"), "a", 2, Fraction.of(3)));
    assertThat(zoom.windowProperty().get()).isEqualTo(AxisWindow.all(3));
  }

  private LanesViewModel shown() {
    LanesViewModel model = new LanesViewModel(cells, selection, tabs, loader());
    tabs.chosenProperty().set(AttentionTab.LANES);
    selection.analysisProperty().set(analysis);
    return model;
  }

  private MarksLoader loader() {
    return new MarksLoader(
        selection,
        tabs,
        (video, progress) -> {
          read.add(video.path());
          return MARKS;
        },
        Runnable::run,
        Runnable::run);
  }

  private static List<Lane.Word> words(LanesViewModel model) {
    return model.lanesProperty().get().stream()
        .filter(l -> l instanceof Lane.Word)
        .map(l -> (Lane.Word) l)
        .toList();
  }
}
