package dev.sightline.app.sentiment;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.ClassColours;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.canvas.TimeGutters;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.task.FeltMoment;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/** Draws the curve, what words and pictures add, and the utterances. */
final class SentimentPainter {
  private static final double PAD = 10;
  private static final double STRIP = 26;
  private static final double WORDS = 26;
  private static final double GAP = 8;
  private static final double LABEL_GAP = 8;

  /** Opacity of what looks unlike the posts of the training. */
  private static final double FOREIGN = 0.45;

  /** Narrower boxes have no room for words, px. */
  private static final double LEAST_ROOM = 18;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final ValueScale scale;
  private final AxisWindow axis;
  private final boolean words;
  private final double width;
  private final double height;

  SentimentPainter(
      GraphicsContext g, CanvasStyle style, ValueScale scale, AxisWindow axis, boolean words) {
    this.g = g;
    this.style = style;
    this.scale = scale;
    this.axis = axis;
    this.words = words;
    this.width = g.getCanvas().getWidth();
    this.height = g.getCanvas().getHeight();
  }

  /** Upper edge of the utterances in a canvas of that height, px. */
  static double wordsTop(double height) {
    return height - WORDS - 2;
  }

  private double stripTop() {
    return (words ? wordsTop(height) - GAP : height - 2) - STRIP;
  }

  private double y(double valence) {
    double bottom = stripTop() - GAP - PAD;
    return PAD + (1 - valence) / 2 * (bottom - PAD);
  }

  private double x(double seconds) {
    double plot = Math.max(1, width - TimeGutters.LEFT - TimeGutters.RIGHT);
    return TimeGutters.LEFT + (seconds - axis.from()) / axis.span() * plot;
  }

  /** Lines and names of the scale. */
  void frame() {
    label(Messages.text("sentiment.positive"), y(1));
    label(Messages.text("sentiment.neutral"), y(0));
    label(Messages.text("sentiment.negative"), y(-1));
    label(Messages.text("sentiment.strip"), stripTop() + STRIP / 2);
    if (words) {
      label(Messages.text("sentiment.utterances"), wordsTop(height) + WORDS / 2);
    }
    g.setStroke(style.line());
    g.setLineWidth(1);
    for (double v : new double[] {-1, 0, 1}) {
      double at = Math.round(y(v)) + 0.5;
      g.strokeLine(TimeGutters.LEFT, at, width - TimeGutters.RIGHT, at);
    }
  }

  private void label(String text, double y) {
    g.setFont(style.font(11));
    g.setFill(style.muted());
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    double room = TimeGutters.LEFT - 2 * LABEL_GAP;
    g.fillText(Texts.fit(text, g.getFont(), room), TimeGutters.LEFT - LABEL_GAP, y);
  }

  /** The expected value with one standard deviation around it. */
  void curve(List<FeltMoment> clips) {
    clip();
    for (FeltMoment m : clips) {
      double left = x(m.start().toDouble());
      double wide = x(m.end().toDouble()) - left;
      double v = m.feeling().valence();
      double upper = y(Math.min(1, v + m.feeling().spread()));
      double lower = y(Math.max(-1, v - m.feeling().spread()));
      g.setFill(CanvasStyle.fade(style.accent(), m.foreign() ? 0.09 : 0.18));
      g.fillRect(left, upper, wide, lower - upper);
    }
    double before = Double.NaN;
    g.setLineWidth(2);
    for (FeltMoment m : clips) {
      double left = x(m.start().toDouble());
      double at = y(m.feeling().valence());
      g.setStroke(m.foreign() ? CanvasStyle.fade(style.accent(), FOREIGN) : style.accent());
      if (!Double.isNaN(before)) {
        g.strokeLine(left, before, left, at);
      }
      g.strokeLine(left, at, x(m.end().toDouble()), at);
      before = at;
    }
    g.restore();
  }

  /** What words, pictures and both add, stacked for each clip. */
  void shares(List<FeltMoment> clips) {
    clip();
    double top = stripTop();
    for (FeltMoment m : clips) {
      double left = x(m.start().toDouble());
      double wide = Math.max(1, x(m.end().toDouble()) - left - 1);
      double[] parts =
          m.share()
              .map(s -> new double[] {s.textPart(), s.videoPart(), s.interactionPart()})
              .orElse(new double[] {0, 1, 0});
      double from = top;
      for (int i = 0; i < parts.length; i++) {
        Paint colour = ClassColours.of(i, style);
        g.setFill(m.share().isPresent() ? colour : CanvasStyle.fade(colour, FOREIGN));
        g.fillRect(left, from, wide, STRIP * parts[i]);
        from += STRIP * parts[i];
      }
    }
    g.restore();
  }

  /** What is said, in the colour of how it sounds. */
  void utterances(List<FeltMoment> all) {
    clip();
    double top = wordsTop(height);
    for (FeltMoment m : all) {
      double left = Math.round(x(m.start().toDouble()));
      double right = Math.round(x(m.end().toDouble()));
      double wide = Math.max(1, right - left - 1);
      Paint colour = Argb.color(scale.argb(m.feeling().valence()));
      g.setFill(CanvasStyle.fade(colour, m.foreign() ? 0.2 : FOREIGN));
      g.fillRoundRect(left, top, wide, WORDS, 6, 6);
      g.setFill(colour);
      g.fillRect(left, top + WORDS - 3, wide, 3);
      double start = Math.max(left, TimeGutters.LEFT);
      double room = Math.min(right, width - TimeGutters.RIGHT) - start - 10;
      if (room >= LEAST_ROOM) {
        g.setFill(style.foreground());
        g.setFont(style.font(11));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Texts.fit(m.text(), style.font(11), room), start + 5, top + (WORDS - 3) / 2);
      }
    }
    g.restore();
  }

  /** The number of a moment, right of the curve; a frame around it if it is under the pointer. */
  void value(FeltMoment m, boolean framed) {
    double at = y(m.feeling().valence());
    if (framed) {
      clip();
      double left = x(m.start().toDouble());
      g.setStroke(style.muted());
      g.setLineWidth(1);
      g.strokeRect(
          Math.round(left) + 0.5,
          PAD - 4.5,
          Math.round(x(m.end().toDouble()) - left) - 1,
          Math.round(stripTop() + STRIP - PAD) + 6);
      g.restore();
    }
    g.setFont(style.font(11));
    g.setFill(style.foreground());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(
        String.format(java.util.Locale.ROOT, "%+.2f", m.feeling().valence()).replace('-', '−'),
        width - TimeGutters.RIGHT + LABEL_GAP,
        at);
  }

  /** The line at the playhead. */
  void playhead(double seconds) {
    double at = Math.round(x(seconds)) + 0.5;
    if (at >= TimeGutters.LEFT && at <= width - TimeGutters.RIGHT) {
      g.setStroke(style.playhead());
      g.setLineWidth(1);
      g.strokeLine(at, 0, at, height);
    }
  }

  /** Keeps what follows on the time line, until {@code restore}. */
  private void clip() {
    g.save();
    g.beginPath();
    g.rect(TimeGutters.LEFT, 0, Math.max(0, width - TimeGutters.LEFT - TimeGutters.RIGHT), height);
    g.clip();
  }
}
