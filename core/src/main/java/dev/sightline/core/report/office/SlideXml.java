package dev.sightline.core.report.office;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.office.SlideTexts.Kind;
import dev.sightline.core.report.office.SlideTexts.Line;
import java.util.List;

/** The markup of slides (ECMA-376, part 1, PresentationML). Lengths are EMU, 1/914400 inch. */
final class SlideXml {
  static final long WIDTH = 12_192_000;
  static final long HEIGHT = 6_858_000;
  static final String NAMES =
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

  private static final long EDGE = 500_000;
  private static final long HEAD = 340_000;
  private static final long CAPTION = 980_000;
  private static final long BODY = 1_420_000;
  private static final long FOOT = 6_240_000;
  private static final long ROW = 290_000;

  /** A line above a figure. */
  private static final long LEAD = 265_000;

  private static final int LEAD_LETTERS = 14;

  /** With more rows letters are smaller. */
  private static final int FEW_ROWS = 8;

  private final String language;
  private final String ink;
  private final String grey;
  private final String alert;

  /**
   * @param language of the words, as PowerPoint names it
   */
  SlideXml(Paper theme, String language) {
    this.language = language;
    ink = ColorMap.toHex(theme.ink()).substring(1);
    grey = ColorMap.toHex(theme.grey()).substring(1);
    alert = theme == Paper.LIGHT ? "A04000" : "F0A03C";
  }

  static String slide(String shapes) {
    return "<p:sld "
        + NAMES
        + "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
        + "</p:nvGrpSpPr><p:grpSpPr/>"
        + shapes
        + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
  }

  /**
   * @param notes below the author; may be empty
   */
  String cover(String title, String author, String notes) {
    StringBuilder below = new StringBuilder(paragraph(author, 20, false, grey));
    notes.lines().forEach(l -> below.append(paragraph(l, 16, false, ink)));
    return box(
            2,
            "Title",
            "title",
            place(EDGE, 2_100_000, WIDTH - 2 * EDGE, 1_800_000),
            "b",
            paragraph(shorten(title, 160), title.length() > 60 ? 28 : 40, true, ink))
        + box(
            3,
            "Author",
            "",
            place(EDGE, 4_000_000, WIDTH - 2 * EDGE, 2_200_000),
            "t",
            below.toString());
  }

  String heading(String title) {
    return box(
        2,
        "Title",
        "title",
        place(EDGE, HEAD, WIDTH - 2 * EDGE, 620_000),
        "ctr",
        paragraph(title, 26, true, ink));
  }

  String caption(String words) {
    return box(
        3,
        "Caption",
        "",
        place(EDGE, CAPTION, WIDTH - 2 * EDGE, 360_000),
        "ctr",
        paragraph(shorten(words, 130), 14, false, grey));
  }

  /** Small, below all. */
  String foot(String words) {
    return box(
        5,
        "Notes",
        "",
        place(EDGE, FOOT, WIDTH - 2 * EDGE, 480_000),
        "ctr",
        paragraph(words, 11, false, grey));
  }

  String points(List<Line> points) {
    StringBuilder all = new StringBuilder();
    points.forEach(p -> all.append(line(p, 16)));
    return box(
        3,
        "Text",
        "",
        place(EDGE, 1_120_000, WIDTH - 2 * EDGE, HEIGHT - 1_400_000),
        "t",
        all.toString());
  }

  private String line(Line line, int size) {
    boolean warning = line.kind() == Kind.WARNING;
    String text = line.text();
    return paragraph(
        text,
        size,
        warning,
        warning ? alert : ink,
        Xml.isRightToLeft(text) ? "r" : "l",
        line.kind() == Kind.POINT);
  }

  /** What leads to a figure, above it. */
  String lead(List<Line> lines) {
    StringBuilder all = new StringBuilder();
    lines.forEach(l -> all.append(line(l, LEAD_LETTERS)));
    return box(
        6,
        "Lead",
        "",
        place(EDGE, BODY - 40_000, WIDTH - 2 * EDGE, LEAD * lines.size() * 2),
        "t",
        all.toString());
  }

  /**
   * As large as there is room, in the middle; its relation is {@code rId2}.
   *
   * @param lead lines above it
   */
  String picture(String alt, double aspect, int lead) {
    long width = WIDTH - 2 * EDGE;
    long top = BODY + lead * LEAD;
    long height = FOOT - top - 60_000;
    long w = Math.min(width, Math.round(height * aspect));
    long h = Math.round(w / aspect);
    return picture(4, alt, (WIDTH - w) / 2, top + (height - h) / 2, w, h);
  }

  String logo(double aspect) {
    long w = Math.min(2_400_000, Math.round(1_000_000 * aspect));
    return picture(4, "Logo", WIDTH - EDGE - w, EDGE, w, Math.round(w / aspect));
  }

