package dev.sightline.app.robustness;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.robustness.AttentionShift;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** What moved in the attention of each word, in diverging colours. FX thread only. */
final class ShiftCanvas extends ThemedCanvas {
  private static final double LABELS = 84;
  private static final double AXIS = 16;
  private static final double ROW = 16;
  private static final double SMALLEST_LABEL = 9;

  /** With more, rows are lower and lose their names. */
  private static final int MOST_ROWS = 40;

  private final ColourSettings colours;
  private AttentionShift shift;

  ShiftCanvas(ColourSettings colours) {
    this.colours = colours;
    setId("attack-shift");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinWidth(200);
    colours.onChange(this::redraw);
  }

  void show(AttentionShift now) {
    shift = now;
    setAccessibleText(
        now == null ? "" : Messages.text("attack.moved", AttackWords.percent(now.share())));
    long rows =
        now == null ? 0 : now.before().tokens().stream().filter(t -> !t.isSpecial()).count();
    double height = Math.clamp(rows * ROW, ROW, MOST_ROWS * ROW) + AXIS;
    setMinHeight(height);
    setPrefHeight(height);
    redraw();
  }

  /** The largest change, which the ends of the colours stand for. */
  static double top(AttentionShift shift) {
    double most = 0;
    for (float v : shift.difference()) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    if (shift == null) {
      return;
    }
    List<Integer> rows =
        IntStream.range(0, shift.before().tokens().size())
            .filter(t -> !shift.before().tokens().get(t).isSpecial())
            .boxed()
            .toList();
    int clips = shift.before().clips().size();
    double height = Math.min(ROW, (getHeight() - AXIS) / Math.max(1, rows.size()));
    double width = (getWidth() - LABELS) / clips;
    ValueScale scale = ValueScale.of(colours, true, top(shift));
    for (int r = 0; r < rows.size(); r++) {
      double y = Math.round(r * height);
      double end = Math.round((r + 1) * height);
      for (int c = 0; c < clips; c++) {
        double x = Math.round(LABELS + c * width);
        double to = Math.round(LABELS + (c + 1) * width);
        g.setFill(Argb.color(scale.argb(shift.difference()[rows.get(r) * clips + c])));
        g.fillRect(x, y, Math.max(1, to - x - (width > 5 ? 1 : 0)), end - y - (height > 9 ? 1 : 0));
      }
      if (height >= SMALLEST_LABEL) {
        label(g, style, rows.get(r), (y + end) / 2);
      }
    }
    g.setFill(style.muted());
    g.setFont(style.font(10));
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.LEFT);
    double y = rows.size() * height + 3;
    g.fillText(seconds(shift.before().clips().getFirst().start().toDouble()), LABELS, y);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(seconds(shift.before().clips().getLast().end().toDouble()), getWidth(), y);
  }

  /** Both words where one took the place of another. */
  private void label(GraphicsContext g, CanvasStyle style, int token, double middle) {
    String before = shift.before().tokens().get(token).piece();
    String after = shift.after().tokens().get(token).piece();
    g.setFill(before.equals(after) ? style.muted() : style.foreground());
    g.setFont(style.font(11));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(Texts.fit(after, style.font(11), LABELS - 10), LABELS - 6, middle);
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.1f s", s);
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {}
}
