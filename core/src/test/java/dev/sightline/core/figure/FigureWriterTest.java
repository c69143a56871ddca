package dev.sightline.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.problem.SightlineException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FigureWriterTest {
  private static final MatrixFigure MATRIX =
      new MatrixFigure(
          FigureFixture.matrix(false, 0.1f, 0.6f, 0.3f, 0f, 0.2f, 0.4f),
          FigureFixture.look(ScaleMode.WHOLE_MAP),
          FigureFixture.SOURCE);

  private static List<Figure> figures() {
    float[] heat = new float[49];
    heat[24] = 1;
    int[] grey = new int[64 * 36];
    Arrays.fill(grey, 0xFF808080);
    Scores.Matrix square =
        new Scores.Matrix(
            FigureFixture.tokens("[CLS]", "ü", "影片"),
            new Scores.Columns.OfTokens(FigureFixture.tokens("[CLS]", "ü", "影片")),
            new float[] {1, 0, 0, 0.5f, 0.5f, 0, 0.2f, 0.3f, 0.5f},
            false,
            "share");
    Look look = FigureFixture.look(ScaleMode.PER_ROW);
    return List.of(
        MATRIX,
        ViewFiguresTest.lanes(),
        ViewFiguresTest.flow(),
        ViewFiguresTest.heads(),
        new MatrixFigure(square, look, FigureFixture.SOURCE),
        new TokenFigure(
            new Scores.OfTokens(
                FigureFixture.tokens("dog", "cat"), new float[] {1, -2}, true, "score"),
            look,
            FigureFixture.SOURCE),
        new ClipFigure(
            new Scores.OfClips(FigureFixture.spans(3), new float[] {1, -2, 0.5f}, true, "score"),
            look,
            FigureFixture.SOURCE),
        new OverlayFigure(
            new Raster(64, 36, grey),
            new SpatialMap(7, 7, heat),
            ColorScale.unsigned(ColorMap.MAGMA, 1),
            0.7,
            true,
            Paper.LIGHT,
            "share",
            FigureFixture.SOURCE));
  }

  /** The marks that show values: boxes in the colours of the map. */
  private static List<Mark.Box> cells(Figure figure) {
    try (FigureFont font = FigureFont.open()) {
      return figure.draw(FigureSize.COLUMN.points(), font).marks().stream()
          .filter(Mark.Box.class::isInstance)
          .map(Mark.Box.class::cast)
          .toList();
    }
  }

  private static int pixel(Raster picture, Mark.Box box, FigureSize size) {
    double scale = size.dpi() / 72.0;
    int x = (int) ((box.x() + box.width() / 2) * scale);
    int y = (int) ((box.y() + box.height() / 2) * scale);
    return picture.argb()[y * picture.width() + x] & 0xFFFFFF;
  }

  @Test
  void eachCellHasExactlyTheColourOfItsValue() throws Exception {
    Raster picture = FigureWriter.paint(MATRIX, FigureSize.COLUMN);
    List<Mark.Box> cells = cells(MATRIX);
    float[] values = MATRIX.scores().values();
    assertThat(cells).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(pixel(picture, cells.get(i), FigureSize.COLUMN))
          .isEqualTo(ColorMap.VIRIDIS.rgb(values[i] / 0.6f));
    }
  }

  @Test
  void onDarkPaperTheGroundIsDarkAndLabelsCanBeRead() throws Exception {
    Look dark = new Look(ColorMap.VIRIDIS, ScaleMode.WHOLE_MAP, Paper.DARK);
    Figure figure = new MatrixFigure(MATRIX.scores(), dark, FigureFixture.SOURCE);
    Raster picture = FigureWriter.paint(figure, FigureSize.COLUMN);
    assertThat(picture.argb()[0]).isEqualTo(0xFF000000 | Paper.DARK.ground());
    String svg =
        new String(
            FigureWriter.write(figure, FigureFormat.SVG, FigureSize.COLUMN),
            StandardCharsets.UTF_8);
    assertThat(svg)
        .contains(ColorMap.toHex(Paper.DARK.ground()), ColorMap.toHex(Paper.DARK.ink()))
        .doesNotContain(ColorMap.toHex(Paper.LIGHT.ink()), "\"#ffffff\"");
    for (Paper paper : Paper.values()) {
      assertThat(contrast(paper.ink(), paper.ground())).isGreaterThan(12);
      assertThat(contrast(paper.grey(), paper.ground())).isGreaterThan(6.9);
    }
  }

  /** WCAG 2. */
  private static double contrast(int a, int b) {
    double x = ColorMap.luminance(a) + 0.05;
    double y = ColorMap.luminance(b) + 0.05;
    return Math.max(x, y) / Math.min(x, y);
  }

  @Test
  void signedScoresOnDarkPaperHaveADarkMiddle() throws Exception {
    Figure figure =
        new MatrixFigure(
            FigureFixture.matrix(true, -0.2f, 0f, 0.2f, 0.4f, -0.4f, 0.1f),
            new Look(ColorMap.MAGMA, ScaleMode.WHOLE_MAP, Paper.DARK),
            FigureFixture.SOURCE);
    Raster picture = FigureWriter.paint(figure, FigureSize.COLUMN);
    assertThat(pixel(picture, cells(figure).get(1), FigureSize.COLUMN))
        .isEqualTo(ColorMap.BERLIN.rgb(0.5));
  }

  @Test
  void signedScoresAreBlueGreyRedAboutZero() throws Exception {
    Figure figure =
        new MatrixFigure(
            FigureFixture.matrix(true, -0.2f, 0f, 0.2f, 0.4f, -0.4f, 0f),
            new Look(ColorMap.MAGMA, ScaleMode.WHOLE_MAP),
            FigureFixture.SOURCE);
    Raster picture = FigureWriter.paint(figure, FigureSize.COLUMN);
    List<Integer> colours =
        cells(figure).stream().map(b -> pixel(picture, b, FigureSize.COLUMN)).toList();
    assertThat(colours)
        .containsExactly(
            ColorMap.COOLWARM.rgb(0.25),
            ColorMap.COOLWARM.rgb(0.5),
            ColorMap.COOLWARM.rgb(0.75),
            ColorMap.COOLWARM.rgb(1),
            ColorMap.COOLWARM.rgb(0),
            ColorMap.COOLWARM.rgb(0.5));
  }

  /** Everything of a figure that shows one value and one gap. */
  private static List<Figure> withGaps(Look look) {
    float none = Float.NaN;
    float[] heat = {none, 1, 0.5f, none};
    int[] grey = new int[64 * 64];
    Arrays.fill(grey, 0xFF808080);
    return List.of(
        new MatrixFigure(
            FigureFixture.matrix(false, 0.1f, none, 0.3f, none, none, none),
            look,
            FigureFixture.SOURCE),
        new TokenFigure(
            new Scores.OfTokens(
                FigureFixture.tokens("dog", "cat"), new float[] {1, none}, false, "share"),
            look,
            FigureFixture.SOURCE),
        new ClipFigure(
            new Scores.OfClips(FigureFixture.spans(2), new float[] {1, none}, false, "share"),
            look,
            FigureFixture.SOURCE),
        new OverlayFigure(
            new Raster(64, 64, grey),
            new SpatialMap(2, 2, heat),
            ColorScale.unsigned(ColorMap.MAGMA, 1),
            0.7,
            false,
            look.paper(),
            "share",
            FigureFixture.SOURCE));
  }

  @Test
  void whatHasNoValueHasNoColourOfTheMapAndTheLegendSaysSo() throws Exception {
    for (Paper paper : Paper.values()) {
      Look look = new Look(ColorMap.VIRIDIS, ScaleMode.WHOLE_MAP, paper);
      Figure matrix = withGaps(look).getFirst();
      List<Mark.Box> cells = cells(matrix).subList(0, 6);
      assertThat(cells.get(0).rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(0.1f / 0.3f));
      for (int i : new int[] {1, 3, 4, 5}) {
        assertThat(cells.get(i).rgb()).isEqualTo(paper.ground());
      }
      String svg = svg(matrix);
      assertThat(svg).doesNotContain(ColorMap.VIRIDIS.hex(0));
      // one line across each of the four cells, from corner to corner, and one in the legend
      try (FigureFont font = FigureFont.open()) {
        assertThat(
                matrix.draw(FigureSize.COLUMN.points(), font).marks().stream()
                    .filter(Mark.Stroke.class::isInstance)
                    .map(m -> ((Mark.Stroke) m).points())
                    .filter(p -> p.get(0).x() < p.get(1).x() && p.get(0).y() > p.get(1).y()))
            .hasSize(5);
      }
      for (Figure figure : withGaps(look)) {
        assertThat(svg(figure)).contains("no value");
        try (PDDocument pdf =
            Loader.loadPDF(FigureWriter.write(figure, FigureFormat.PDF, FigureSize.COLUMN))) {
          assertThat(new PDFTextStripper().getText(pdf)).contains("no value");
        }
      }
    }
    for (Figure figure : figures()) {
      assertThat(svg(figure)).doesNotContain("no value");
    }
  }

  private static String svg(Figure figure) throws Exception {
    return new String(
        FigureWriter.write(figure, FigureFormat.SVG, FigureSize.COLUMN), StandardCharsets.UTF_8);
  }

  @Test
  void manyCellsOfWhichSomeHaveNoValueAreHatched() {
    int clips = 21_000;
    float[] values = new float[clips];
    Arrays.fill(values, 1);
    Arrays.fill(values, 0, clips / 2, Float.NaN);
    Figure figure =
        new MatrixFigure(
            new Scores.Matrix(
                FigureFixture.tokens("dog"),
                new Scores.Columns.OfClips(FigureFixture.spans(clips)),
                values,
                false,
                "share"),
            FigureFixture.look(ScaleMode.WHOLE_MAP),
            FigureFixture.SOURCE);
    try (FigureFont font = FigureFont.open()) {
      Raster map =
          figure.draw(FigureSize.PAGE.points(), font).marks().stream()
              .filter(Mark.Bitmap.class::isInstance)
              .map(m -> ((Mark.Bitmap) m).raster())
              .findFirst()
              .orElseThrow();
      int middle = map.width() / 2;
      assertThat(Arrays.stream(map.argb(), 0, middle - 1).map(p -> p & 0xFFFFFF).distinct())
          .containsExactlyInAnyOrder(Paper.LIGHT.ground(), Paper.LIGHT.grey());
      assertThat(map.at(middle + 1, 0) & 0xFFFFFF).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    }
  }

  @Test
  void theScaleModeDecidesWhatTheTopStandsFor() throws Exception {
    Scores.Matrix scores = FigureFixture.matrix(false, 0.1f, 0.6f, 0.3f, 0f, 0.2f, 0.4f);
    Figure perRow =
        new MatrixFigure(scores, FigureFixture.look(ScaleMode.PER_ROW), FigureFixture.SOURCE);
    Figure fixed =
        new MatrixFigure(scores, FigureFixture.look(ScaleMode.FIXED), FigureFixture.SOURCE);
    assertThat(cells(perRow).get(5).rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    assertThat(cells(fixed).get(5).rgb()).isEqualTo(ColorMap.VIRIDIS.rgb(0.4f));
  }

  @Test
  void aPngHasTheWidthAndTheResolutionThatWereAsked() throws Exception {
    byte[] png = FigureWriter.write(MATRIX, FigureFormat.PNG, FigureSize.ofMm(88, 300));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(Math.round(88 / 25.4f * 300));
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer physical = ByteBuffer.wrap(png, at + 4, 9);
    assertThat(physical.getInt()).isEqualTo(11811);
    assertThat(physical.getInt()).isEqualTo(11811);
    assertThat(physical.get()).isEqualTo((byte) 1);
    assertThat(
            ImageIO.read(
                    new ByteArrayInputStream(
                        FigureWriter.write(MATRIX, FigureFormat.PNG, FigureSize.ofPixels(800, 96))))
                .getWidth())
        .isEqualTo(800);
  }

  @Test
  void aPdfCarriesItsLettersAndIsAsWideAsAsked() throws Exception {
    byte[] pdf = FigureWriter.write(MATRIX, FigureFormat.PDF, FigureSize.COLUMN);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isCloseTo(88 / 25.4f * 72, within(0.01f));
      for (COSName name : page.getResources().getFontNames()) {
        assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
      }
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("dog", "cat", "share", "time in the video (s)")
          .contains("Cross-attention from text to video, layer 2, head 3")
          .containsPattern("everyday 1.1, SHA-256\\sab12ab12ab12\\.");
      assertThat(document.getDocumentInformation().getSubject()).contains("ab12".repeat(16));
    }
  }

  @Test
  void anSvgIsWellFormedNeedsNothingAndCarriesItsLetters() throws Exception {
    for (Figure figure : figures()) {
      Document svg = parse(FigureWriter.write(figure, FigureFormat.SVG, FigureSize.COLUMN));
      Element root = svg.getDocumentElement();
      assertThat(root.getAttribute("width")).isEqualTo("88mm");
      assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
          .contains("a dog & a <cat>");
      String style = root.getElementsByTagName("style").item(0).getTextContent();
      assertThat(style).contains("url(data:font/ttf;base64,").doesNotContain("http");
      for (int i = 0; i < root.getElementsByTagName("image").getLength(); i++) {
        Element image = (Element) root.getElementsByTagName("image").item(i);
        assertThat(image.getAttribute("xlink:href")).startsWith("data:image/png;base64,");
      }
    }
  }

  /** Own rasteriser and PDFBox's renderer are independent of each other. */
  @Test
  void paintedAndPrintedLookAlike() throws Exception {
    FigureSize size = new FigureSize(88, 144);
    for (Figure figure : figures()) {
      Raster painted = FigureWriter.paint(figure, size);
      try (PDDocument document =
          Loader.loadPDF(FigureWriter.write(figure, FigureFormat.PDF, size))) {
        BufferedImage printed =
            new PDFRenderer(document).renderImageWithDPI(0, size.dpi(), ImageType.RGB);
        int width = Math.min(printed.getWidth(), painted.width());
        int height = Math.min(printed.getHeight(), painted.height());
        assertThat(Math.abs(printed.getWidth() - painted.width())).isLessThanOrEqualTo(1);
        assertThat(Math.abs(printed.getHeight() - painted.height())).isLessThanOrEqualTo(1);
        double difference = 0;
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            int a = printed.getRGB(x, y);
            int b = painted.at(x, y);
            for (int shift = 0; shift < 24; shift += 8) {
              difference += Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
            }
          }
        }
        assertThat(difference / (3.0 * width * height))
            .as("mean difference of a channel in %s", figure.getClass().getSimpleName())
            .isLessThan(3.0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameFigureGivesTheSameBytes(FigureFormat format) throws Exception {
    for (Figure figure : figures()) {
      assertThat(FigureWriter.write(figure, format, FigureSize.COLUMN))
          .isEqualTo(FigureWriter.write(figure, format, FigureSize.COLUMN));
    }
  }

  @Test
  void aMatrixOfManyCellsIsOnePicture() throws Exception {
    int clips = 700;
    String[] names = new String[60];
    Arrays.setAll(names, i -> "word" + i);
    float[] values = new float[60 * clips];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    Figure figure =
        new MatrixFigure(
            new Scores.Matrix(
                FigureFixture.tokens(names),
                new Scores.Columns.OfClips(FigureFixture.spans(clips)),
                values,
                false,
                "share"),
            FigureFixture.look(ScaleMode.FIXED),
            FigureFixture.SOURCE);
    assertThat(cells(figure)).isEmpty();
    byte[] svg = FigureWriter.write(figure, FigureFormat.SVG, FigureSize.PAGE);
    assertThat(svg.length).isLessThan(1 << 20);
    try (FigureFont font = FigureFont.open()) {
      Mark.Bitmap map =
          figure.draw(FigureSize.PAGE.points(), font).marks().stream()
              .filter(Mark.Bitmap.class::isInstance)
              .map(Mark.Bitmap.class::cast)
              .findFirst()
              .orElseThrow();
      for (int c = 0; c < clips; c += 99) {
        assertThat(map.raster().at(4 * c + 1, 7) & 0xFFFFFF)
            .isEqualTo(ColorMap.VIRIDIS.rgb(values[7 * clips + c]));
      }
    }
  }

  @Test
  void sizesThatCannotBeAreRefusedInWords() {
    assertThatThrownBy(() -> FigureSize.ofMm(5, 300))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> assertThat(e.userMessage()).isEqualTo("A figure is 40 to 1500 mm wide."));
    assertThatThrownBy(() -> FigureSize.ofMm(Double.NaN, 300))
        .isInstanceOf(SightlineException.class);
    assertThatThrownBy(() -> FigureSize.ofMm(88, 20_000)).isInstanceOf(SightlineException.class);
    assertThatThrownBy(
            () -> FigureWriter.write(MATRIX, FigureFormat.PNG, FigureSize.ofMm(1500, 1200)))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.userMessage()).contains("too large"));
  }

  private static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }
}
