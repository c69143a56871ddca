package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class AttentionViewModelTest {
  private final Selection selection = new Selection();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus pass|es", 4, Fraction.of(8));

  @Test
  void pointingAtACell_tellsOthers_andReadsItsValue() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    model.pointAt(new Cell(1, 2));
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(2);
    assertThat(selection.hoverClipProperty().get()).isEqualTo(2);
    assertThat(model.readoutProperty().get()).isEqualTo("“bus” × clip 3 (4.0–6.0 s)");
    float expected =
        TokenClipMatrix.of(analysis.attention(Kind.ALIGNMENT).orElseThrow().map(0, 0)).at(2, 2);
    assertThat(model.valueProperty().get()).isEqualTo(Words.weight(expected));
    model.pointAway();
    assertThat(selection.hoverTokenProperty().get()).isEqualTo(Selection.NONE);
    assertThat(model.spoken()).isEmpty();
  }

  @Test
  void withoutAText_thereIsAnAnswer() {
    AttentionViewModel model = model();
    assertThat(model.analysedProperty().getValue()).isFalse();
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("v.mp4"), "", 4, Fraction.of(8)));
    assertThat(model.analysedProperty().getValue()).isTrue();
  }

  @Test
  void anotherViewsToken_lightsItsRow() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    selection.hoverTokenProperty().set(4);
    assertThat(model.litProperty().get()).isEqualTo(new Cell(3, AttentionViewModel.NONE));
    assertThat(model.readoutProperty().get()).isEqualTo("“‑es (in passes)” × clip 1 (0.0–2.0 s)");
  }

  @Test
  void clickingACell_pinsTheWord_andSeeksToTheClip() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    model.choose(new Cell(0, 3));
    assertThat(selection.tokenProperty().get()).isEqualTo(1);
    assertThat(selection.seekRequestProperty().get()).isEqualTo(Fraction.of(6));
  }

  @Test
  void clickingAPinnedRowsLabel_letsItGo() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    Cell label = new Cell(0, AttentionViewModel.NONE);
    model.choose(label);
    assertThat(selection.tokenProperty().get()).isEqualTo(1);
    model.choose(label);
    assertThat(selection.tokenProperty().get()).isEqualTo(Selection.NONE);
    assertThat(selection.seekRequestProperty().get()).isNull();
  }

  @Test
  void keyboard_startsAtThePlayhead_staysInside_andChooses() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    selection.playheadProperty().set(Fraction.of(5));
    model.moveCursor(1, 0);
    assertThat(model.cursorProperty().get()).isEqualTo(new Cell(0, 2));
    model.moveCursor(-5, 9);
    assertThat(model.cursorProperty().get()).isEqualTo(new Cell(0, 3));
    model.chooseCursor();
    assertThat(selection.seekRequestProperty().get()).isEqualTo(Fraction.of(6));
  }

  @Test
  void otherKinds_areOfferedAndClampedToWhatThereIs() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    assertThat(model.kinds())
        .containsExactly(Kind.ALIGNMENT, Kind.TEXT_SELF, Kind.TEXT_TO_VIDEO, Kind.VIDEO_TO_TEXT);
    model.showKind(Kind.TEXT_SELF);
    assertThat(model.choice()).isEqualTo(new MapChoice(Kind.TEXT_SELF, 1, MapChoice.MEAN));
    assertThat(model.layers()).isEqualTo(2);
    assertThat(model.heads()).isEqualTo(3);
    model.showHead(2);
    assertThat(model.choice().head()).isEqualTo(2);
    assertThat(model.shownProperty().get().matrix().rows()).hasSize(6);
  }

  @Test
  void textToText_readsTokenByToken_andDoesNotSeek() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    model.showKind(Kind.TEXT_SELF);
    model.pointAt(new Cell(1, 2));
    assertThat(model.readoutProperty().get()).isEqualTo("“a” × “bus”");
    model.choose(new Cell(1, 2));
    assertThat(selection.seekRequestProperty().get()).isNull();
  }

  @Test
  void scale_followsTheMode() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    MatrixData data = model.shownProperty().get().matrix();
    assertThat(model.scale(data, 0).max()).isEqualTo(data.max());
    model.colours().scaleProperty().set(ScaleMode.PER_ROW);
    assertThat(model.scale(data, 0).max()).isEqualTo(data.rowMax(0));
    model.colours().scaleProperty().set(ScaleMode.FIXED);
    assertThat(model.scale(data, 0).max()).isEqualTo(1);
  }

  @Test
  void anOlderMapThatComesLast_isDropped() {
    CurrentMap current = new CurrentMap(selection, held::add, Runnable::run);
    Analysis other = AnalysisFixture.of(Path.of("w.mp4"), "one", 2, Fraction.of(2));
    selection.analysisProperty().set(analysis);
    selection.analysisProperty().set(other);
    Runnable older = held.removeFirst();
    held.removeFirst().run();
    older.run();
    assertThat(current.shownProperty().get().analysis()).isSameAs(other);
  }

  @Test
  void shorterText_dropsTheCursorThatIsGone() {
    AttentionViewModel model = model();
    selection.analysisProperty().set(analysis);
    model.moveCursor(0, 0);
    model.moveCursor(3, 0);
    selection.analysisProperty().set(AnalysisFixture.of(Path.of("v.mp4"), "a", 4, Fraction.of(8)));
    assertThat(model.cursorProperty().get()).isEqualTo(Cell.NOWHERE);
  }

  private AttentionViewModel model() {
    CurrentMap current = new CurrentMap(selection, Runnable::run, Runnable::run);
    return new AttentionViewModel(selection, current, new ColourSettings());
  }
}
