package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.DivergingMap;
import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.fixture.ToolkitCondition;
import dev.sightline.core.media.Fraction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
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
