package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.ClassColours;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws lanes: only what is seen. */
final class LanesPainter {
  private static final double LABEL_GAP = 8;
  private static final double MIN_BOX_TEXT = 18;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final LanesLayout layout;

  LanesPainter(GraphicsContext g, CanvasStyle style, LanesLayout layout) {
    this.g = g;
    this.style = style;
    this.layout = layout;
  }

  /** Draws the seconds above the lanes. */
  void ruler() {
    double step = layout.tick();
    g.setFont(style.font(11));
    g.setFill(style.muted());
    g.setStroke(style.line());
    g.setLineWidth(1);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    int first = (int) Math.ceil(layout.axis().from() / step - 1e-9);
    double end = layout.axis().from() + layout.axis().span();
    for (int i = first; i * step <= end + 1e-9; i++) {
      double x = Math.round(layout.x(i * step)) + 0.5;
      g.strokeLine(x, 4, x, g.getCanvas().getHeight());
      String format = step < 0.1 ? "%.2f s" : step < 1 ? "%.1f s" : "%.0f s";
      if (x + 32 < layout.plotX() + layout.plotWidth() + 40) {
        g.fillText(String.format(Locale.ROOT, format, i * step), x + 4, 8);
      }
    }
  }

  /** Clips what follows to the lanes below the ruler. */
  void begin() {
    g.save();
    g.beginPath();
    g.rect(0, LanesLayout.RULER, g.getCanvas().getWidth(), g.getCanvas().getHeight());
    g.clip();
  }

  /** Ends what {@link #begin} began. */
  void end() {
    g.restore();
  }

  /** Draws the name of a lane; a lane of a word that is lit can be taken away by a cross. */
  void label(int index, boolean lit) {
    Lane lane = layout.lanes().get(index);
    double y = layout.y(index) + lane.height() / 2;
    Font font = lit ? style.bold(12) : style.font(12);
    g.setFont(font);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(
        lane instanceof Lane.OfClass c
            ? ClassColours.of(c.index(), style)
            : lit ? style.foreground() : style.muted());
    double right = layout.plotX() - LABEL_GAP;
    g.fillText(Texts.fit(lane.label(), font, right - 22), right, y);
    if (lit && lane instanceof Lane.Word) {
      g.setTextAlign(TextAlignment.LEFT);
      g.setFill(style.muted());
      g.fillText("×", 6, y);
    }
  }

  /** Draws a word's weights as bars that grow with the weight, in the colours of the scale. */
  void word(int index, Lane.Word lane, MatrixData data, IntFunction<ValueScale> scales) {
    ValueScale scale = scales.apply(lane.row());
    double top = layout.y(index);
    double zero = top + (data.traits().signed() ? lane.height() / 2 : lane.height());
    double room = data.traits().signed() ? lane.height() / 2 : lane.height();
    clipTime(top, lane.height());
    for (int c = 0; c < data.columns().size(); c++) {
      float v = data.at(lane.row(), c);
      if (Float.isNaN(v)) {
        continue;
      }
      MatrixData.Column column = data.columns().get(c);
      double left = Math.round(layout.x(column.start()));
      double right = Math.round(layout.x(column.end()));
      double share = scale.max() > 0 ? Math.clamp(v / scale.max(), -1, 1) : 0;
      double height = Math.max(1, Math.abs(share) * room);
      g.setFill(Argb.color(scale.argb(v)));
      double gap = right - left > 4 ? 1 : 0;
      g.fillRect(left, share >= 0 ? zero - height : zero, Math.max(1, right - left - gap), height);
    }
    g.restore();
    base(zero);
  }

