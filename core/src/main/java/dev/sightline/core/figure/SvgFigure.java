package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorMap;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a drawing as an SVG 1.1 file that carries its letters and pictures. One thread. */
final class SvgFigure {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final double MM_PER_POINT = 25.4 / 72;

  private final XMLStreamWriter xml;

  private SvgFigure(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The file, in UTF-8. */
  static byte[] write(Drawing drawing, FigureFont font) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new SvgFigure(xml).document(drawing, font);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("in memory", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void document(Drawing d, FigureFont font) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(SVG);
    xml.writeNamespace("xlink", XLINK);
    attribute("width", number(d.width() * MM_PER_POINT) + "mm");
    attribute("height", number(d.height() * MM_PER_POINT) + "mm");
    attribute("viewBox", "0 0 " + number(d.width()) + " " + number(d.height()));
    attribute("role", "img");
    element("title", font.printable(d.title()));
    element("desc", font.printable(d.description()));
    element("style", style(d, font));
    box(new Mark.Box(0, 0, d.width(), d.height(), d.ground()));
    for (Mark mark : d.marks()) {
      switch (mark) {
        case Mark.Box b -> box(b);
        case Mark.Stroke s -> stroke(s);
        case Mark.Words w -> words(w);
        case Mark.Bitmap b -> bitmap(b);
      }
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static String style(Drawing d, FigureFont font) {
    String letters =
        d.marks().stream()
            .filter(m -> m instanceof Mark.Words w && w.face() == FontFace.REGULAR)
            .map(m -> ((Mark.Words) m).text())
            .collect(Collectors.joining());
    String text =
        "text{font-family:'"
            + FigureFont.FAMILY
            + "',Inter,Helvetica,Arial,sans-serif;font-kerning:none;white-space:pre}";
    if (letters.isEmpty()) {
      return text;
    }
    return "@font-face{font-family:'"
        + FigureFont.FAMILY
        + "';src:url(data:font/ttf;base64,"
        + Base64.getEncoder().encodeToString(font.subset(letters))
        + ")}"
        + text;
  }

  private void box(Mark.Box b) throws XMLStreamException {
    xml.writeEmptyElement("rect");
    place(b.x(), b.y(), b.width(), b.height());
    attribute("fill", ColorMap.toHex(b.rgb()));
  }

  private void stroke(Mark.Stroke s) throws XMLStreamException {
    xml.writeEmptyElement("polyline");
    attribute(
        "points",
        s.points().stream()
            .map(p -> number(p.x()) + "," + number(p.y()))
            .collect(Collectors.joining(" ")));
    attribute("fill", "none");
    attribute("stroke", ColorMap.toHex(s.rgb()));
    attribute("stroke-width", number(s.width()));
  }

  private void words(Mark.Words w) throws XMLStreamException {
    xml.writeStartElement("text");
    attribute("x", number(w.x()));
    attribute("y", number(w.y()));
    attribute("font-size", number(w.size()));
    if (w.anchor() != Mark.Anchor.START) {
      attribute("text-anchor", w.anchor() == Mark.Anchor.MIDDLE ? "middle" : "end");
    }
    attribute("fill", ColorMap.toHex(w.rgb()));
    if (w.face() == FontFace.RIGHT_TO_LEFT) {
      // the letters stand as on paper: the viewer must not turn them again
      attribute("style", "unicode-bidi:bidi-override;direction:ltr");
    }
    if (w.face() == FontFace.SEMI_BOLD) {
      attribute("font-weight", "600");
    }
    if (w.degrees() != 0) {
      attribute(
          "transform",
          "rotate(" + number(-w.degrees()) + " " + number(w.x()) + " " + number(w.y()) + ")");
    }
    xml.writeCharacters(w.text());
    xml.writeEndElement();
  }

  private void bitmap(Mark.Bitmap b) throws XMLStreamException {
    xml.writeEmptyElement("image");
    place(b.x(), b.y(), b.width(), b.height());
    attribute("preserveAspectRatio", "none");
    if (!b.smooth()) {
      attribute("style", "image-rendering:pixelated");
    }
    xml.writeAttribute(
        "xlink",
        XLINK,
        "href",
        "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(PngEncoder.encode(b.raster())));
  }

  private void place(double x, double y, double width, double height) throws XMLStreamException {
    attribute("x", number(x));
    attribute("y", number(y));
    attribute("width", number(width));
    attribute("height", number(height));
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  /** At most three digits after the point, no exponent, no trailing zeros. */
  private static String number(double v) {
    String s =
        BigDecimal.valueOf(v)
            .setScale(3, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return s.equals("-0") ? "0" : s;
  }
}
