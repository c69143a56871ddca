package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The strongest cells of a map as links: tokens at the left, clips or tokens at the right, the
 * stronger the thicker.
 *
 * @param scores the map
 * @param links how many are drawn at most, at least 1
 * @param look the colours
 * @param source for the caption
 */
public record FlowFigure(Scores.Matrix scores, int links, Look look, Source source)
    implements Figure {
  private static final double ROW = 9;

  /** More rows share this height, points. */
  private static final double MOST_HIGH = 520;

  /** Few rows are spread over this height, points. */
  private static final double LEAST_HIGH = 110;

  private static final double THICK = 2.6;
  private static final double THIN = 0.25;

  /** Straight pieces of a curve. */
  private static final int PIECES = 16;

  private static final double MOST_LABEL = 0.25;

  /** A cell of the map. */
  private record Link(int row, int column, float value) {}

  /**
   * @throws IllegalArgumentException if there is no row, no column or no link
   */
  public FlowFigure {
    if (scores.rows().isEmpty() || scores.columns().count() == 0 || links < 1) {
      throw new IllegalArgumentException("nothing to link");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper());
    List<String> from = scores.rows().stream().map(Scores.Token::label).toList();
    List<String> to = columns();
    double left = Sketch.PAD + Math.min(MOST_LABEL * width, widest(sketch, from)) + 4;
    double right = width - Sketch.PAD - Math.min(MOST_LABEL * width, widest(sketch, to)) - 4;
    double high = Math.clamp(ROW * Math.max(from.size(), to.size()), LEAST_HIGH, MOST_HIGH);
    double top = Sketch.PAD;
    ColorScale scale = look.scale(scores.signed(), scores.strongest());
    for (Link l : strongest()) { // the strongest last, on top
      double y0 = top + (l.row() + 0.5) * high / from.size();
      double y1 = top + (l.column() + 0.5) * high / to.size();
      sketch.path(
          curve(left, y0, right, y1),
          Math.max(THIN, THICK * scale.strength(l.value())),
          scale.rgb(l.value()));
    }
    labels(sketch, from, left - 3, high, Mark.Anchor.END);
    labels(sketch, to, right + 3, high, Mark.Anchor.START);
    double below = top + high + 6;
    ColorKey.draw(sketch, left, below, scale, false, scores.hasGaps(), scores.unit());
    return Foot.finish(sketch, below + ColorKey.HEIGHT + 2, source);
  }

  /** The cells farthest from 0, the weakest of them first. */
  private List<Link> strongest() {
    int n = scores.columns().count();
    List<Link> all = new ArrayList<>();
    for (int i = 0; i < scores.values().length; i++) {
      float v = scores.values()[i];
      if (Float.isFinite(v) && v != 0) {
        all.add(new Link(i / n, i % n, v));
      }
    }
    all.sort(Comparator.comparingDouble((Link l) -> Math.abs(l.value())));
    return all.subList(Math.max(0, all.size() - links), all.size());
  }

  private List<String> columns() {
    return switch (scores.columns()) {
      case Scores.Columns.OfClips c -> c.clips().stream().map(FlowFigure::span).toList();
      case Scores.Columns.OfTokens t -> t.tokens().stream().map(Scores.Token::label).toList();
    };
  }

  private static String span(Scores.Span clip) {
    return String.format(
        Locale.ROOT, "%.1f–%.1f s", clip.start().toDouble(), clip.end().toDouble());
  }

  private static double widest(Sketch sketch, List<String> labels) {
    return labels.stream().mapToDouble(l -> sketch.width(l, Sketch.SMALL)).max().orElse(0);
  }

  /** Every label that has room, all where rows are high enough. */
  private static void labels(
      Sketch sketch, List<String> labels, double x, double high, Mark.Anchor anchor) {
    double row = high / labels.size();
    int every = Math.max(1, (int) Math.ceil((Sketch.SMALL + 1) / row));
    double room = anchor == Mark.Anchor.END ? x - Sketch.PAD : sketch.width() - Sketch.PAD - x;
    for (int i = 0; i < labels.size(); i += every) {
      sketch.text(
          x,
          Sketch.PAD + (i + 0.5) * row + Sketch.SMALL * 0.36,
          sketch.fit(labels.get(i), Sketch.SMALL, room),
          Sketch.SMALL,
          anchor,
          sketch.ink());
    }
  }

  /** A cubic Bézier curve that leaves and arrives level, as straight pieces. */
  private static List<Mark.Point> curve(double x0, double y0, double x1, double y1) {
    return IntStream.rangeClosed(0, PIECES)
        .mapToObj(
            i -> {
              double t = (double) i / PIECES;
              double s = t * t * (3 - 2 * t); // both inner points level with their ends
              double middle = (x0 + x1) / 2;
              double x = Math.pow(1 - t, 3) * x0 + 3 * (1 - t) * t * middle + Math.pow(t, 3) * x1;
              return new Mark.Point(x, y0 + s * (y1 - y0));
            })
        .toList();
  }
}
