package dev.sightline.app.attention.heads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourScale;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadsViewModelTest {
  private final Selection selection = new Selection();
  private final ColourSettings colours = new ColourSettings();
  private final AttentionTabs tabs = new AttentionTabs();
  private final CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus pass|es", 4, Fraction.of(8));

  @Test
  void headsAreWorkedOut_onlyWhileSomebodyLooks() {
    HeadsViewModel model = model();
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(model.entriesProperty().get()).isEmpty();
    tabs.chosenProperty().set(AttentionTab.HEADS);
    assertThat(model.entriesProperty().get()).hasSize(6);
    assertThat(model.headsPerLayer()).isEqualTo(3);
    assertThat(model.chosen()).isZero();
  }

  @Test
  void entropyIsPrinted_andSinksAreNamed() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    model.light(4);
    var expected =
        AttentionStatistics.of(analysis.attention(Kind.TEXT_SELF).orElseThrow()).head(1, 1);
    assertThat(model.valueProperty().get()).isEqualTo(Words.weight(expected.evenness()));
    assertThat(model.readoutProperty().get())
        .startsWith("layer 2, head 2 · sinks " + Words.percent(expected.sinkShare()));
    assertThat(model.spoken()).contains("entropy");
    model.light(99);
    assertThat(model.litProperty().get()).isEqualTo(HeadsViewModel.NONE);
    assertThat(model.spoken()).isEmpty();
  }

  @Test
  void opening_showsThatHeadInTheMatrix() {
    HeadsViewModel model = shown(Kind.TEXT_TO_VIDEO);
    model.open(5);
    assertThat(selection.mapProperty().get()).isEqualTo(new MapChoice(Kind.TEXT_TO_VIDEO, 1, 2));
    assertThat(tabs.chosenProperty().get()).isEqualTo(AttentionTab.MATRIX);
  }

  @Test
  void headsOfTheCrossAttention_areTurnedOffAndOn() {
    HeadsViewModel model = shown(Kind.VIDEO_TO_TEXT);
    Change off = new Change.HeadOff(new CrossHead(Side.VIDEO, 1, 2));
    model.toggle(5);
    assertThat(model.isOn(5)).isFalse();
    assertThat(model.isOn(4)).isTrue();
    assertThat(selection.changesProperty().get().present()).isEqualTo(ChangeList.EMPTY.with(off));
    model.toggle(5);
    assertThat(model.isOn(5)).isTrue();
    assertThat(selection.changesProperty().get().present()).isEqualTo(ChangeList.EMPTY);
    assertThat(selection.changesProperty().get().undo().present().isOn(off)).isTrue();
  }

  @Test
  void headsOfTheTextEncoder_haveNoSwitch() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    model.toggle(0);
    assertThat(model.canSwitch()).isFalse();
    assertThat(model.isOn(0)).isTrue();
    assertThat(selection.changesProperty().get().present()).isEqualTo(ChangeList.EMPTY);
  }

  @Test
  void opening_nothing_changesNothing() {
    HeadsViewModel model = shown(Kind.TEXT_TO_VIDEO);
    MapChoice before = selection.mapProperty().get();
    model.open(HeadsViewModel.NONE);
    model.open(6);
    assertThat(selection.mapProperty().get()).isEqualTo(before);
    assertThat(tabs.chosenProperty().get()).isEqualTo(AttentionTab.HEADS);
  }

  @Test
  void order_isByNumbers() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    model.orderProperty().set(HeadOrder.SHARPEST);
    assertThat(model.entriesProperty().get())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.numbers().evenness(), b.numbers().evenness()));
    model.orderProperty().set(HeadOrder.SINKS);
    assertThat(model.entriesProperty().get())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(b.numbers().sinkShare(), a.numbers().sinkShare()));
    model.orderProperty().set(HeadOrder.LAYER);
    assertThat(model.entriesProperty().get().getLast().layer()).isEqualTo(1);
  }

  @Test
  void keyboard_startsAtTheChosenHead_andStaysInside() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    model.move(1);
    assertThat(model.litProperty().get()).isZero();
    model.move(-1);
    assertThat(model.litProperty().get()).isZero();
    model.move(100);
    assertThat(model.litProperty().get()).isEqualTo(5);
  }

  @Test
  void otherColours_repaint() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    int before = model.entriesProperty().get().getFirst().picture().argb()[0];
    colours.mapProperty().set(ColourMap.MAGMA);
    assertThat(model.entriesProperty().get().getFirst().picture().argb()[0]).isNotEqualTo(before);
    colours.scaleProperty().set(ScaleMode.FIXED);
    assertThat(model.entriesProperty().get().getFirst().top()).isEqualTo(1);
    assertThat(model.legendProperty().get().top()).isEqualTo("1.000");
  }

  @Test
  void anOlderAnswerThatComesLast_isDropped() {
    HeadsViewModel model =
        new HeadsViewModel(selection, current, colours, tabs, held::add, Runnable::run);
    tabs.chosenProperty().set(AttentionTab.HEADS);
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    Runnable older = held.removeFirst();
    held.removeLast().run();
    older.run();
    assertThat(model.entriesProperty().get()).hasSize(6);
  }

  @Test
  void withoutAnalysis_thereAreNoHeads() {
    HeadsViewModel model = shown(Kind.TEXT_SELF);
    selection.analysisProperty().set(null);
    assertThat(model.entriesProperty().get()).isEmpty();
    assertThat(model.legendProperty().get().unit()).isEmpty();
    model.move(1);
    assertThat(model.litProperty().get()).isEqualTo(HeadsViewModel.NONE);
  }

  @Test
  void pictureOfALargeMatrix_keepsASingleBrightCell() {
    int clips = 3 * MapPicture.MAX_WIDTH;
    float[] values = new float[3 * clips];
    values[clips + 700] = 1;
    MatrixData data =
        MatrixData.ofScores(
            AnalysisFixture.text("word").tokens(),
            AnalysisFixture.clips(clips, Fraction.of(8)),
            values,
            false);
    ColourScale scale = new ColourScale(ColourMap.VIRIDIS, 1);
    MapPicture picture = MapPicture.of(data, r -> scale);
    assertThat(picture.width()).isEqualTo(MapPicture.MAX_WIDTH);
    assertThat(picture.argb()[233]).isEqualTo(ColourMap.VIRIDIS.argb(1));
    assertThat(picture.argb()[232]).isEqualTo(ColourMap.VIRIDIS.argb(0));
  }

  @Test
  void grid_findsTheTileUnderAPoint_andScrollsToIt() {
    HeadGrid grid = HeadGrid.of(600, 200, 72, 6, 0);
    assertThat(grid.perRow()).isEqualTo(6);
    for (int i : List.of(0, 5, 6, 13)) {
      assertThat(grid.at(grid.x(i) + 3, grid.y(i) + 3)).isEqualTo(i);
    }
    assertThat(grid.at(grid.x(0) + grid.tileWidth() + 2, 3)).isEqualTo(-1);
    double scroll = grid.reveal(71, 200);
    HeadGrid end = HeadGrid.of(600, 200, 72, 6, scroll);
    assertThat(end.y(71)).isBetween(0.0, 200 - end.rowHeight());
    assertThat(HeadGrid.of(300, 200, 72, 12, 0).perRow()).isLessThan(12);
  }

  private HeadsViewModel shown(Kind kind) {
    HeadsViewModel model = model();
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(kind, 0, 0));
    tabs.chosenProperty().set(AttentionTab.HEADS);
    return model;
  }

  private HeadsViewModel model() {
    return new HeadsViewModel(selection, current, colours, tabs, Runnable::run, Runnable::run);
  }
}
