package dev.sightline.core.report.paper;

import dev.sightline.core.figure.Drawing;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.figure.Raster;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import java.util.List;

/**
 * A report laid out on pages, ready to be written or looked at. Immutable; the tree of tags is read
 * only.
 */
public final class LaidReport {
  private static final double POINTS_PER_INCH = 72;
  private static final double MM_PER_INCH = 25.4;

  private final ReportDocument document;
  private final ReportStyle style;
  private final List<LaidPage> pages;
  private final TagNode root;
  private final List<Mark> outline;
  private final List<Jump> jumps;

  /**
   * A line of the table of contents that viewers show.
   *
   * @param title of the section
   * @param page from 0
   * @param y of its heading, points from the top
   * @param level 0, or 1 for a section of a chapter
   */
  record Mark(String title, int page, double y, int level) {}

  /**
   * A place that leads to another, in points from the top left.
   *
   * @param owner what stands there
   * @param title where it leads, in words
   * @param page where it lies, from 0
   * @param x left
   * @param y top
   * @param width points
   * @param height points
   * @param to where it leads
   */
  record Jump(
      TagNode owner,
      String title,
      int page,
      double x,
      double y,
      double width,
      double height,
      Mark to) {}

  LaidReport(
      ReportDocument document,
      ReportStyle style,
      List<LaidPage> pages,
      TagNode root,
      List<Mark> outline,
      List<Jump> jumps) {
    this.document = document;
    this.style = style;
    this.pages = List.copyOf(pages);
    this.root = root;
    this.outline = List.copyOf(outline);
    this.jumps = List.copyOf(jumps);
  }

  /** Number of pages, at least 1. */
  public int size() {
    return pages.size();
  }

  /**
   * One page as pixels, opaque.
   *
   * @param page from 0
   * @param width px, about; at least 420
   * @throws SightlineException if that were more pixels than fit
   */
  public Raster picture(int page, int width) throws SightlineException {
    double mm = style.sheet().width() / POINTS_PER_INCH * MM_PER_INCH;
    int dpi =
        (int)
            Math.clamp(
                Math.round(width / style.sheet().width() * POINTS_PER_INCH),
                FigureSize.MIN_DPI,
                FigureSize.MAX_DPI);
    return FigureWriter.paint((w, font) -> drawing(page), new FigureSize(mm, dpi));
  }

  private Drawing drawing(int page) {
    return new Drawing(
        style.sheet().width(),
        style.sheet().height(),
        style.theme().ground(),
        document.front().title(),
        document.front().title(),
        pages.get(page).marks());
  }

  ReportDocument document() {
    return document;
  }

  ReportStyle style() {
    return style;
  }

  List<LaidPage> pages() {
    return pages;
  }

  TagNode root() {
    return root;
  }

  List<Mark> outline() {
    return outline;
  }

  List<Jump> jumps() {
    return jumps;
  }
}
