package dev.sightline.core.report;

import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tokens × clips as a picture on the time line: one row for each token that stands for characters,
 * thumbnails and a time axis above, the greatest weight of each row at its right.
 */
final class MatrixFigure {
  private static final double LEFT = 132;
  private static final double WIDTH = 780;
  private static final double RIGHT = 60;
  private static final double THUMBNAIL = 46;
  private static final double AXIS = 22;

  /** Rows get smaller above this number of tokens. */
  private static final int MANY = 60;

  /** Above this number of cells the read-out is one for each row: pages must stay quick. */
  private static final int MOST_TITLES = 20_000;

  private static final int LONGEST_LABEL = 18;

  /** Width ÷ height of a thumbnail that is not cut to its clip. */
  private static final double WIDEST = 16 / 9.0;

  private final TokenClipMatrix weights;
  private final TokenizedText text;
  private final ColorMap colors;
  private final ReportWords words;
  private final String chapter;
  private final List<Integer> rows;
  private final TimeAxis axis;

  /**
   * @param chapter before the ids of pictures
   */
  MatrixFigure(
      TokenClipMatrix weights,
      TokenizedText text,
      ColorMap colors,
      ReportWords words,
      String chapter) {
    this.weights = weights;
    this.text = text;
    this.colors = colors;
    this.words = words;
    this.chapter = chapter;
    this.rows =
        IntStream.range(0, weights.tokens().size())
            .filter(i -> !weights.tokens().get(i).isSpecial())
            .boxed()
            .toList();
    this.axis = new TimeAxis(weights.clips(), LEFT, WIDTH);
  }

  /** The greatest weight among the rows: what the brightest colour stands for. */
  float max() {
    float max = 0;
    for (int token : rows) {
      for (int c = 0; c < weights.clips().size(); c++) {
        max = Math.max(max, weights.at(token, c));
      }
    }
    return max;
  }

  /**
   * @param clipPictures true if the page defines a picture for each clip
   */
  String draw(boolean clipPictures, String label) {
    double rowHeight = rows.size() > MANY ? 12 : 18;
    double top = (clipPictures ? THUMBNAIL + 4 : 0) + AXIS;
    double bottom = top + rows.size() * rowHeight;
    boolean axisBelow = rows.size() > 30;
    Svg svg =
        Svg.open(
            LEFT + WIDTH + RIGHT,
            bottom + (axisBelow ? AXIS : 4),
            rows.size() > MANY ? "matrix small" : "matrix",
            label);
    if (clipPictures) {
      thumbnails(svg);
    }
    axis.draw(svg, top - AXIS + 2);
    float max = max();
    boolean titles = rows.size() * weights.clips().size() <= MOST_TITLES;
    for (int r = 0; r < rows.size(); r++) {
      row(svg, rows.get(r), top + r * rowHeight, rowHeight, max, titles);
    }
    if (axisBelow) {
      axis.draw(svg, bottom + 2);
    }
    return svg.close();
  }

  private void thumbnails(Svg svg) {
    List<Clip> clips = weights.clips();
    // as many as can be told apart
    int every = Math.max(1, (int) Math.ceil(40.0 / axis.width(clips.getFirst())));
    for (int i = 0; i < clips.size(); i += every) {
      Clip last = clips.get(Math.min(i + every, clips.size()) - 1);
      double x = axis.x(clips.get(i).start());
      double width = axis.x(last.end()) - x;
      Clip shown = clips.get((i + last.index()) / 2);
      // a long clip shows its whole picture once rather than a thin slice of it
      double shownWidth = width > 3 * THUMBNAIL ? WIDEST * THUMBNAIL : width - 1;
      svg.use(
          clipId(chapter, shown.index()),
          x,
          0,
          Math.max(1, shownWidth),
          THUMBNAIL,
          words.clip(shown));
    }
  }

  private void row(Svg svg, int token, double y, double height, float max, boolean titles) {
    String name = name(token);
    double baseline = y + height * 0.5 + (height < 15 ? 3.2 : 4.2);
    svg.text(LEFT - 8, baseline, isPiece(token) ? "token piece" : "token", shorten(name));
    float peak = 0;
    int peakClip = 0;
    for (Clip c : weights.clips()) {
      float w = weights.at(token, c.index());
      if (w > peak) {
        peak = w;
        peakClip = c.index();
      }
    }
    for (Clip c : weights.clips()) {
      float w = weights.at(token, c.index());
      String title =
          titles
              ? words.text("matrix.cell", name, words.clip(c), PlainText.weight(w))
              : words.text(
                  "matrix.row",
                  name,
                  words.clip(weights.clips().get(peakClip)),
                  PlainText.weight(peak));
      svg.rect(
          axis.x(c.start()),
          y,
          axis.width(c) + 0.05,
          height - 1,
          colors.hex(max == 0 ? 0 : w / max),
          "",
          titles || c.index() == peakClip ? title : "");
    }
    svg.text(LEFT + WIDTH + 8, baseline, "value", PlainText.weight(peak));
  }

  private boolean isPiece(int token) {
    return token > 0
        && weights.tokens().get(token - 1).word() == weights.tokens().get(token).word();
  }

  private String name(int token) {
    Token t = weights.tokens().get(token);
    String characters = text.text().substring(t.start(), t.end());
    return isPiece(token) ? "‑" + characters : characters;
  }

  private static String shorten(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }

  /** The id under which the page defines the picture of a clip. */
  static String clipId(String chapter, int clip) {
    return chapter + "clip-" + clip;
  }
}