  /** Draws the course of a class. */
  void course(int index, Lane.OfClass lane, List<Clip> clips) {
    double top = layout.y(index);
    double bottom = top + lane.height();
    Paint colour = ClassColours.of(lane.index(), style);
    int n = Math.min(clips.size(), lane.probabilities().size());
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[2 * i] = layout.x(clips.get(i).start().toDouble());
      xs[2 * i + 1] = layout.x(clips.get(i).end().toDouble());
      ys[2 * i] = bottom - lane.probabilities().get(i) / lane.top() * (lane.height() - 2);
      ys[2 * i + 1] = ys[2 * i];
    }
    clipTime(top, lane.height());
    g.setStroke(colour);
    g.setLineWidth(1.5);
    g.strokePolyline(xs, ys, 2 * n);
    g.restore();
    base(bottom);
  }

  /** Draws shots as boxes that are light and dark in turn. */
  void shots(int index, Lane.Shots lane, double end) {
    double top = layout.y(index);
    if (lane.cuts().isEmpty()) {
      note(Messages.text("lanes.shots.unknown"), top + lane.height() / 2);
      return;
    }
    clipTime(top, lane.height());
    List<Fraction> cuts = lane.cuts().get();
    for (int i = 0; i <= cuts.size(); i++) {
      double from = i == 0 ? 0 : cuts.get(i - 1).toDouble();
      double to = i == cuts.size() ? end : cuts.get(i).toDouble();
      box(from, to, top, lane.height(), Integer.toString(i + 1));
    }
    g.restore();
  }

  /** Draws subtitles as boxes with their text. */
  void subtitles(int index, Lane.Subtitles lane) {
    double top = layout.y(index);
    clipTime(top, lane.height());
    for (Cue cue : lane.cues()) {
      String text = cue.text().replace('\n', ' ');
      box(cue.start().toDouble(), cue.end().toDouble(), top, lane.height(), text);
    }
    g.restore();
  }

  private void box(double from, double to, double top, double height, String text) {
    double left = Math.round(layout.x(from));
    double right = Math.round(layout.x(to));
    if (right < layout.plotX() || left > layout.plotX() + layout.plotWidth()) {
      return;
    }
    double width = Math.max(1, right - left - 1);
    g.setFill(CanvasStyle.fade(style.accent(), 0.16));
    g.fillRoundRect(left, top, width, height, 6, 6);
    g.setStroke(CanvasStyle.fade(style.accent(), 0.5));
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, Math.max(0, width - 1), height - 1, 6, 6);
    // what begins left of the seen part is still named
    double start = Math.max(left, layout.plotX());
    double room = Math.min(right, layout.plotX() + layout.plotWidth()) - start - 8;
    if (room >= MIN_BOX_TEXT - 8) {
      g.setFill(style.foreground());
      g.setFont(style.font(11));
      g.setTextAlign(TextAlignment.LEFT);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(Texts.fit(text, style.font(11), room), start + 5, top + height / 2);
    }
  }

  private void note(String text, double y) {
    g.setFill(style.muted());
    g.setFont(style.font(11));
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, layout.plotX() + 4, y);
  }

  private void base(double y) {
    g.setStroke(style.line());
    g.setLineWidth(1);
    double at = Math.round(y) + 0.5;
    g.strokeLine(layout.plotX(), at, layout.plotX() + layout.plotWidth(), at);
  }

  private void clipTime(double top, double height) {
    g.save();
    g.beginPath();
    g.rect(layout.plotX(), top, layout.plotWidth(), height + 1);
    g.clip();
  }

  /** Writes the value of a lane in one clip at its right. */
  void value(int index, String text) {
    Lane lane = layout.lanes().get(index);
    g.setFont(style.font(11));
    g.setFill(
        lane instanceof Lane.OfClass c ? ClassColours.of(c.index(), style) : style.foreground());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(
        text, layout.plotX() + layout.plotWidth() + LABEL_GAP, layout.y(index) + lane.height() / 2);
  }

  /** The line at the playhead through all lanes. */
  void playhead(double seconds, double height) {
    double x = layout.x(seconds);
    if (x >= layout.plotX() - 1 && x <= layout.plotX() + layout.plotWidth() + 1) {
      g.setFill(style.playhead());
      g.fillRect(Math.round(x) - 1, 0, 2, height);
    }
  }

  /** Marks the clip under the pointer. */
  void clip(Clip clip, double height) {
    double left = Math.max(layout.plotX(), Math.round(layout.x(clip.start().toDouble())));
    double right =
        Math.min(layout.plotX() + layout.plotWidth(), Math.round(layout.x(clip.end().toDouble())));
    if (right > left) {
      g.setFill(CanvasStyle.fade(style.accent(), 0.12));
      g.fillRect(left, LanesLayout.RULER, right - left, height - LanesLayout.RULER);
    }
  }
}
