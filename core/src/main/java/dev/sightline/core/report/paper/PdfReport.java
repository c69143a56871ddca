package dev.sightline.core.report.paper;

import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.PdfPainter;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.words.Phrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Writes a laid-out report as PDF 1.7: tagged, with all fonts inside, as PDF/A-2a (ISO 19005-2) and
 * PDF/UA-1 (ISO 14289-1) ask. The same report gives the same bytes. Stateless and thread-safe.
 */
public final class PdfReport {
  private static final float VERSION = 1.7f;
  private static final String CREATOR = "Sightline";

  private PdfReport() {}

  /**
   * The file.
   *
   * @throws CancelledException if the user stopped it
   */
  public static byte[] write(LaidReport report, Progress progress) throws CancelledException {
    try (PDDocument document = new PDDocument();
        FigureFont metrics = FigureFont.open()) {
      PdfTags tags = new PdfTags(report.root());
      describe(document, report.document().front());
      PdfPainter painter = new PdfPainter(document, metrics, true);
      known(painter, report.document());
      float width = (float) report.style().sheet().width();
      float height = (float) report.style().sheet().height();
      for (int i = 0; i < report.size(); i++) {
        progress.checkCancelled();
        progress.update((double) i / report.size(), Phrase.of("Writing the PDF"));
        PDPage page = new PDPage(new PDRectangle(width, height));
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        tags.begin(page, i);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
          stream.beginMarkedContent(COSName.ARTIFACT);
          painter.paint(
              stream,
              height,
              List.of(new Mark.Box(0, 0, width, height, report.style().theme().ground())));
          stream.endMarkedContent();
          for (LaidPage.Piece piece : report.pages().get(i).pieces()) {
            tags.open(stream, piece);
            painter.paint(stream, height, piece.marks());
            stream.endMarkedContent();
          }
        }
      }
      jumps(document, report, tags);
      tags.finish(document);
      outline(document, report);
      // after everything else, since PDFBox would take the time for it
      document.setDocumentId((long) report.document().front().title().hashCode());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static void describe(PDDocument document, ReportDocument.Front front) throws IOException {
    document.setVersion(VERSION);
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(front.title());
    if (!front.author().isEmpty()) {
      about.setAuthor(front.author());
    }
    about.setCreator(front.product().isEmpty() ? CREATOR : front.product());
    document.setDocumentInformation(about);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(front.language());
    PDViewerPreferences preferences =
        new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(PdfMetadata.xmp(front));
    catalog.setMetadata(metadata);
    PDOutputIntent intent =
        new PDOutputIntent(document, new ByteArrayInputStream(SrgbProfile.bytes()));
    intent.setInfo("sRGB IEC61966-2.1");
    intent.setOutputCondition("sRGB IEC61966-2.1");
    intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
    intent.setRegistryName("http://www.color.org");
    catalog.addOutputIntent(intent);
  }

  /** Pictures that come as JPEG stay JPEG. */
  private static void known(PdfPainter painter, ReportDocument document) {
    for (ReportDocument part : document.parts()) {
      for (Picture picture : part.pictures().clips()) {
        if (picture.mediaType().equals(Picture.JPEG)) {
          picture.pixels().ifPresent(p -> painter.encoded(p, picture.file()));
        }
      }
    }
  }

  private static void jumps(PDDocument document, LaidReport report, PdfTags tags)
      throws IOException {
    double height = report.style().sheet().height();
    for (LaidReport.Jump jump : report.jumps()) {
      PDPage page = document.getPage(jump.page());
      PDAnnotationLink link = new PDAnnotationLink();
      link.setRectangle(
          new PDRectangle(
              (float) jump.x(),
              (float) (height - jump.y() - jump.height()),
              (float) jump.width(),
              (float) jump.height()));
      link.setDestination(destination(document, report, jump.to()));
      link.setContents(jump.title());
      link.setPrinted(true);
      PDBorderStyleDictionary none = new PDBorderStyleDictionary();
      none.setWidth(0);
      link.setBorderStyle(none);
      tags.link(jump.owner(), page, link);
      page.getAnnotations().add(link);
    }
  }

  private static PDPageXYZDestination destination(
      PDDocument document, LaidReport report, LaidReport.Mark to) {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(document.getPage(to.page()));
    place.setTop((int) Math.round(report.style().sheet().height() - to.y()));
    return place;
  }

  private static void outline(PDDocument document, LaidReport report) {
    PDDocumentOutline outline = new PDDocumentOutline();
    PDOutlineItem above = null;
    for (LaidReport.Mark mark : report.outline()) {
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(mark.title());
      item.setDestination(destination(document, report, mark));
      if (mark.level() > 0 && above != null) {
        above.addLast(item);
      } else {
        outline.addLast(item);
        above = item;
      }
    }
    if (!report.outline().isEmpty()) {
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
  }
}