  private static String picture(int id, String alt, long x, long y, long w, long h) {
    return "<p:pic><p:nvPicPr><p:cNvPr id=\""
        + id
        + "\" name=\"Figure\" descr=\""
        + Xml.text(alt)
        + "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
        + "<p:blipFill><a:blip r:embed=\"rId2\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        + "<p:spPr>"
        + place(x, y, w, h)
        + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>";
  }

  String table(ReportBlock.Table table) {
    int n = table.columns().size();
    long width = WIDTH - 2 * EDGE;
    StringBuilder out =
        new StringBuilder(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Table\"/>"
                + "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>"
                + "<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\""
                + EDGE
                + "\" y=\""
                + BODY
                + "\"/><a:ext cx=\""
                + width
                + "\" cy=\""
                + ROW * (table.rows().size() + 1)
                + "\"/></p:xfrm><a:graphic>"
                + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">"
                + "<a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>");
    long first = n == 2 ? width * 3 / 10 : width / n;
    for (int c = 0; c < n; c++) {
      out.append("<a:gridCol w=\"")
          .append(c == 0 ? first : (width - first) / (n - 1))
          .append("\"/>");
    }
    out.append("</a:tblGrid>");
    int letters = table.rows().size() <= FEW_ROWS && n <= 4 ? 14 : 11;
    row(out, table.columns(), table.numbers(), true, letters);
    table.rows().forEach(r -> row(out, r, table.numbers(), false, letters));
    return out.append("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>").toString();
  }

  private void row(
      StringBuilder out, List<String> cells, boolean numbers, boolean head, int letters) {
    out.append("<a:tr h=\"").append(ROW).append("\">");
    for (int c = 0; c < cells.size(); c++) {
      out.append("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>")
          .append(
              paragraph(
                  cells.get(c), letters, head, head ? grey : ink, numbers && c > 0 ? "r" : "l"))
          .append("</a:txBody><a:tcPr marL=\"0\" marR=\"90000\" marT=\"30000\" marB=\"30000\">")
          .append(line("L", false))
          .append(line("R", false))
          .append(line("T", false))
          .append(line("B", true))
          .append("<a:noFill/></a:tcPr></a:tc>");
    }
    out.append("</a:tr>");
  }

  private String line(String side, boolean shown) {
    return "<a:ln"
        + side
        + " w=\"6350\">"
        + (shown
            ? "<a:solidFill><a:srgbClr val=\""
                + grey
                + "\"><a:alpha val=\"40000\"/></a:srgbClr>"
                + "</a:solidFill>"
            : "<a:noFill/>")
        + "</a:ln"
        + side
        + ">";
  }

  private static String box(
      int id, String name, String holder, String place, String anchor, String paragraphs) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\""
        + id
        + "\" name=\""
        + name
        + "\"/><p:cNvSpPr"
        + (holder.isEmpty() ? " txBox=\"1\"" : "")
        + "/><p:nvPr>"
        + (holder.isEmpty() ? "" : "<p:ph type=\"" + holder + "\"/>")
        + "</p:nvPr></p:nvSpPr><p:spPr>"
        + place
        + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>"
        + "<a:bodyPr wrap=\"square\" lIns=\"0\" rIns=\"0\" anchor=\""
        + anchor
        + "\"><a:normAutofit/></a:bodyPr><a:lstStyle/>"
        + paragraphs
        + "</p:txBody></p:sp>";
  }

  private static String place(long x, long y, long w, long h) {
    return "<a:xfrm><a:off x=\""
        + x
        + "\" y=\""
        + y
        + "\"/><a:ext cx=\""
        + w
        + "\" cy=\""
        + h
        + "\"/></a:xfrm>";
  }

  private String paragraph(String text, int size, boolean bold, String colour) {
    return paragraph(text, size, bold, colour, Xml.isRightToLeft(text) ? "r" : "l");
  }

  private String paragraph(String text, int size, boolean bold, String colour, String align) {
    return paragraph(text, size, bold, colour, align, false);
  }

  private String paragraph(
      String text, int size, boolean bold, String colour, String align, boolean dot) {
    // each says its own direction: some programs let one paragraph take that of the one before
    return "<a:p><a:pPr"
        + (dot ? " marL=\"230000\" indent=\"-230000\"" : "")
        + " algn=\""
        + align
        + "\" rtl=\""
        + (Xml.isRightToLeft(text) ? 1 : 0)
        + "\"><a:spcAft><a:spcPts val=\""
        + size * 30
        + "\"/></a:spcAft>"
        + (dot ? "<a:buChar char=\"•\"/>" : "")
        + "</a:pPr><a:r><a:rPr lang=\""
        + language
        + "\" sz=\""
        + size * 100
        + "\" b=\""
        + (bold ? 1 : 0)
        + "\"><a:solidFill><a:srgbClr val=\""
        + colour
        + "\"/></a:solidFill></a:rPr><a:t>"
        + Xml.text(text.replace('\n', ' '))
        + "</a:t></a:r></a:p>";
  }

  private static String shorten(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
