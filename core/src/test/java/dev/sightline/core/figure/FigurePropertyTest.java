package dev.sightline.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.numbers.Scores;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FigurePropertyTest {
  @Property(tries = 60)
  void anyLabelCanBeDrawn(@ForAll String label, @ForAll float value) throws Exception {
    Figure figure =
        new TokenFigure(
            new Scores.OfTokens(
                FigureFixture.tokens(label, "b"), new float[] {value, 1}, true, label),
            FigureFixture.look(ScaleMode.WHOLE_MAP),
            FigureFixture.SOURCE);
    byte[] svg = FigureWriter.write(figure, FigureFormat.SVG, FigureSize.COLUMN);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    byte[] pdf = FigureWriter.write(figure, FigureFormat.PDF, FigureSize.COLUMN);
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Property(tries = 40)
  void everyPictureIsReadAsItWasWritten(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed)
      throws Exception {
    int[] argb = new java.util.Random(seed).ints((long) width * height).toArray();
    var read =
        ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(new Raster(width, height, argb))));
    assertThat(read.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(argb);
  }

  /** Whatever its edges, the coverage of a rectangle adds up to its area. */
  @Property
  void coverageAddsUpToTheArea(
      @ForAll @DoubleRange(max = 20) double x,
      @ForAll @DoubleRange(max = 20) double y,
      @ForAll @DoubleRange(min = 0.01, max = 30) double w,
      @ForAll @DoubleRange(min = 0.01, max = 30) double h,
      @ForAll @DoubleRange(min = -5, max = 5) double shear) {
    double least = Math.min(x, x + shear);
    double most = Math.max(x + w, x + w + shear);
    Coverage coverage = new Coverage(least, y, most, y + h);
    coverage.line(x, y, x + w, y);
    coverage.line(x + w, y, x + w + shear, y + h);
    coverage.line(x + w + shear, y + h, x + shear, y + h);
    coverage.line(x + shear, y + h, x, y);
    float[] row = new float[coverage.width()];
    double sum = 0;
    for (int i = 0; i < coverage.height(); i++) {
      coverage.row(i, row);
      for (float v : row) {
        sum += v;
      }
    }
    assertThat(sum).isCloseTo(w * h, within(1e-3 * Math.max(1, w * h)));
  }
}
