package dev.sightline.core.report.office;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportBlock.Part;
import dev.sightline.core.report.Sheet;
import java.util.List;

/** The markup of a document (ECMA-376, part 1, WordprocessingML). Lengths are 1/20 point. */
final class WordXml {
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  static final String MAIN_TYPE = TYPE + "document.main+xml";
  static final String STYLES_TYPE = TYPE + "styles+xml";
  static final String NUMBERING_TYPE = TYPE + "numbering+xml";
  static final String FOOTER_TYPE = TYPE + "footer+xml";

  static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final String ALL =
      W
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

  /** Letters of a column, with some distance, that is never made narrower. */
  private static final int SHORT = 12;

  /** Width of a letter of a table, 1/20 point. */
  private static final int LETTER = 100;

  private static final int FACTS_IN_A_ROW = 3;

  private final StringBuilder body = new StringBuilder();

  void paragraph(String style, String text) {
    boolean right = Xml.isRightToLeft(text);
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
    body.append(right ? "<w:bidi/>" : "").append("</w:pPr>");
    run(body, text, right ? "<w:rtl/>" : "");
    body.append("</w:p>");
  }

  /** The heading of a chapter, on a page of its own, which entries lead to. */
  void chapter(String title, int number) {
    boolean right = Xml.isRightToLeft(title);
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Chapter\"/>");
    body.append(right ? "<w:bidi/>" : "").append("</w:pPr><w:bookmarkStart w:id=\"");
    body.append(number).append("\" w:name=\"").append(bookmark(number)).append("\"/>");
    run(body, title, right ? "<w:rtl/>" : "");
    body.append("<w:bookmarkEnd w:id=\"").append(number).append("\"/></w:p>");
  }

  /**
   * A line of the table of contents: it leads to its chapter, whose page the program that shows it
   * fills in.
   *
   * @param width of the lines, 1/20 point
   */
  void entry(String title, int number, int width) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Entry\"/><w:tabs><w:tab w:val=\"right\"");
    body.append(" w:leader=\"dot\" w:pos=\"").append(width).append("\"/></w:tabs></w:pPr>");
    body.append("<w:hyperlink w:anchor=\"").append(bookmark(number)).append("\">");
    run(body, title, Xml.isRightToLeft(title) ? "<w:rtl/>" : "");
    body.append("<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/>");
    body.append("</w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF ");
    body.append(bookmark(number)).append(" </w:instrText></w:r><w:r>");
    body.append("<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t></w:t></w:r><w:r>");
    body.append("<w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>");
  }

  private static String bookmark(int number) {
    return "chapter" + number;
  }

  void stated(String value, String text) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>");
    run(body, value + " ", "<w:b/><w:sz w:val=\"30\"/>");
    run(body, text, "<w:color w:val=\"595959\"/>");
    body.append("</w:p>");
  }

  /** The text with its words on their colours. */
  void text(ReportBlock.Text text, ColorMap colours) {
    StringBuilder all = new StringBuilder();
    text.parts().forEach(p -> all.append(p.characters()));
    boolean right = Xml.isRightToLeft(all.toString());
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>");
    body.append(right ? "<w:bidi/>" : "").append("</w:pPr>");
    for (Part part : text.parts()) {
      run(body, part.characters(), look(part, colours) + (right ? "<w:rtl/>" : ""));
    }
    body.append("</w:p>");
  }

  /** Elements in the order in which the schema wants them. */
  private static String look(Part part, ColorMap colours) {
    return switch (part.kind()) {
      case PLAIN -> "<w:sz w:val=\"24\"/>";
      case UNREAD -> "<w:strike/><w:color w:val=\"595959\"/><w:sz w:val=\"24\"/>";
      case WORD -> {
        int rgb = colours.rgb(part.strength());
        yield "<w:color w:val=\""
            + (ColorMap.isLight(rgb) ? "101418" : "FFFFFF")
            + "\"/><w:sz w:val=\"24\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\""
            + ColorMap.toHex(rgb).substring(1)
            + "\"/>";
      }
    };
  }

  void facts(ReportBlock.Facts facts, int width) {
    int each = width / FACTS_IN_A_ROW;
    table(width, List.of(each, each, each), false);
    for (int from = 0; from < facts.facts().size(); from += FACTS_IN_A_ROW) {
      body.append("<w:tr>");
      for (int i = from; i < from + FACTS_IN_A_ROW; i++) {
        body.append(cellStart(each));
        if (i < facts.facts().size()) {
          cellParagraph(facts.facts().get(i).name(), "FactName", false);
          cellParagraph(facts.facts().get(i).value(), "Cell", false);
        } else {
          cellParagraph("", "Cell", false);
        }
        body.append("</w:tc>");
      }
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
  }

  void table(ReportBlock.Table table, int width) {
    int n = table.columns().size();
    int first = table.numbers() ? width * 2 / (n + 1) : width / n;
    int[] longest = new int[n];
    for (int c = 0; c < n; c++) {
      longest[c] = 4 + table.columns().get(c).length();
      for (List<String> row : table.rows()) {
        longest[c] = Math.max(longest[c], Math.min(60, 4 + row.get(c).length()));
      }
    }
    // short columns get what they need; a long name beside them would take it
    int given = 0;
    int sum = 0;
    for (int letters : longest) {
      given += letters <= SHORT ? letters * LETTER : 0;
      sum += letters <= SHORT ? 0 : letters;
    }
    boolean fits = sum > 0 && given < width / 2;
    int all = java.util.Arrays.stream(longest).sum();
    List<Integer> widths = new java.util.ArrayList<>();
    for (int c = 0; c < n; c++) {
      int wide =
          !fits
              ? width * longest[c] / all
              : longest[c] <= SHORT ? longest[c] * LETTER : (width - given) * longest[c] / sum;
      widths.add(Math.max(c == 0 && table.numbers() ? first / 2 : 400, wide));
    }
    table(width, widths, true);
    row(table.columns(), widths, table.numbers(), true);
    table.rows().forEach(r -> row(r, widths, table.numbers(), false));
    body.append("</w:tbl>");
  }

  private void table(int width, List<Integer> widths, boolean lines) {
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"").append(width).append("\" w:type=\"dxa\"/>");
    if (lines) {
      body.append(
          "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
              + "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
              + "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D9D9D9\"/>"
              + "</w:tblBorders>");
    }
    body.append(
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
            + "<w:right w:w=\"120\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    widths.forEach(w -> body.append("<w:gridCol w:w=\"").append(w).append("\"/>"));
    body.append("</w:tblGrid>");
  }

  private void row(List<String> cells, List<Integer> widths, boolean numbers, boolean header) {
    body.append("<w:tr><w:trPr><w:cantSplit/>");
    body.append(header ? "<w:tblHeader/>" : "").append("</w:trPr>");
    for (int c = 0; c < cells.size(); c++) {
      body.append(cellStart(widths.get(c)));
      cellParagraph(cells.get(c), header ? "CellHead" : "Cell", numbers && c > 0);
      body.append("</w:tc>");
    }
    body.append("</w:tr>");
  }

  private static String cellStart(int width) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>";
  }

  private void cellParagraph(String text, String style, boolean atRight) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
    body.append(atRight ? "<w:jc w:val=\"right\"/>" : "").append("</w:pPr>");
    run(body, text, Xml.isRightToLeft(text) ? "<w:rtl/>" : "");
    body.append("</w:p>");
  }

  /** A picture in a paragraph of its own; lengths in EMU, 1/914400 inch. */
  void picture(int number, String alt, long width, long height) {
    String words = Xml.text(alt);
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr><w:r><w:drawing>")
        .append("<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"")
        .append(width)
        .append("\" cy=\"")
        .append(height)
        .append("\"/><wp:docPr id=\"")
        .append(number)
        .append("\" name=\"Figure ")
        .append(number)
        .append("\" descr=\"")
        .append(words)
        .append("\"/><a:graphic>")
        .append("<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">")
        .append("<pic:pic><pic:nvPicPr><pic:cNvPr id=\"")
        .append(number)
        .append("\" name=\"Figure ")
        .append(number)
        .append("\" descr=\"")
        .append(words)
        .append("\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId")
        .append(number)
        .append("\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>")
        .append("<a:off x=\"0\" y=\"0\"/><a:ext cx=\"")
        .append(width)
        .append("\" cy=\"")
        .append(height)
        .append("\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>")
        .append("</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
  }

  private static void run(StringBuilder out, String text, String look) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append("<w:r>").append(look.isEmpty() ? "" : "<w:rPr>" + look + "</w:rPr>");
      out.append(i > 0 ? "<w:br/>" : "").append("<w:t xml:space=\"preserve\">");
      out.append(Xml.text(lines[i])).append("</w:t></w:r>");
    }
  }

  /** The whole part. */
  String document(Sheet sheet, int margin) {
    return "<w:document "
        + ALL
        + "><w:body>"
        + body
        + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\""
        + Math.round(sheet.width() * 20)
        + "\" w:h=\""
        + Math.round(sheet.height() * 20)
        + "\"/><w:pgMar w:top=\""
        + margin
        + "\" w:right=\""
        + margin
        + "\" w:bottom=\""
        + margin
        + "\" w:left=\""
        + margin
        + "\" w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
  }

  static String footer(String title, String warning) {
    StringBuilder out =
        new StringBuilder("<w:ftr " + W + "><w:p><w:pPr><w:pStyle w:val=\"Note\"/>");
    out.append("</w:pPr>");
    String shown =
        title.length() > 90 ? title.substring(0, title.offsetByCodePoints(0, 80)) + "…" : title;
    run(out, shown + " · " + warning + " · ", "");
    out.append("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText")
        .append(" xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r>")
        .append("<w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>");
    return out.toString();
  }
}
