package dev.sightline.core.report;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.media.Clip;
import java.util.Comparator;
import java.util.List;

/** For the words whose attention is least even: where in the picture, and when. */
final class PlaceFigure {
  /** Pictures at most. */
  static final int MOST = 12;

  private static final double WIDTH = 240;
  private static final double STRIP = 26;

  /** Used where there is no picture. */
  private static final double DEFAULT_ASPECT = 16 / 9.0;

  private final WordWeights weights;
  private final ReportPictures pictures;
  private final ColorMap colors;

  PlaceFigure(WordWeights weights, ReportPictures pictures, ColorMap colors) {
    this.weights = weights;
    this.pictures = pictures;
    this.colors = colors;
  }

  /**
   * One word's picture.
   *
   * @param word the word
   * @param clip its strongest clip
   * @param weight the share of its attention that this clip gets, 0..1
   * @param svg the figure
   */
  record Panel(Word word, Clip clip, float weight, String svg) {}

  /** The panels in the order of the text. */
  List<Panel> draw(List<Word> words) {
    return words.stream()
        .filter(Word::hasContent)
        .map(w -> new Ranked(w, weights.focus(w)))
        .sorted(Comparator.comparingDouble((Ranked r) -> -r.focus))
        .limit(MOST)
        .map(Ranked::word)
        .sorted(Comparator.comparingInt(Word::start))
        .map(this::panel)
        .toList();
  }

  private record Ranked(Word word, double focus) {}

  private Panel panel(Word word) {
    float[] byClip = weights.byClip(word);
    int best = 0;
    for (int c = 1; c < byClip.length; c++) {
      if (byClip[c] > byClip[best]) {
        best = c;
      }
    }
    Clip clip = weights.clips().get(best);
    var picture = pictures.clip(best);
    double height = WIDTH / picture.map(Picture::aspect).orElse(DEFAULT_ASPECT);
    String label = "Where “" + word.text() + "” looks in " + PlainText.clip(clip);
    Svg svg = Svg.open(WIDTH, byClip.length > 1 ? height + STRIP + 4 : height, "place", label);
    if (picture.isPresent()) {
      svg.use(MatrixFigure.clipId(best), 0, 0, WIDTH, height, "");
    } else {
      svg.rect(0, 0, WIDTH, height, "", "blank", "");
    }
    SpatialMap place = weights.place(word, best);
    svg.image(0, 0, WIDTH, height, HeatPicture.paint(place, colors).dataUri(), true);
    readOut(svg, place, height);
    if (byClip.length > 1) {
      strip(svg, byClip, best, height + 4);
    }
    return new Panel(word, clip, byClip[best], svg.close());
  }

  private void readOut(Svg svg, SpatialMap place, double height) {
    Grid g = weights.grid();
    double w = WIDTH / g.w();
    double h = height / g.h();
    for (int y = 0; y < g.h(); y++) {
      for (int x = 0; x < g.w(); x++) {
        String title =
            "row " + (y + 1) + ", column " + (x + 1) + ": " + PlainText.weight(place.at(y, x));
        svg.rect(x * w, y * h, w, h, "", "hit", title);
      }
    }
  }

  private void strip(Svg svg, float[] byClip, int best, double top) {
    TimeAxis axis = new TimeAxis(weights.clips(), 0, WIDTH);
    for (Clip c : weights.clips()) {
      double h = Math.max(0.5, STRIP * byClip[c.index()] / Math.max(byClip[best], 1e-12f));
      svg.rect(
          axis.x(c.start()),
          top + STRIP - h,
          Math.max(0.5, axis.width(c) - (weights.clips().size() > 60 ? 0.2 : 1)),
          h,
          "",
          c.index() == best ? "bar best" : "bar",
          PlainText.clip(c) + ": " + PlainText.weight(byClip[c.index()]));
    }
  }
}
