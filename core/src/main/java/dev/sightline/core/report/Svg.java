package dev.sightline.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes SVG markup that stands inside an HTML page. Every text and attribute value is escaped.
 * Lengths are in the units of the view box. One thread.
 */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /** Opens the picture; it scales to the width that it is given. */
  static Svg open(double width, double height, String cssClass, String label) {
    Svg svg = new Svg();
    svg.out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    svg.attribute("viewBox", "0 0 " + number(width) + " " + number(height));
    svg.attribute("class", cssClass);
    svg.attribute("aria-label", label);
    svg.out.append(">");
    return svg;
  }

  /** Closes the picture and gives the markup. */
  String close() {
    return out.append("</svg>").toString();
  }

  /**
   * A coloured rectangle.
   *
   * @param fill {@code #rrggbb}, or empty to leave it to the style sheet
   * @param cssClass or empty
   * @param title shown under the pointer, or empty
   */
  Svg rect(
      double x, double y, double width, double height, String fill, String cssClass, String title) {
    out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    out.append('"');
    optional("fill", fill);
    optional("class", cssClass);
    return titled("rect", title);
  }

  /** A line of text; {@code cssClass} decides its size, colour and anchor. */
  Svg text(double x, double y, String cssClass, String text) {
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
    attribute("class", cssClass);
    out.append('>').append(escape(text)).append("</text>");
    return this;
  }

  /** A straight line. */
  Svg line(double x1, double y1, double x2, double y2, String cssClass) {
    out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
    out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2)).append('"');
    attribute("class", cssClass);
    out.append("/>");
    return this;
  }

  /** A path; {@code data} is made by this package from numbers only. */
  Svg path(String data, String cssClass, String title) {
    out.append("<path d=\"").append(data).append('"');
    attribute("class", cssClass);
    return titled("path", title);
  }

  /** A dot. */
  Svg circle(double cx, double cy, double r, String cssClass, String title) {
    out.append("<circle cx=\"").append(number(cx)).append("\" cy=\"").append(number(cy));
    out.append("\" r=\"").append(number(r)).append('"');
    attribute("class", cssClass);
    return titled("circle", title);
  }

  /** A picture, cut to the box or squeezed into it. */
  Svg image(double x, double y, double width, double height, String uri, boolean squeeze) {
    box("image", x, y, width, height);
    attribute("href", uri);
    attribute("preserveAspectRatio", squeeze ? "none" : "xMidYMid slice");
    out.append("/>");
    return this;
  }

  /** A part of another picture on the page, by its id, into a box. */
  Svg use(String id, double x, double y, double width, double height, String title) {
    box("use", x, y, width, height);
    attribute("href", "#" + id);
    return titled("use", title);
  }

  /** A picture that {@link #use} can show at any size, embedded once. */
  Svg symbol(String id, Picture picture) {
    out.append("<symbol");
    attribute("id", id);
    attribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
    attribute("preserveAspectRatio", "xMidYMid slice");
    out.append('>');
    image(0, 0, picture.width(), picture.height(), picture.dataUri(), true);
    out.append("</symbol>");
    return this;
  }

  /** Opens a group; close it with {@link #endGroup}. */
  Svg group(String cssClass) {
    out.append("<g");
    attribute("class", cssClass);
    out.append('>');
    return this;
  }

  Svg endGroup() {
    out.append("</g>");
    return this;
  }

  /** At most two digits after the point, no exponent, no trailing zeros. */
  static String number(double v) {
    String s =
        BigDecimal.valueOf(v)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return s.equals("-0") ? "0" : s;
  }

  /** The text with nothing left that means something in markup. */
  static String escape(String text) {
    StringBuilder s = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> s.append("&amp;");
                case '<' -> s.append("&lt;");
                case '>' -> s.append("&gt;");
                case '"' -> s.append("&quot;");
                case '\'' -> s.append("&#39;");
                default -> s.appendCodePoint(PlainText.isPrintable(c) ? c : PlainText.REPLACEMENT);
              }
            });
    return s.toString();
  }

  private void box(String tag, double x, double y, double width, double height) {
    out.append('<').append(tag);
    out.append(" x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    out.append('"');
  }

  private Svg titled(String tag, String title) {
    if (title.isEmpty()) {
      out.append("/>");
    } else {
      out.append("><title>").append(escape(title)).append("</title></").append(tag).append('>');
    }
    return this;
  }

  private void optional(String name, String value) {
    if (!value.isEmpty()) {
      attribute(name, value);
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }
}
