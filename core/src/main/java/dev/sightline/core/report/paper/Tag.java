package dev.sightline.core.report.paper;

/** What a piece of a page is, in the words of tagged PDF (ISO 32000-1, 14.8.4). */
enum Tag {
  DOCUMENT("Document"),
  SECTION("Sect"),
  TITLE("H1"),
  HEADING("H2"),
  SUBHEADING("H3"),
  MINOR_HEADING("H4"),
  PARAGRAPH("P"),
  LIST("L"),
  ITEM("LI"),
  BODY("LBody"),
  TABLE("Table"),
  ROW("TR"),
  HEADER_CELL("TH"),
  CELL("TD"),
  CAPTION("Caption"),
  FIGURE("Figure"),
  CONTENTS("TOC"),
  ENTRY("TOCI"),
  LINK("Link");

  private final String pdf;

  Tag(String pdf) {
    this.pdf = pdf;
  }

  /** The structure type. */
  String pdf() {
    return pdf;
  }
}
