package dev.sightline.core.report.paper;

import dev.sightline.core.figure.Drawing;
import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFont;
import dev.sightline.core.figure.FontFace;
import dev.sightline.core.figure.Mark;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.report.PaperFigures;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a report out on pages. The same report gives the same pages everywhere: letters are measured
 * in the fonts of the product. One report; one thread.
 */
public final class ReportLayout {
  private static final double LOGO_WIDTH = 120;
  private static final double LOGO_HEIGHT = 48;

  /** A heading is never left alone at the foot of a page: so much must fit below it. */
  private static final double FOLLOWING = 46;

  private static final double GAP = 7;

  /** A figure is drawn a little smaller rather than leave most of a page empty before it. */
  private static final double SMALLEST = 0.85;

  /** Of the note behind a figure, two lines. */
  private static final double NOTE = 24;

  private final ReportDocument document;
  private final ReportWords words;
  private final ReportStyle style;
  private final FigureFont font;
  private final Paper paper;
  private final TextSetter setter;
  private final PageFlow flow;
  private final TagNode root = TagNode.root();
  private final List<LaidReport.Mark> outline = new ArrayList<>();

  /** The chapter that is being laid out, or the report itself. */
  private ReportDocument part;

  private ReportLayout(ReportDocument document, ReportStyle style, FigureFont font) {
    this.document = document;
    this.part = document;
    this.words = ReportWords.of(document);
    this.style = style;
    this.font = font;
    this.paper = style.theme();
    this.setter = new TextSetter(font);
    this.flow = new PageFlow(style.sheet(), paper, setter);
  }

  /**
   * Lays it out.
   *
   * @param progress asked whether to stop
   * @throws CancelledException if the user stopped it
   */
  public static LaidReport of(ReportDocument document, ReportStyle style, Progress progress)
      throws CancelledException {
    try (FigureFont font = FigureFont.open()) {
      ReportLayout layout = new ReportLayout(document, style, font);
      return layout.lay(progress);
    }
  }

  private LaidReport lay(Progress progress) throws CancelledException {
    front();
    ContentsLayout contents = new ContentsLayout(flow, setter, paper);
    if (document.hasChapters()) {
      flow.space(16);
      flow.paragraph(root.add(Tag.HEADING), words.text("contents"), bold(13, 18), 0);
      flow.down(GAP);
      contents.titles(root, document.chapters().stream().map(c -> c.front().title()).toList());
    }
    sections(root, progress);
    List<LaidReport.Mark> begins = new ArrayList<>();
    for (ReportDocument chapter : document.chapters()) {
      part = chapter;
      flow.turn();
      begins.add(new LaidReport.Mark(chapter.front().title(), flow.page(), flow.y(), 0));
      outline.add(begins.getLast());
      TagNode node = root.add(Tag.SECTION);
      flow.paragraph(node.add(Tag.HEADING), chapter.front().title(), bold(17, 22), 0);
      sections(node, progress);
    }
    List<LaidReport.Jump> jumps = contents.numbers(begins);
    return new LaidReport(
        document,
        style,
        flow.finish(document.front().title(), words.text("foot")),
        root,
        outline,
        jumps);
  }

  private void sections(TagNode owner, Progress progress) throws CancelledException {
    for (ReportDocument.Section section : part.sections()) {
      progress.checkCancelled();
      section(owner, section);
    }
  }

  private boolean isChapter() {
    return part != document;
  }

  private TextStyle body() {
    return new TextStyle(9.5, 14, FontFace.REGULAR, paper.ink());
  }

  private TextStyle note() {
    return new TextStyle(8.5, 12, FontFace.REGULAR, paper.grey());
  }

  private TextStyle bold(double size, double lead) {
    return new TextStyle(size, lead, FontFace.SEMI_BOLD, paper.ink());
  }

