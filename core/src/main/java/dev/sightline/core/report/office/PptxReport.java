package dev.sightline.core.report.office;

import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.office.OfficeZip.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a report as slides of 16 : 9 (PresentationML): a slide for each figure, and as many for
 * texts and tables as they fill. The same report gives the same bytes. Use once; one thread.
 */
public final class PptxReport {
  private static final double FIGURE_MM = 250;
  private static final String RELS = ".rels";

  private final ReportDocument document;
  private final ReportStyle style;
  private final OfficeZip zip = new OfficeZip();
  private final List<Relation> slides = new ArrayList<>();
  private final SlideXml xml;
  private final FigureFont font;
  private int pictures;

  private PptxReport(ReportDocument document, ReportStyle style, FigureFont font) {
    this.document = document;
    this.style = style;
    this.font = font;
    this.xml = new SlideXml(style.theme());
  }

  /**
   * The file.
   *
   * @throws SightlineException if a figure has too many pixels, or the user stopped it
   */
  public static byte[] write(ReportDocument document, ReportStyle style, Progress progress)
      throws SightlineException {
    try (FigureFont font = FigureFont.open()) {
      return new PptxReport(document, style, font).file(progress);
    }
  }

  private byte[] file(Progress progress) throws SightlineException {
    ReportDocument.Front front = document.front();
    title();
    int done = 0;
    for (ReportDocument.Section section : document.sections()) {
      progress.checkCancelled();
      progress.update((double) done++ / document.sections().size(), "Writing the slides");
      section(section);
    }
    zip.root("ppt/presentation.xml");
    zip.properties(front.title(), front.author(), front.product(), front.language());
    SlideParts.write(zip, slides, style.theme());
    return zip.bytes();
  }

  private void title() {
    ReportDocument.Front front = document.front();
    List<Relation> relations = new ArrayList<>();
    StringBuilder shapes = new StringBuilder(xml.cover(front.title(), front.author()));
    front
        .logo()
        .ifPresent(
            logo -> {
              String ending = logo.mediaType().equals(Picture.JPEG) ? "jpeg" : "png";
              relations.add(picture(logo.file(), ending));
              shapes.append(xml.logo(logo.aspect()));
            });
    slide(shapes.toString(), relations);
    if (!front.notes().isEmpty()) {
      texts("Notes", List.of(front.notes().split("\n", -1)));
    }
  }

  private void section(ReportDocument.Section section) throws SightlineException {
    List<String> open = new ArrayList<>();
    for (ReportBlock block : section.blocks()) {
      switch (block) {
        case ReportBlock.Facts b ->
            b.facts().forEach(f -> open.add(f.name() + ": " + f.value()));
        case ReportBlock.Paragraph b -> open.add(b.text());
        case ReportBlock.Note b -> open.add(b.text());
        case ReportBlock.Warning b -> open.add(b.text());
        case ReportBlock.Stated b -> open.add(b.value() + " – " + b.text());
        case ReportBlock.Bullets b -> open.addAll(b.points());
        case ReportBlock.Text b -> {
          StringBuilder all = new StringBuilder();
          b.parts().forEach(p -> all.append(p.characters()));
          open.addAll(List.of(all.toString().split("\n", -1)));
        }
        case ReportBlock.Table b -> {
          flush(section, open);
          for (ReportBlock.Table part : SlideTables.parts(b, font)) {
            slide(
                xml.heading(section.title()) + xml.caption(part.caption()) + xml.table(part),
                List.of());
          }
        }
        case ReportBlock.Artwork b -> {
          flush(section, open);
          figure(section, b);
        }
      }
    }
    flush(section, open);
  }

  private void flush(ReportDocument.Section section, List<String> open) {
    if (!open.isEmpty()) {
      texts(section.title(), open);
      open.clear();
    }
  }

  private void texts(String title, List<String> lines) {
    for (List<String> part : SlideTexts.parts(lines, font)) {
      slide(xml.heading(title) + xml.points(part), List.of());
    }
  }

  private void figure(ReportDocument.Section section, ReportBlock.Artwork art)
      throws SightlineException {
    Optional<OfficeFigures.Png> drawn = OfficeFigures.of(art, document, style, width(art));
    if (drawn.isEmpty()) {
      texts(section.title(), List.of(art.title() + ": not available."));
      return;
    }
    Relation picture = picture(drawn.get().png(), "png");
    slide(
        xml.heading(section.title())
            + xml.caption(art.title())
            + xml.picture(art.alt(), drawn.get().aspect()),
        List.of(picture));
  }

  /** Letters keep their size on paper: a narrower figure has larger ones on the wall. */
  private static double width(ReportBlock.Artwork art) {
    return art.figure() instanceof dev.sightline.core.report.ReportFigure.OfClasses
        ? FIGURE_MM / 2
        : FIGURE_MM * 0.72;
  }

  private Relation picture(byte[] file, String ending) {
    String name = "image" + ++pictures + "." + ending;
    zip.raw("ppt/media/" + name, file);
    return new Relation("rId2", "image", "../media/" + name);
  }

  private void slide(String shapes, List<Relation> pictures) {
    int number = slides.size() + 1;
    String name = "slide" + number + ".xml";
    zip.xml("ppt/slides/" + name, SlideParts.SLIDE_TYPE, SlideXml.slide(shapes));
    List<Relation> relations = new ArrayList<>();
    relations.add(new Relation("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"));
    relations.addAll(pictures);
    zip.relations("ppt/slides/_rels/" + name + RELS, relations);
    slides.add(new Relation("rId" + (number + 2), "slide", "slides/" + name));
  }
}
