package dev.sightline.core.report;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.media.Clip;
import dev.sightline.core.report.ReportFigure.Place;

/** Where one word looks in the picture, and when, as SVG. */
final class PlaceFigure {
  private static final double WIDTH = 240;
  private static final double STRIP = 26;

  /** Used where there is no picture. */
  private static final double DEFAULT_ASPECT = 16 / 9.0;

  private final ReportDocument document;
  private final String chapter;
  private final ColorMap colors;
  private final ReportWords words;

  /**
   * @param chapter before the ids of pictures
   */
  PlaceFigure(ReportDocument document, String chapter, ColorMap colors, ReportWords words) {
    this.document = document;
    this.chapter = chapter;
    this.colors = colors;
    this.words = words;
  }

  String draw(Place place) {
    int best = place.clip().index();
    boolean many = place.byClip().length > 1;
    var picture = document.pictures().clip(best);
    double height = WIDTH / picture.map(Picture::aspect).orElse(DEFAULT_ASPECT);
    String label = words.text("place.label", place.word(), words.clip(place.clip()));
    Svg svg = Svg.open(WIDTH, many ? height + STRIP + 4 : height, "place", label);
    if (picture.isPresent()) {
      svg.use(MatrixFigure.clipId(chapter, best), 0, 0, WIDTH, height, "");
    } else {
      svg.rect(0, 0, WIDTH, height, "", "blank", "");
    }
    svg.image(0, 0, WIDTH, height, HeatPicture.paint(place.map(), colors).dataUri(), true);
    readOut(svg, place.map(), height);
    if (many) {
      strip(svg, place, height + 4);
    }
    return svg.close();
  }

  private void readOut(Svg svg, SpatialMap place, double height) {
    Grid grid = document.grid();
    double w = WIDTH / grid.w();
    double h = height / grid.h();
    for (int y = 0; y < grid.h(); y++) {
      for (int x = 0; x < grid.w(); x++) {
        String title = words.text("place.cell", y + 1, x + 1, PlainText.weight(place.at(y, x)));
        svg.rect(x * w, y * h, w, h, "", "hit", title);
      }
    }
  }

  private void strip(Svg svg, Place place, double top) {
    TimeAxis axis = new TimeAxis(place.clips(), 0, WIDTH);
    int best = place.clip().index();
    for (Clip c : place.clips()) {
      float weight = place.byClip()[c.index()];
      double h = Math.max(0.5, STRIP * weight / Math.max(place.byClip()[best], 1e-12f));
      svg.rect(
          axis.x(c.start()),
          top + STRIP - h,
          Math.max(0.5, axis.width(c) - (place.clips().size() > 60 ? 0.2 : 1)),
          h,
          "",
          c.index() == best ? "bar best" : "bar",
          words.text("colon", words.clip(c), PlainText.weight(weight)));
    }
  }
}