  private void front() {
    ReportDocument.Front front = document.front();
    double room = flow.width();
    Optional<Raster> logo = front.logo().flatMap(Picture::pixels);
    if (logo.isPresent()) {
      room -= logo(logo.get()) + 18;
    }
    double begin = flow.y();
    TextStyle brand =
        new TextStyle(9, 13, FontFace.SEMI_BOLD, paper == Paper.LIGHT ? 0x0A63C2 : 0x4EA1FF);
    set(root.add(Tag.PARAGRAPH), words.text("brand"), brand, room);
    set(root.add(Tag.TITLE), front.title(), bold(21, 26), room);
    if (!front.author().isEmpty()) {
      flow.down(2);
      set(root.add(Tag.PARAGRAPH), front.author(), body().withColour(paper.grey()), room);
    }
    if (logo.isPresent()) {
      flow.down(Math.max(0, begin + LOGO_HEIGHT - flow.y()));
    }
    if (!front.notes().isEmpty()) {
      flow.down(6);
      flow.paragraph(root.add(Tag.PARAGRAPH), front.notes(), body(), 0);
    }
    flow.down(4);
  }

  /** At the top right. Gives its width. */
  private double logo(Raster pixels) {
    double scale = Math.min(LOGO_WIDTH / pixels.width(), LOGO_HEIGHT / pixels.height());
    double w = pixels.width() * scale;
    double h = pixels.height() * scale;
    flow.add(
        root.addFigure(words.text("logo")),
        List.of(new Mark.Bitmap(flow.left() + flow.width() - w, flow.y(), w, h, pixels, true)),
        "");
    return w;
  }

  private void set(TagNode owner, String text, TextStyle style, double room) {
    for (SetLine line : setter.lines(text, style, room)) {
      flow.need(style.lead());
      flow.line(owner, line.atLeft(), style, flow.left(), room, flow.y());
      flow.down(style.lead());
    }
  }

  private void section(TagNode owner, ReportDocument.Section section) {
    TagNode node = owner.add(Tag.SECTION);
    TextStyle heading = bold(13, 18);
    flow.space(16);
    flow.need(heading.lead() + 8 + following(section));
    outline.add(new LaidReport.Mark(section.title(), flow.page(), flow.y(), isChapter() ? 1 : 0));
    flow.paragraph(
        node.add(isChapter() ? Tag.SUBHEADING : Tag.HEADING), section.title(), heading, 0);
    flow.rule(flow.y() + 1, paper == Paper.LIGHT ? 0xD5D9DE : 0x3A4048);
    flow.down(GAP);
    for (int i = 0; i < section.blocks().size(); i++) {
      if (i > 0) {
        flow.space(GAP);
        flow.need(leading(section.blocks(), i));
      }
      block(node, section.blocks().get(i));
    }
  }

  /** Room that the heading wants below it: a figure, also one behind sentences, goes with it. */
  private double following(ReportDocument.Section section) {
    return Math.max(FOLLOWING, leading(section.blocks(), 0));
  }

  /**
   * Room for a block that must not stay behind alone: sentences go with the list or the figure that
   * they lead to, a figure with the note behind it. 0 for others.
   */
  private double leading(List<ReportBlock> blocks, int at) {
    double above = 0;
    for (int i = at; i < blocks.size(); i++) {
      switch (blocks.get(i)) {
        case ReportBlock.Artwork art -> {
          double note =
              i + 1 < blocks.size() && blocks.get(i + 1) instanceof ReportBlock.Note n
                  ? GAP + height(n.text(), note())
                  : 0;
          double room = above + note + 18;
          return figure(art)
              .map(d -> Math.min(room + d.height() * SMALLEST, flow.fullHeight() - 40))
              .orElse(FOLLOWING);
        }
        case ReportBlock.Paragraph p -> above += GAP + height(p.text(), body());
        case ReportBlock.Warning w -> above += GAP + height(w.text(), bold(9.5, 14));
        case ReportBlock.Bullets b -> {
          return i == at ? 0 : FOLLOWING;
        }
        default -> {
          return 0;
        }
      }
    }
    return 0;
  }

  private double height(String text, TextStyle set) {
    return set.lead() * setter.lines(text, set, flow.width()).size();
  }

