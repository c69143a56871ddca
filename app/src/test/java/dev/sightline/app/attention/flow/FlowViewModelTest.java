package dev.sightline.app.attention.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowViewModelTest {
  private final Selection selection = new Selection();
  private final AttentionViewModel cells =
      new AttentionViewModel(
          selection, new CurrentMap(selection, Runnable::run, Runnable::run), new ColourSettings());
  private final FlowViewModel model = new FlowViewModel(cells);
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus pass|es", 4, Fraction.of(8));

  @Test
  void theStrongestCellsAreLinks_inOrder() {
    selection.analysisProperty().set(analysis);
    model.countProperty().set(5);
    float[] values = model.data().values().clone();
    Arrays.sort(values);
    List<Link> links = model.linksProperty().get();
    assertThat(links).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(links.get(i).value()).isEqualTo(values[values.length - 1 - i]);
      assertThat(links.get(i).value())
          .isEqualTo(model.data().at(links.get(i).row(), links.get(i).column()));
    }
    assertThat(model.thresholdProperty().get())
        .isEqualTo("5 links, ≥ " + Words.weight(values[values.length - 5]));
  }

  @Test
  void moreThanThereAre_areAllThatThereAre() {
    selection.analysisProperty().set(analysis);
    model.countProperty().set(FlowViewModel.MAX_LINKS);
    assertThat(model.linksProperty().get()).hasSize(16);
    model.countProperty().set(0);
    assertThat(model.linksProperty().get()).isEmpty();
    assertThat(model.thresholdProperty().get()).isEmpty();
  }

  @Test
  void signedScores_areStrongOnBothSides_andNothingIsNoLink() {
    float[] scores = new float[12];
    scores[4] = -0.5f;
    scores[5] = 0.25f;
    scores[6] = Float.NaN;
    MatrixData data =
        MatrixData.ofScores(
            AnalysisFixture.text("word").tokens(),
            AnalysisFixture.clips(4, Fraction.of(4)),
            scores,
            true);
    assertThat(StrongestLinks.of(data, 9))
        .containsExactly(new Link(0, 0, -0.5f), new Link(0, 1, 0.25f));
  }

  @Test
  void strength_followsTheScale() {
    selection.analysisProperty().set(analysis);
    Link first = model.linksProperty().get().getFirst();
    assertThat(model.strength(first)).isEqualTo(1);
    cells.colours().scaleProperty().set(ScaleMode.FIXED);
    assertThat(model.strength(first)).isCloseTo(first.value(), within(1e-9));
    assertThat(model.legendProperty().get().top()).isEqualTo("1.000");
  }

  @Test
  void aTokenOfAnyView_lightsItsLinks() {
    selection.analysisProperty().set(analysis);
    assertThat(model.isAnyLit()).isFalse();
    selection.hoverTokenProperty().set(2);
    assertThat(model.linksProperty().get())
        .allSatisfy(l -> assertThat(model.isLit(l)).isEqualTo(l.row() == 1));
    selection.hoverTokenProperty().set(Selection.NONE);
    selection.hoverClipProperty().set(3);
    assertThat(model.linksProperty().get())
        .allSatisfy(l -> assertThat(model.isLit(l)).isEqualTo(l.column() == 3));
  }

  @Test
  void pointing_findsLinksTokensAndClips() {
    selection.analysisProperty().set(analysis);
    FlowLayout layout = FlowLayout.of(model.data(), 800, 300, AxisWindow.all(8));
    List<Link> one = List.of(new Link(1, 2, 1));
    double x = (layout.rowX(1) + layout.columnX(2)) / 2;
    double middle = (layout.top() + layout.bottom()) / 2;
    assertThat(layout.linkAt(x, middle, one)).isZero();
    assertThat(layout.linkAt(x + 30, middle, one)).isEqualTo(-1);
    assertThat(layout.linkAt(layout.rowX(1), layout.top() + 1, one)).isZero();
    assertThat(layout.linkAt(layout.columnX(2), layout.bottom() - 1, one)).isZero();
    assertThat(layout.rowAt(layout.rowX(3), 10)).isEqualTo(3);
    assertThat(layout.columnAt(layout.columnX(3), 290)).isEqualTo(3);
    assertThat(layout.columnAt(layout.columnX(3), 100)).isEqualTo(-1);
  }

  @Test
  void textToText_linksWordsToWords() {
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(model.linksProperty().get()).hasSize(36);
    cells.pointAt(new Cell(1, 2));
    assertThat(model.linksProperty().get().stream().filter(model::isLit)).hasSize(1);
  }

  @Test
  void withoutAnalysis_thereIsNothing() {
    assertThat(model.data()).isNull();
    assertThat(model.linksProperty().get()).isEmpty();
    assertThat(model.legendProperty().get().unit()).isEmpty();
  }
}
