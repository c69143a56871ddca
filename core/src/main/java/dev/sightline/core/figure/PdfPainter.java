package dev.sightline.core.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * Paints marks on pages of one PDF, with the letters that they use embedded; a picture that comes
 * twice is stored once. One thread.
 */
public final class PdfPainter {
  private static final int BITS = 8;

  private final PDDocument document;
  private final FigureFont metrics;
  private final boolean archive;
  private final Map<FontFace, PDFont> fonts = new EnumMap<>(FontFace.class);
  private final IdentityHashMap<Raster, PDImageXObject> pictures = new IdentityHashMap<>();
  private final IdentityHashMap<Raster, byte[]> jpegs = new IdentityHashMap<>();

  /**
   * @param metrics measures what is written
   * @param archive true: nothing that PDF/A forbids, such as asking the viewer to smooth pictures
   */
  public PdfPainter(PDDocument document, FigureFont metrics, boolean archive) {
    this.document = document;
    this.metrics = metrics;
    this.archive = archive;
  }

  /** Stores a picture as the JPEG file that it was read from, which is smaller. */
  public void encoded(Raster picture, byte[] jpeg) {
    jpegs.put(picture, jpeg);
  }

  /**
   * Paints marks.
   *
   * @param height of the page, points
   * @throws IOException never but in memory
   */
  public void paint(PDPageContentStream page, double height, Iterable<Mark> marks)
      throws IOException {
    for (Mark mark : marks) {
      switch (mark) {
        case Mark.Box b -> {
          fill(page, b.rgb());
          page.addRect(
              (float) b.x(),
              (float) (height - b.y() - b.height()),
              (float) b.width(),
              (float) b.height());
          page.fill();
        }
        case Mark.Stroke s -> stroke(page, height, s);
        case Mark.Words w -> words(page, height, w);
        case Mark.Bitmap b ->
            page.drawImage(
                picture(b),
                (float) b.x(),
                (float) (height - b.y() - b.height()),
                (float) b.width(),
                (float) b.height());
      }
    }
  }

  private static void stroke(PDPageContentStream page, double height, Mark.Stroke s)
      throws IOException {
    page.setStrokingColor(part(s.rgb(), 16), part(s.rgb(), 8), part(s.rgb(), 0));
    page.setLineWidth((float) s.width());
    Mark.Point first = s.points().getFirst();
    page.moveTo((float) first.x(), (float) (height - first.y()));
    for (Mark.Point p : s.points().subList(1, s.points().size())) {
      page.lineTo((float) p.x(), (float) (height - p.y()));
    }
    page.stroke();
  }

  private void words(PDPageContentStream page, double height, Mark.Words w) throws IOException {
    double width = metrics.of(w.face()).width(w.text(), w.size());
    double back =
        switch (w.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    double turn = Math.toRadians(w.degrees());
    float cos = (float) Math.cos(turn);
    float sin = (float) Math.sin(turn);
    fill(page, w.rgb());
    page.beginText();
    page.setFont(font(w.face()), (float) w.size());
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

  private PDFont font(FontFace face) throws IOException {
    PDFont font = fonts.get(face);
    if (font == null) {
      try (InputStream in = new ByteArrayInputStream(FigureFont.bytes(face))) {
        font = PDType0Font.load(document, in, true);
      }
      fonts.put(face, font);
    }
    return font;
  }

  private static void fill(PDPageContentStream page, int rgb) throws IOException {
    page.setNonStrokingColor(part(rgb, 16), part(rgb, 8), part(rgb, 0));
  }

  private static float part(int rgb, int shift) {
    return (rgb >> shift & 0xFF) / 255f;
  }

  private PDImageXObject picture(Mark.Bitmap bitmap) throws IOException {
    PDImageXObject known = pictures.get(bitmap.raster());
    if (known == null) {
      byte[] jpeg = jpegs.get(bitmap.raster());
      known = jpeg == null ? pixels(bitmap) : jpeg(bitmap.raster(), jpeg);
      pictures.put(bitmap.raster(), known);
    }
    return known;
  }

  private PDImageXObject jpeg(Raster size, byte[] file) throws IOException {
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(file),
        COSName.DCT_DECODE,
        size.width(),
        size.height(),
        BITS,
        PDDeviceRGB.INSTANCE);
  }

  private PDImageXObject pixels(Mark.Bitmap bitmap) throws IOException {
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
    boolean smooth = bitmap.smooth() && !archive;
    PDImageXObject picture = image(raster, rgb, PDDeviceRGB.INSTANCE);
    picture.setInterpolate(smooth);
    if (!raster.isOpaque()) {
      PDImageXObject mask = image(raster, alpha, PDDeviceGray.INSTANCE);
      mask.setInterpolate(smooth);
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
