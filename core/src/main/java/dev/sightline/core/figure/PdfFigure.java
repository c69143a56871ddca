package dev.sightline.core.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Writes a drawing as a PDF of one page that is as large as the figure, with the letters that it
 * uses embedded. The same drawing gives the same bytes. Stateless.
 */
final class PdfFigure {
  private PdfFigure() {}

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
      PdfPainter painter = new PdfPainter(document, metrics, false);
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        painter.paint(
            stream,
            drawing.height(),
            List.of(new Mark.Box(0, 0, drawing.width(), drawing.height(), drawing.ground())));
        painter.paint(stream, drawing.height(), drawing.marks());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