  private void block(TagNode node, ReportBlock block) {
    switch (block) {
      case ReportBlock.Facts b -> new TableLayout(flow, setter, paper).facts(node, b);
      case ReportBlock.Paragraph b -> flow.paragraph(node.add(Tag.PARAGRAPH), b.text(), body(), 0);
      case ReportBlock.Note b -> flow.paragraph(node.add(Tag.PARAGRAPH), b.text(), note(), 0);
      case ReportBlock.Warning b -> warning(node, b.text());
      case ReportBlock.Stated b -> stated(node, b);
      case ReportBlock.Bullets b -> bullets(node, b);
      case ReportBlock.Table b -> new TableLayout(flow, setter, paper).table(node, b);
      case ReportBlock.Text b -> new WordLayout(flow, setter, style).text(node, b);
      case ReportBlock.Artwork b -> artwork(node, b);
    }
  }

  private void warning(TagNode node, String text) {
    int colour = paper == Paper.LIGHT ? 0xA04000 : 0xF0A03C;
    TextStyle bold = bold(9.5, 14).withColour(colour);
    flow.need(bold.lead());
    double top = flow.y();
    int page = flow.page();
    flow.paragraph(node.add(Tag.PARAGRAPH), text, bold, 9);
    if (page == flow.page()) {
      flow.decorate(new Mark.Box(flow.left(), top + 1, 2.5, flow.y() - top - 2, colour));
    }
  }

  /** The number large, the words beside it. */
  private void stated(TagNode node, ReportBlock.Stated b) {
    TextStyle large = bold(14, 18);
    double indent = setter.width(b.value(), large) + 8;
    if (indent > flow.width() / 2) {
      flow.paragraph(node.add(Tag.PARAGRAPH), b.value() + " – " + b.text(), body(), 0);
      return;
    }
    TagNode owner = node.add(Tag.PARAGRAPH);
    flow.need(large.lead() + 14);
    double top = flow.y();
    flow.line(
        owner, setter.lines(b.value(), large, indent).getFirst(), large, flow.left(), indent, top);
    flow.down(2.6);
    flow.paragraph(owner, b.text(), body().withColour(paper.grey()), indent);
  }

  private void bullets(TagNode node, ReportBlock.Bullets b) {
    TagNode list = node.add(Tag.LIST);
    TextStyle body = body();
    for (String point : b.points()) {
      flow.need(body.lead());
      double base = flow.y() + (body.lead() - body.size()) / 2 + body.size() * 0.8;
      flow.decorate(
          new Mark.Words(
              flow.left() + 3, base, "•", body.size(), Mark.Anchor.START, 0, paper.grey()));
      flow.paragraph(list.add(Tag.ITEM).add(Tag.BODY), point, body, 14);
      flow.down(2);
    }
  }

  private Optional<Drawing> figure(ReportBlock.Artwork art) {
    return PaperFigures.of(art.figure(), part.pictures(), style)
        .map((Figure f) -> f.draw(flow.width(), font));
  }

  private void artwork(TagNode node, ReportBlock.Artwork art) {
    Optional<Drawing> drawn = figure(art);
    if (drawn.isEmpty()) {
      flow.paragraph(
          node.add(Tag.PARAGRAPH),
          words.say(Phrase.of("{0}: not available.", art.title())),
          note(),
          0);
      return;
    }
    TextStyle title = bold(9.5, 14);
    Drawing d = drawn.get();
    double room = flow.fullHeight() - title.lead() * 2 - 4;
    double left = flow.left(title.lead() + 4 + NOTE) / d.height();
    double scale = Math.min(left >= SMALLEST ? left : 1, Math.min(1, room / d.height()));
    flow.need(title.lead() + d.height() * scale + 2);
    flow.paragraph(
        node.add(isChapter() ? Tag.MINOR_HEADING : Tag.SUBHEADING), art.title(), title, 0);
    flow.down(2);
    double dx = flow.left() + (flow.width() - d.width() * scale) / 2;
    double dy = flow.y();
    flow.add(
        node.addFigure(art.alt()),
        d.marks().stream().map(m -> m.moved(dx, dy, scale)).toList(),
        "");
    flow.down(d.height() * scale);
  }
}
