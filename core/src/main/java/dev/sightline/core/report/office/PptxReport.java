package dev.sightline.core.report.office;

import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.report.office.OfficeZip.Relation;
import dev.sightline.core.report.office.SlideTexts.Kind;
import dev.sightline.core.report.office.SlideTexts.Line;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a report as slides of 16 : 9 (PresentationML): a slide for each figure, and as many for
 * texts and tables as they fill. The same report gives the same bytes. Use once; one thread.
 */
public final class PptxReport {
  private static final double FIGURE_MM = 250;

  /** Letters that fit at the foot of a slide, in two lines. */
  private static final int MOST_FOOT = 330;

  /** Lines above a figure, at most; more get a slide of their own. */
  private static final int MOST_LEAD = 4;

  /** As wide as a figure, in most fonts. */
  private static final char FIGURE_SPACE = '\u2007';

  /** Letters of a title in the table of contents. */
  private static final int LONGEST_ENTRY = 90;

  /** Letters of a chapter's title in the heading of a slide. */
  private static final int LONGEST_HEADING = 36;

  private static final String RELS = ".rels";

  private final ReportDocument document;
  private final ReportStyle style;
  private final ReportWords words;
  private final OfficeZip zip = new OfficeZip();
  private final List<Relation> slides = new ArrayList<>();
  private final SlideXml xml;
  private final FigureFont font;
  private int pictures;

  /** The chapter that is being written, or the report itself. */
  private ReportDocument part;

  private PptxReport(ReportDocument document, ReportStyle style, FigureFont font) {
    this.document = document;
    this.part = document;
    this.words = ReportWords.of(document);
    this.style = style;
    this.font = font;
    this.xml = new SlideXml(style.theme(), document.front().language());
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
    parts(progress);
    zip.root("ppt/presentation.xml");
    zip.properties(front.title(), front.author(), front.product(), front.language());
    SlideParts.write(zip, slides, style.theme());
    return zip.bytes();
  }

  private void title() {
    ReportDocument.Front front = document.front();
    List<Relation> relations = new ArrayList<>();
    StringBuilder shapes =
        new StringBuilder(
            xml.cover(
                front.title(),
                front.author().isEmpty() ? words.text("brand") : front.author(),
                shortNotes(front) ? front.notes() : ""));
    front
        .logo()
        .ifPresent(
            logo -> {
              String ending = logo.mediaType().equals(Picture.JPEG) ? "jpeg" : "png";
              relations.add(picture(logo.file(), ending));
              shapes.append(xml.logo(logo.aspect()));
            });
    slide(shapes.toString(), relations);
    if (!front.notes().isEmpty() && !shortNotes(front)) {
      texts(words.text("slide.notes"), front.notes().lines().map(Line::plain).toList());
    }
  }

  /** They stand below the author then. */
  private boolean shortNotes(ReportDocument.Front front) {
    return front.notes().lines().mapToInt(l -> SlideTexts.lines(l, font)).sum() <= MOST_LEAD;
  }

  /**
   * The report, and its chapters behind it. Which slides they begin on is known when all are
   * written, and what the table of contents takes of them before.
   */
  private void parts(Progress progress) throws SightlineException {
    List<String> titles = document.chapters().stream().map(c -> c.front().title()).toList();
    int place = slides.size();
    List<Integer> begins = new ArrayList<>();
    int more = contents(titles, titles.stream().map(t -> 0).toList()).size();
    int done = 0;
    for (ReportDocument chapter : document.parts()) {
      progress.update((double) done++ / document.parts().size(), Phrase.of("Writing the slides"));
      part = chapter;
      if (isChapter()) {
        begins.add(slides.size() + more + 1);
        slide(xml.cover(chapter.front().title(), document.front().title(), ""), List.of());
      }
      sections(progress);
    }
    int before = slides.size();
    for (List<Line> lines : contents(titles, begins)) {
      slide(xml.heading(words.text("contents")) + xml.points(lines), List.of());
    }
    List<Relation> moved = List.copyOf(slides.subList(before, slides.size()));
    slides.subList(before, slides.size()).clear();
    slides.addAll(place, moved);
  }

