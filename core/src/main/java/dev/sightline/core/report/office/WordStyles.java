package dev.sightline.core.report.office;

/** The styles of a document, and its lists (ECMA-376, part 1, 17.7 and 17.9). */
final class WordStyles {
  /** Fonts that the office programs of every system have, or replace by their own. */
  private static final String FONTS =
      "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Microsoft YaHei\""
          + " w:cs=\"Arial\"/>";

  /** A heading with a rule below it; the level is filled in. */
  private static final String SECTION =
      "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"2\""
          + " w:color=\"D0D0D0\"/></w:pBdr><w:spacing w:before=\"320\" w:after=\"120\"/>"
          + "<w:outlineLvl w:val=\"%d\"/>";

  /** The heading of a figure; the level is filled in. */
  private static final String FIGURE =
      "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:outlineLvl w:val=\"%d\"/>";

  private static final String SMALL = "<w:b/><w:sz w:val=\"20\"/>";

  private WordStyles() {}

  /**
   * The styles.
   *
   * @param language of the words
   * @param chapters true if there are chapters: sections of theirs are one level below them
   */
  static String of(String language, boolean chapters) {
    return "<w:styles "
        + WordXml.W
        + "><w:docDefaults><w:rPrDefault><w:rPr>"
        + FONTS
        + "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\""
        + language
        + "\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/>"
        + "</w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Normal", "Normal", "", "")
        + style("Title", "Title", "<w:spacing w:after=\"60\"/>", "<w:b/><w:sz w:val=\"44\"/>")
        + style("Subtitle", "Subtitle", "", "<w:color w:val=\"595959\"/>")
        + style("Heading1", "heading 1", SECTION.formatted(0), "<w:b/><w:sz w:val=\"28\"/>")
        + (chapters ? chapters() : style("Heading2", "heading 2", FIGURE.formatted(1), SMALL))
        + style("Note", "Note", "", "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/>")
        + style("Warning", "Warning", "<w:keepNext/>", "<w:b/><w:color w:val=\"A04000\"/>")
        + style(
            "Caption",
            "caption",
            "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>",
            "<w:b/>")
        + style(
            "Cell", "Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "<w:sz w:val=\"18\"/>")
        + style(
            "CellHead",
            "Cell head",
            "<w:spacing w:before=\"20\" w:after=\"20\"/>",
            "<w:b/><w:color w:val=\"595959\"/><w:sz w:val=\"18\"/>")
        + style(
            "FactName",
            "Fact name",
            "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"0\"/>",
            "<w:color w:val=\"595959\"/><w:sz w:val=\"16\"/>")
        + style("Gap", "Gap", "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>", "")
        + style(
            "ListBullet",
            "List Bullet",
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                + "<w:spacing w:after=\"60\"/>",
            "")
        + "</w:styles>";
  }

  private static String chapters() {
    return style(
            "Chapter",
            "Chapter",
            "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
            "<w:b/><w:sz w:val=\"36\"/>")
        + style("Heading2", "heading 2", SECTION.formatted(1), "<w:b/><w:sz w:val=\"26\"/>")
        + style("Heading3", "heading 3", FIGURE.formatted(2), SMALL)
        + style(
            "Contents",
            "Contents",
            "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"120\"/>",
            "<w:b/><w:sz w:val=\"28\"/>")
        + style("Entry", "Entry", "<w:spacing w:after=\"60\"/>", "");
  }

  private static String style(String id, String name, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\""
        + (id.equals("Normal") ? " w:default=\"1\"" : "")
        + " w:styleId=\""
        + id
        + "\"><w:name w:val=\""
        + name
        + "\"/>"
        + (id.equals("Normal") ? "" : "<w:basedOn w:val=\"Normal\"/>")
        + "<w:qFormat/>"
        + (paragraph.isEmpty() ? "" : "<w:pPr>" + paragraph + "</w:pPr>")
        + (run.isEmpty() ? "" : "<w:rPr>" + run + "</w:rPr>")
        + "</w:style>";
  }

  static String numbering() {
    return "<w:numbering "
        + WordXml.W
        + "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        + "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
        + "<w:pPr><w:ind w:left=\"360\" w:hanging=\"280\"/></w:pPr></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  }
}
