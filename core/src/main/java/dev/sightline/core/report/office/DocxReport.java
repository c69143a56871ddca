package dev.sightline.core.report.office;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.office.OfficeZip.Relation;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a report as a document (WordprocessingML): real headings, lists and tables, figures as
 * pictures with their description. Always on white: documents are printed. The same report gives
 * the same bytes. Use once; one thread.
 */
public final class DocxReport {
  private static final int EMU_PER_MM = 36_000;
  private static final double MM_PER_POINT = 25.4 / 72;
  private static final int TWENTIETHS = 20;
  private static final int MARGIN = 54;
  private static final double LOGO_MM = 34;

  private final ReportDocument document;
  private final ReportStyle style;
  private final ReportWords words;
  private final OfficeZip zip = new OfficeZip();
  private final List<Relation> relations = new ArrayList<>();
  private final WordXml xml = new WordXml();
  private final double widthMm;

  /** The chapter that is being written, or the report itself. */
  private ReportDocument part;

  private DocxReport(ReportDocument document, ReportStyle style) {
    this.document = document;
    this.part = document;
    this.words = ReportWords.of(document);
    this.style =
        new ReportStyle(
            style.sheet(),
            style.colours(),
            dev.sightline.core.figure.Paper.LIGHT,
            style.language());
    this.widthMm = (style.sheet().width() - 2 * MARGIN) * MM_PER_POINT;
  }

  /**
   * The file.
   *
   * @throws SightlineException if a figure has too many pixels, or the user stopped it
   */
  public static byte[] write(ReportDocument document, ReportStyle style, Progress progress)
      throws SightlineException {
    return new DocxReport(document, style).file(progress);
  }

  private byte[] file(Progress progress) throws SightlineException {
    ReportDocument.Front front = document.front();
    relations.add(new Relation("rId1", "styles", "styles.xml"));
    relations.add(new Relation("rId2", "numbering", "numbering.xml"));
    relations.add(new Relation("rId3", "footer", "footer1.xml"));
    front();
    if (document.hasChapters()) {
      xml.paragraph("Contents", words.text("contents"));
      for (int i = 0; i < document.chapters().size(); i++) {
        xml.entry(document.chapters().get(i).front().title(), i + 1, widthTwentieths());
      }
    }
    int done = 0;
    for (ReportDocument chapter : document.parts()) {
      part = chapter;
      progress.update((double) done++ / document.parts().size(), Phrase.of("Writing the document"));
      if (isChapter()) {
        xml.chapter(chapter.front().title(), done - 1);
      }
      for (ReportDocument.Section section : chapter.sections()) {
        progress.checkCancelled();
        xml.paragraph(isChapter() ? "Heading2" : "Heading1", section.title());
        for (ReportBlock block : section.blocks()) {
          block(block);
        }
      }
    }
    zip.root("word/document.xml");
    zip.properties(front.title(), front.author(), front.product(), front.language());
    zip.xml(
        "word/document.xml", WordXml.MAIN_TYPE, xml.document(style.sheet(), MARGIN * TWENTIETHS));
    zip.xml(
        "word/styles.xml",
        WordXml.STYLES_TYPE,
        WordStyles.of(front.language(), document.hasChapters()));
    zip.xml("word/numbering.xml", WordXml.NUMBERING_TYPE, WordStyles.numbering());
    zip.xml(
        "word/footer1.xml", WordXml.FOOTER_TYPE, WordXml.footer(front.title(), words.text("foot")));
    zip.relations("word/_rels/document.xml.rels", relations);
    return zip.bytes();
  }

  private void front() {
    ReportDocument.Front front = document.front();
    front
        .logo()
        .ifPresent(
            logo -> {
              double mm = Math.min(LOGO_MM, LOGO_MM * 0.45 * logo.aspect());
              picture(
                  logo.file(),
                  logo.mediaType().equals(Picture.JPEG) ? "jpeg" : "png",
                  words.text("logo"),
                  mm,
                  mm / logo.aspect());
            });
    xml.paragraph("Title", front.title());
    if (!front.author().isEmpty()) {
      xml.paragraph("Subtitle", front.author());
    }
    for (String line : front.notes().isEmpty() ? new String[0] : front.notes().split("\n", -1)) {
      xml.paragraph("Normal", line);
    }
  }

  private void block(ReportBlock block) throws SightlineException {
    switch (block) {
      case ReportBlock.Facts b -> {
        xml.facts(b, widthTwentieths());
        xml.paragraph("Gap", "");
      }
      case ReportBlock.Paragraph b -> xml.paragraph("Normal", b.text());
      case ReportBlock.Note b -> xml.paragraph("Note", b.text());
      case ReportBlock.Warning b -> xml.paragraph("Warning", b.text());
      case ReportBlock.Stated b -> xml.stated(b.value(), b.text());
      case ReportBlock.Bullets b -> b.points().forEach(p -> xml.paragraph("ListBullet", p));
      case ReportBlock.Table b -> {
        xml.paragraph("Caption", b.caption());
        xml.table(b, widthTwentieths());
        xml.paragraph("Gap", "");
      }
      case ReportBlock.Text b -> xml.text(b, style.colours());
      case ReportBlock.Artwork b -> artwork(b);
    }
  }

  private boolean isChapter() {
    return part != document;
  }

  private int widthTwentieths() {
    return (int) Math.round((style.sheet().width() - 2 * MARGIN) * TWENTIETHS);
  }

  private void artwork(ReportBlock.Artwork art) throws SightlineException {
    xml.paragraph(isChapter() ? "Heading3" : "Heading2", art.title());
    Optional<OfficeFigures.Png> drawn = OfficeFigures.of(art, part, style, widthMm);
    if (drawn.isEmpty()) {
      xml.paragraph("Note", words.text("figure.missing"));
      return;
    }
    double most = (style.sheet().height() - 4 * MARGIN) * MM_PER_POINT;
    double height = Math.min(most, widthMm / drawn.get().aspect());
    picture(drawn.get().png(), "png", art.alt(), height * drawn.get().aspect(), height);
  }

  private void picture(byte[] file, String ending, String alt, double mm, double highMm) {
    int number = relations.size() + 1;
    String name = "media/image" + number + "." + ending;
    zip.raw("word/" + name, file);
    relations.add(new Relation("rId" + number, "image", name));
    xml.picture(number, alt, Math.round(mm * EMU_PER_MM), Math.round(highMm * EMU_PER_MM));
  }
}
