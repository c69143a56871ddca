package dev.sightline.app.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourScale;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OverlayViewModelTest {
  private final Selection selection = new Selection();
  private final ColourSettings colours = new ColourSettings();
  private final OverlayViewModel model =
      new OverlayViewModel(
          selection, new CurrentMap(selection, Runnable::run, Runnable::run), colours);
  private final Analysis analysis =
      AnalysisFixture.of(Path.of("v.mp4"), "a bus passes", 4, Fraction.of(8));
  private final AttentionMap map = analysis.attention(Kind.ALIGNMENT).orElseThrow().map(0, 0);

  @Test
  void withoutAnalysis_thereIsNothing() {
    assertThat(model.layerProperty().get()).isNull();
    assertThat(model.pixels()).isEmpty();
    assertThat(model.valueAt(0.5, 0.5)).isEmpty();
  }

  @Test
  void withoutWord_theMeanOverWordsInThePlayheadsClip() {
    selection.analysisProperty().set(analysis);
    assertThat(model.layerProperty().get().map().values())
        .isEqualTo(SpatialMap.meanOverWords(map, 0).values());
    assertThat(model.titleProperty().get()).isEqualTo("all words");
  }

  @Test
  void hoveredWord_isPainted_andFollowsThePlayhead() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(1);
    selection.hoverTokenProperty().set(2);
    selection.playheadProperty().set(Fraction.of(5));
    assertThat(model.titleProperty().get()).isEqualTo("“bus”");
    assertThat(model.layerProperty().get().map().values())
        .isEqualTo(SpatialMap.of(map, 2, 2).values());
    selection.hoverTokenProperty().set(Selection.NONE);
    assertThat(model.titleProperty().get()).isEqualTo("“a”");
  }

  @Test
  void scale_reachesToTheWordsLargestValueInTheWholeVideo() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(3);
    double max = 0;
    for (int c = 0; c < 4; c++) {
      max = Math.max(max, SpatialMap.of(map, 3, c).max());
    }
    assertThat(model.layerProperty().get().scale().max()).isEqualTo(max);
  }

  @Test
  void textToText_hasNoPlaceInThePicture() {
    selection.analysisProperty().set(analysis);
    selection.mapProperty().set(new MapChoice(Kind.TEXT_SELF, 0, 0));
    assertThat(model.layerProperty().get()).isNull();
    assertThat(model.titleProperty().get()).isEmpty();
  }

  @Test
  void off_paintsNothing() {
    selection.analysisProperty().set(analysis);
    assertThat(model.pixels()).hasSize(OverlayViewModel.RASTER * OverlayViewModel.RASTER);
    model.enabledProperty().set(false);
    assertThat(model.pixels()).isEmpty();
    assertThat(model.valueAt(0.5, 0.5)).isEmpty();
  }

  @Test
  void valueUnderThePointer_isTheCellsValue() {
    selection.analysisProperty().set(analysis);
    selection.tokenProperty().set(2);
    float expected = SpatialMap.of(map, 2, 0).at(6, 0);
    assertThat(model.valueAt(0.01, 0.99))
        .isEqualTo(
            "“bus”: "
                + Words.weight(expected)
                + " of at most "
                + Words.weight(model.layerProperty().get().scale().max())
                + " · row 7, column 1");
    assertThat(model.valueAt(1, 0.5)).isEmpty();
    assertThat(model.valueAt(-0.1, 0.5)).isEmpty();
  }

  @Test
  void otherColours_repaint() {
    selection.analysisProperty().set(analysis);
    colours.mapProperty().set(ColourMap.MAGMA);
    assertThat(model.layerProperty().get().scale())
        .isInstanceOfSatisfying(
            ColourScale.class, s -> assertThat(s.map()).isEqualTo(ColourMap.MAGMA));
  }

  @Test
  void raster_isClearWhereNothingIs_andFullAtTheTop() {
    SpatialMap corner = new SpatialMap(2, 2, new float[] {0, 0, 0, 1});
    int[] px = OverlayRaster.paint(corner, new ColourScale(ColourMap.VIRIDIS, 1), 1, 8);
    assertThat(px[0] >>> 24).isZero();
    assertThat(px[63]).isEqualTo(ColourMap.VIRIDIS.argb(1));
    assertThat(px[8 * 4 + 4] >>> 24).isBetween(50, 120);
  }
}
