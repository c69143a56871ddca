package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.DivergingMap;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.core.media.Fraction;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The colours that come out on the screen. */
@ExtendWith({ToolkitCondition.class, ApplicationExtension.class})
class MatrixPixelsTest {
  private static final CanvasStyle STYLE =
      new CanvasStyle(
          Color.WHITE, Color.GRAY, Color.GRAY, Color.BLUE, Color.RED, Color.BLACK, Font.font(12));
  private final ColourSettings colours = new ColourSettings();

  @Test
  void weights_haveTheColoursOfTheSequentialMap() {
    WritableImage image = paint(new float[] {0, 0.25f, 0.5f}, false);
    assertThat(at(image, 0)).isEqualTo(Argb.color(colours.mapProperty().get().argb(0)));
    assertThat(at(image, 1)).isEqualTo(Argb.color(colours.mapProperty().get().argb(0.5)));
    assertThat(at(image, 2)).isEqualTo(Argb.color(colours.mapProperty().get().argb(1)));
  }

  @Test
  void signedScores_haveTheColoursOfTheDivergingMap_aroundItsNeutralMiddle() {
    for (DivergingMap map : DivergingMap.values()) {
      colours.divergingProperty().set(map);
      WritableImage image = paint(new float[] {-0.5f, 0, 0.25f}, true);
      assertThat(at(image, 0)).isEqualTo(Argb.color(map.argb(-1)));
      assertThat(at(image, 1)).isEqualTo(Argb.color(map.argb(0)));
      assertThat(at(image, 2)).isEqualTo(Argb.color(map.argb(0.5)));
    }
  }

  @Test
  void theScaleDecidesWhatTheTopColourStandsFor() {
    int full = colours.mapProperty().get().argb(1);
    float[] two = {0.2f, 0.1f, 0, 0.4f, 0.8f, 0};
    colours.scaleProperty().set(ScaleMode.WHOLE_MAP);
    assertThat(at(paint(two, 2), 1, 0)).isEqualTo(Argb.color(argb(0.1 / 0.8)));
    assertThat(at(paint(two, 2), 1, 1)).isEqualTo(Argb.color(full));
    colours.scaleProperty().set(ScaleMode.PER_ROW);
    assertThat(at(paint(two, 2), 0, 0)).isEqualTo(Argb.color(full));
    assertThat(at(paint(two, 2), 1, 1)).isEqualTo(Argb.color(full));
    assertThat(at(paint(two, 2), 0, 1)).isEqualTo(Argb.color(argb(0.5)));
    colours.scaleProperty().set(ScaleMode.FIXED);
    assertThat(at(paint(two, 2), 1, 1)).isEqualTo(Argb.color(argb(0.8)));
  }

  private int argb(double fraction) {
    return colours.mapProperty().get().argb((float) fraction);
  }

  @Test
  void theLegendRunsFromTheFirstColourToTheLast() {
    for (boolean signed : new boolean[] {false, true}) {
      WritableImage image =
          WaitForAsyncUtils.waitForAsyncFx(
              20_000,
              () -> {
                Legend legend = new Legend(colours);
                legend.setSigned(signed);
                new Scene(new StackPane(legend), 200, 40);
                legend.resize(128, 10);
                legend.layout();
                return legend.snapshot(null, null);
              });
      int first =
          signed ? colours.divergingProperty().get().argb(-1) : colours.mapProperty().get().argb(0);
      int last =
          signed ? colours.divergingProperty().get().argb(1) : colours.mapProperty().get().argb(1);
      assertThat(image.getPixelReader().getColor(0, 5)).isEqualTo(Argb.color(first));
      assertThat(image.getPixelReader().getColor(127, 5)).isEqualTo(Argb.color(last));
    }
  }

  private WritableImage paint(float[] rows, int count) {
    float[] values = new float[3 * (count + 2)]; // [CLS], the words, [SEP]
    System.arraycopy(rows, 0, values, 3, rows.length);
    MatrixData data =
        MatrixData.ofScores(
            AnalysisFixture.text("word other").tokens(),
            AnalysisFixture.clips(3, Fraction.of(3)),
            values,
            false);
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Canvas canvas = new Canvas(300, 200);
          MatrixGeometry geometry =
              new MatrixGeometry(0, 0, 300, 200, 100, 0, AxisWindow.all(data.extent()));
          new MatrixPainter(canvas.getGraphicsContext2D(), STYLE, geometry)
              .cells(data, r -> colours.scale(false, data.rowMax(r), data.max()));
          return canvas.snapshot(null, null);
        });
  }

  private static Color at(WritableImage image, int cell, int row) {
    return image.getPixelReader().getColor(cell * 100 + 50, row * 100 + 50);
  }

  private WritableImage paint(float[] row, boolean signed) {
    float[] values = new float[9]; // [CLS], one word, [SEP]
    System.arraycopy(row, 0, values, 3, 3);
    MatrixData data =
        MatrixData.ofScores(
            AnalysisFixture.text("word").tokens(),
            AnalysisFixture.clips(3, Fraction.of(3)),
            values,
            signed);
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Canvas canvas = new Canvas(300, 100);
          GraphicsContext g = canvas.getGraphicsContext2D();
          MatrixGeometry geometry =
              new MatrixGeometry(0, 0, 300, 100, 100, 0, AxisWindow.all(data.extent()));
          new MatrixPainter(g, STYLE, geometry)
              .cells(data, r -> colours.scale(signed, data.rowMax(r), data.max()));
          return canvas.snapshot(null, null);
        });
  }

  private static Color at(WritableImage image, int cell) {
    return image.getPixelReader().getColor(cell * 100 + 50, 50);
  }
}
