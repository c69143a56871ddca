package dev.sightline.core.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * Writes a drawing as a PDF of one page that is as large as the figure, with the letters that it
 * uses embedded. The same drawing gives the same bytes. One thread.
 */
final class PdfFigure {
  private static final int BITS = 8;

  private final PDDocument document;
  private final PDPageContentStream page;
  private final double height;

  private PdfFigure(PDDocument document, PDPageContentStream page, double height) {
    this.document = document;
    this.page = page;
    this.height = height;
  }

  /** The file. */
  static byte[] write(Drawing drawing, FigureFont metrics) {
    try (PDDocument document = new PDDocument()) {
      // PDFBox would take the time for it
      document.setDocumentId((long) drawing.description().hashCode());
      PDDocumentInformation about = new PDDocumentInformation();
      about.setTitle(metrics.printable(drawing.title()));
      about.setSubject(metrics.printable(drawing.description()));
      about.setCreator("Sightline");
      document.setDocumentInformation(about);
      PDPage page = new PDPage(new PDRectangle((float) drawing.width(), (float) drawing.height()));
      document.addPage(page);
      PDFont font;
      try (InputStream in = new ByteArrayInputStream(FigureFont.bytes())) {
        font = PDType0Font.load(document, in, true);
      }
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        PdfFigure figure = new PdfFigure(document, stream, drawing.height());
        figure.draw(
            new Mark.Box(0, 0, drawing.width(), drawing.height(), drawing.ground()), font, metrics);
        for (Mark mark : drawing.marks()) {
          figure.draw(mark, font, metrics);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private void draw(Mark mark, PDFont font, FigureFont metrics) throws IOException {
    switch (mark) {
      case Mark.Box b -> {
        fill(b.rgb());
        page.addRect(
            (float) b.x(),
            (float) (height - b.y() - b.height()),
            (float) b.width(),
            (float) b.height());
        page.fill();
      }
      case Mark.Stroke s -> stroke(s);
      case Mark.Words w -> words(w, font, metrics);
      case Mark.Bitmap b ->
          page.drawImage(
              picture(b),
              (float) b.x(),
              (float) (height - b.y() - b.height()),
              (float) b.width(),
              (float) b.height());
    }
  }

  private void stroke(Mark.Stroke s) throws IOException {
    page.setStrokingColor(part(s.rgb(), 16), part(s.rgb(), 8), part(s.rgb(), 0));
    page.setLineWidth((float) s.width());
    page.moveTo((float) s.points().getFirst().x(), y(s.points().getFirst()));
    for (Mark.Point p : s.points().subList(1, s.points().size())) {
      page.lineTo((float) p.x(), y(p));
    }
    page.stroke();
  }

  private float y(Mark.Point p) {
    return (float) (height - p.y());
  }

  private void words(Mark.Words w, PDFont font, FigureFont metrics) throws IOException {
    double width = metrics.width(w.text(), w.size());
    double back =
        switch (w.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    double turn = Math.toRadians(w.degrees());
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    fill(w.rgb());
    page.beginText();
    page.setFont(font, (float) w.size());
    page.setTextMatrix(
        new Matrix(
            cos,
            sin,
            -sin,
            cos,
            (float) (w.x() - back * cos),
            (float) (height - w.y() - back * sin)));
    page.showText(w.text());
    page.endText();
  }

  private void fill(int rgb) throws IOException {
    page.setNonStrokingColor(part(rgb, 16), part(rgb, 8), part(rgb, 0));
  }

  private static float part(int rgb, int shift) {
    return (rgb >> shift & 0xFF) / 255f;
  }

  private PDImageXObject picture(Mark.Bitmap bitmap) throws IOException {
    Raster raster = bitmap.raster();
    byte[] rgb = new byte[3 * raster.argb().length];
    byte[] alpha = new byte[raster.argb().length];
    for (int i = 0; i < alpha.length; i++) {
      int c = raster.argb()[i];
      rgb[3 * i] = (byte) (c >> 16);
      rgb[3 * i + 1] = (byte) (c >> 8);
      rgb[3 * i + 2] = (byte) c;
      alpha[i] = (byte) (c >>> 24);
    }
    PDImageXObject picture = image(raster, rgb, PDDeviceRGB.INSTANCE);
    picture.setInterpolate(bitmap.smooth());
    if (!raster.isOpaque()) {
      PDImageXObject mask = image(raster, alpha, PDDeviceGray.INSTANCE);
      mask.setInterpolate(bitmap.smooth());
      picture.getCOSObject().setItem(COSName.SMASK, mask);
    }
    return picture;
  }

  private PDImageXObject image(Raster size, byte[] samples, PDColorSpace space) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream d = new DeflaterOutputStream(packed)) {
      d.write(samples);
    }
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(packed.toByteArray()),
        COSName.FLATE_DECODE,
        size.width(),
        size.height(),
        BITS,
        space);
  }
}