  private List<List<Line>> contents(List<String> titles, List<Integer> begins) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      // the number first, and as wide whatever it is: the lines are counted before it is known
      lines.add(
          Line.plain(
              String.format(Locale.ROOT, "%4d", begins.get(i)).replace(' ', FIGURE_SPACE)
                  + "   "
                  + shortened(titles.get(i), LONGEST_ENTRY)));
    }
    return SlideTexts.parts(lines, font);
  }

  private static String shortened(String title, int most) {
    return title.codePointCount(0, title.length()) <= most
        ? title
        : title.substring(0, title.offsetByCodePoints(0, most)) + "…";
  }

  private boolean isChapter() {
    return part != document;
  }

  /** The heading of a slide. */
  private String heading(String section) {
    return isChapter()
        ? section + " – " + shortened(part.front().title(), LONGEST_HEADING)
        : section;
  }

  /** Sections that have one sentence to say share slides: most say that something is not known. */
  private void sections(Progress progress) throws SightlineException {
    List<Line> said = new ArrayList<>();
    for (ReportDocument.Section section : part.sections()) {
      progress.checkCancelled();
      if (section.blocks().size() == 1
          && section.blocks().getFirst() instanceof ReportBlock.Note note) {
        said.add(new Line(section.title() + " – " + note.text(), Kind.POINT));
      } else {
        section(section);
      }
    }
    if (!said.isEmpty()) {
      texts(heading(words.text("slide.short")), said);
    }
  }

  private void section(ReportDocument.Section section) throws SightlineException {
    List<Line> open = new ArrayList<>();
    List<ReportBlock> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      switch (blocks.get(i)) {
        case ReportBlock.Facts b ->
            b.facts().forEach(f -> open.add(Line.plain(words.text("colon", f.name(), f.value()))));
        case ReportBlock.Paragraph b -> open.add(Line.plain(b.text()));
        case ReportBlock.Note b -> open.add(Line.plain(b.text()));
        case ReportBlock.Warning b -> open.add(new Line(b.text(), Kind.WARNING));
        case ReportBlock.Stated b -> open.add(Line.plain(b.value() + " – " + b.text()));
        case ReportBlock.Bullets b -> b.points().forEach(p -> open.add(new Line(p, Kind.POINT)));
        case ReportBlock.Text b -> {
          StringBuilder all = new StringBuilder();
          b.parts().forEach(p -> all.append(p.characters()));
          all.toString().lines().map(Line::plain).forEach(open::add);
        }
        case ReportBlock.Table b -> {
          flush(section, open);
          List<ReportBlock.Table> parts = SlideTables.parts(b, font);
          int notes = parts.size() > 1 ? 0 : following(blocks, i);
          for (ReportBlock.Table part : parts) {
            slide(
                xml.heading(heading(section.title()))
                    + xml.caption(part.caption())
                    + xml.table(part)
                    + foot(blocks, i, notes),
                List.of());
          }
          i += notes;
        }
        case ReportBlock.Artwork b -> {
          // what leads to a figure stands above it
          List<Line> lead = isShort(open) ? List.copyOf(open) : List.of();
          open.subList(0, lead.size()).clear();
          flush(section, open);
          int notes = following(blocks, i);
          figure(section, b, lead, foot(blocks, i, notes));
          i += notes;
        }
      }
    }
    flush(section, open);
  }

  /** How many notes behind a block fit at the foot of its slide. */
  private int following(List<ReportBlock> blocks, int at) {
    int n = 0;
    int length = 0;
    while (at + n + 1 < blocks.size() && blocks.get(at + n + 1) instanceof ReportBlock.Note note) {
      length += note.text().length();
      if (length > MOST_FOOT) {
        break;
      }
      n++;
    }
    return n;
  }

  private String foot(List<ReportBlock> blocks, int at, int notes) {
    StringBuilder words = new StringBuilder();
    for (int i = at + 1; i <= at + notes; i++) {
      words.append(words.isEmpty() ? "" : " ").append(((ReportBlock.Note) blocks.get(i)).text());
    }
    return words.isEmpty() ? "" : xml.foot(words.toString());
  }

  private boolean isShort(List<Line> lines) {
    return lines.stream().noneMatch(l -> l.kind() == Kind.POINT)
        && lines.stream().mapToInt(l -> SlideTexts.lines(l.text(), font)).sum() <= MOST_LEAD;
  }

  private void flush(ReportDocument.Section section, List<Line> open) {
    if (!open.isEmpty()) {
      texts(heading(section.title()), open);
      open.clear();
    }
  }

  private void texts(String title, List<Line> lines) {
    for (List<Line> part : SlideTexts.parts(lines, font)) {
      slide(xml.heading(title) + xml.points(part), List.of());
    }
  }

  private void figure(
      ReportDocument.Section section, ReportBlock.Artwork art, List<Line> lead, String foot)
      throws SightlineException {
    Optional<OfficeFigures.Png> drawn = OfficeFigures.of(art, part, style, width(art));
    if (drawn.isEmpty()) {
      texts(
          heading(section.title()),
          List.of(Line.plain(words.say(Phrase.of("{0}: not available.", art.title())))));
      return;
    }
    Relation picture = picture(drawn.get().png(), "png");
    int tall = lead.stream().mapToInt(l -> SlideTexts.lines(l.text(), font)).sum();
    slide(
        xml.heading(heading(section.title()))
            + xml.caption(art.title())
            + (lead.isEmpty() ? "" : xml.lead(lead))
            + xml.picture(art.alt(), drawn.get().aspect(), tall)
            + foot,
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
