package dev.sightline.core.report.office;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.office.OfficeZip.Relation;
import java.util.ArrayList;
import java.util.List;

/** The parts that every presentation has: the list of slides, master, layout and theme. */
final class SlideParts {
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.presentationml.";
  static final String SLIDE_TYPE = TYPE + "slide+xml";

  private static final String EMPTY_TREE =
      "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
          + "<p:grpSpPr/>%s</p:spTree>";

  private static final String TITLE =
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"title\"/>"
          + "</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"500000\" y=\"340000\"/>"
          + "<a:ext cx=\"11192000\" cy=\"620000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
          + "</a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
          + "<a:rPr lang=\"en\"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>";

  private SlideParts() {}

  static void write(OfficeZip zip, List<Relation> slides, Paper theme) {
    List<Relation> relations = new ArrayList<>();
    relations.add(new Relation("rId1", "slideMaster", "slideMasters/slideMaster1.xml"));
    relations.add(new Relation("rId2", "theme", "theme/theme1.xml"));
    relations.addAll(slides);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < slides.size(); i++) {
      list.append("<p:sldId id=\"")
          .append(256 + i)
          .append("\" r:id=\"")
          .append(slides.get(i).id())
          .append("\"/>");
    }
    zip.xml(
        "ppt/presentation.xml",
        TYPE + "presentation.main+xml",
        "<p:presentation "
            + SlideXml.NAMES
            + "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>"
            + "</p:sldMasterIdLst><p:sldIdLst>"
            + list
            + "</p:sldIdLst><p:sldSz cx=\""
            + SlideXml.WIDTH
            + "\" cy=\""
            + SlideXml.HEIGHT
            + "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>");
    zip.relations("ppt/_rels/presentation.xml.rels", relations);
    zip.xml("ppt/slideMasters/slideMaster1.xml", TYPE + "slideMaster+xml", master(theme));
    zip.relations(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        List.of(
            new Relation("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            new Relation("rId2", "theme", "../theme/theme1.xml")));
    zip.xml(
        "ppt/slideLayouts/slideLayout1.xml",
        TYPE + "slideLayout+xml",
        "<p:sldLayout "
            + SlideXml.NAMES
            + " type=\"titleOnly\"><p:cSld name=\"Title only\">"
            + EMPTY_TREE.formatted(TITLE)
            + "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
    zip.relations(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        List.of(new Relation("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")));
    zip.xml(
        "ppt/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        theme(theme));
  }

  private static String master(Paper theme) {
    return "<p:sldMaster "
        + SlideXml.NAMES
        + "><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\""
        + hex(theme.ground())
        + "\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        + EMPTY_TREE.formatted(TITLE)
        + "</p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\""
        + " accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\""
        + " accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst>"
        + "<p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>"
        + "<p:titleStyle><a:lvl1pPr><a:defRPr sz=\"2600\" b=\"1\"/></a:lvl1pPr></p:titleStyle>"
        + "<p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>";
  }

  private static String theme(Paper theme) {
    StringBuilder colours = new StringBuilder();
    colours.append(colour("dk1", hex(theme.ink()))).append(colour("lt1", hex(theme.ground())));
    colours.append(colour("dk2", hex(theme.grey()))).append(colour("lt2", "E6E8EB"));
    String[] accents = {"0A63C2", "C46A00", "00805F", "9B4DCA", "595959", "A04000"};
    for (int i = 0; i < accents.length; i++) {
      colours.append(colour("accent" + (i + 1), accents[i]));
    }
    colours.append(colour("hlink", "0A63C2")).append(colour("folHlink", "9B4DCA"));
    String fonts =
        "<a:latin typeface=\"Calibri\"/><a:ea typeface=\"Microsoft YaHei\"/>"
            + "<a:cs typeface=\"Arial\"/>";
    String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    String line = "<a:ln w=\"6350\">" + fill + "</a:ln>";
    String effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    return "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
        + " name=\"Sightline\"><a:themeElements><a:clrScheme name=\"Sightline\">"
        + colours
        + "</a:clrScheme><a:fontScheme name=\"Sightline\"><a:majorFont>"
        + fonts
        + "</a:majorFont><a:minorFont>"
        + fonts
        + "</a:minorFont></a:fontScheme><a:fmtScheme name=\"Sightline\"><a:fillStyleLst>"
        + fill.repeat(3)
        + "</a:fillStyleLst><a:lnStyleLst>"
        + line.repeat(3)
        + "</a:lnStyleLst><a:effectStyleLst>"
        + effect.repeat(3)
        + "</a:effectStyleLst><a:bgFillStyleLst>"
        + fill.repeat(3)
        + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
  }

  private static String colour(String name, String hex) {
    return "<a:" + name + "><a:srgbClr val=\"" + hex + "\"/></a:" + name + ">";
  }

  private static String hex(int rgb) {
    return ColorMap.toHex(rgb).substring(1);
  }
}
