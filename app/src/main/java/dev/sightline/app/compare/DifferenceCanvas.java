package dev.sightline.app.compare;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.control.Copier;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.ScoresTable;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Right minus left, in diverging colours. FX thread only. */
final class DifferenceCanvas extends ThemedCanvas {
  private static final double LABELS = 96;
  private static final double AXIS = 18;
  private static final double ROW = 18;
  private static final double SMALLEST_ROW = 7;

  private final CompareViewModel model;
  private final ColourSettings colours;
  private int row = -1;
  private int column = -1;
  private double scroll;

  DifferenceCanvas(CompareViewModel model, ColourSettings colours, Copier copier) {
    this.model = model;
    this.colours = colours;
    setId("compare-difference");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("compare.difference"));
    setMinSize(200, 60);
    model.comparisonProperty().subscribe(c -> reset());
    model.readoutProperty().subscribe(r -> say(r));
    colours.onChange(this::redraw);
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(e -> point(-1, -1));
    setOnMousePressed(e -> requestFocus());
    setOnScroll(this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, Copier.key(() -> copier.copy(this, table())));
  }

  private String table() {
    Comparison c = model.comparisonProperty().get();
    return c == null ? "" : ScoresTable.of(c.difference());
  }

  private void reset() {
    scroll = 0;
    row = -1;
    column = -1;
    redraw();
  }

  private Scores.Matrix data() {
    Comparison c = model.comparisonProperty().get();
    return c == null ? null : c.difference();
  }

  private double rowHeight(Scores.Matrix d) {
    double room = getHeight() - AXIS;
    return Math.clamp(room / Math.max(1, d.rows().size()), SMALLEST_ROW, ROW);
  }

  private void scrolled(ScrollEvent e) {
    Scores.Matrix d = data();
    if (d != null) {
      double over = Math.max(0, rowHeight(d) * d.rows().size() - (getHeight() - AXIS));
      scroll = Math.clamp(scroll - e.getDeltaY(), 0, over);
      redraw();
      e.consume();
    }
  }

  private void key(KeyEvent e) {
    Scores.Matrix d = data();
    if (d == null || d.rows().isEmpty() || e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    int r = row;
    int c = column;
    switch (e.getCode()) {
      case UP -> r--;
      case DOWN -> r++;
      case LEFT -> c--;
      case RIGHT -> c++;
      default -> {
        return;
      }
    }
    light(Math.clamp(r, 0, d.rows().size() - 1), Math.clamp(c, 0, d.columns().count() - 1));
    e.consume();
  }

  private void point(double x, double y) {
    Scores.Matrix d = data();
    if (d == null || x < LABELS || y < 0 || y >= getHeight() - AXIS || d.values().length == 0) {
      light(-1, -1);
      return;
    }
    int r = (int) ((y + scroll) / rowHeight(d));
    double share = (x - LABELS) / Math.max(1, getWidth() - LABELS);
    light(r < d.rows().size() && share < 1 ? r : -1, column(d, share));
  }

  /** The column at a share of the width. */
  private static int column(Scores.Matrix d, double share) {
    for (int c = 0; c < d.columns().count(); c++) {
      if (share < edge(d, c + 1)) {
        return c;
      }
    }
    return d.columns().count() - 1;
  }

  /** Where a column begins, as a share of the width. */
  private static double edge(Scores.Matrix d, int column) {
    int n = d.columns().count();
    if (d.columns() instanceof Scores.Columns.OfClips c) {
      double begin = c.clips().getFirst().start().toDouble();
      double length = c.clips().getLast().end().toDouble() - begin;
      return column == n ? 1 : (c.clips().get(column).start().toDouble() - begin) / length;
    }
    return (double) column / n;
  }

  private void light(int r, int c) {
    row = r;
    column = c;
    model.pointAt(r, c);
    redrawFront();
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    Scores.Matrix d = data();
    if (d == null || d.values().length == 0) {
      return;
    }
    double height = rowHeight(d);
    double width = getWidth() - LABELS;
    double bottom = getHeight() - AXIS;
    g.save();
    g.beginPath();
    g.rect(0, 0, getWidth(), bottom);
    g.clip();
    for (int r = 0; r < d.rows().size(); r++) {
      double top = Math.round(r * height - scroll);
      double end = Math.round((r + 1) * height - scroll);
      if (end < 0 || top > bottom) {
        continue;
      }
      ValueScale scale = scale(d, r);
      for (int c = 0; c < d.columns().count(); c++) {
        double x = Math.round(LABELS + edge(d, c) * width);
        double to = Math.round(LABELS + edge(d, c + 1) * width);
        float v = d.at(r, c);
        double wide = Math.max(1, to - x - (to - x > 5 ? 1 : 0));
        double high = end - top - (height > 11 ? 1 : 0);
        if (Float.isNaN(v)) {
          style.nothing(g, x, top, wide, high);
        } else {
          g.setFill(Argb.color(scale.argb(v)));
          g.fillRect(x, top, wide, high);
        }
      }
      if (height >= 10) {
        label(g, style, d.rows().get(r).label(), (top + end) / 2, Math.min(12, height - 5));
      }
    }
    g.restore();
    axis(g, style, d, bottom);
  }

  private static void label(
      GraphicsContext g, CanvasStyle style, String text, double middle, double size) {
    Font font = style.font(size);
    g.setFont(font);
    g.setFill(style.muted());
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(Texts.fit(text, font, LABELS - 12), LABELS - 8, middle);
  }

  private void axis(GraphicsContext g, CanvasStyle style, Scores.Matrix d, double y) {
    g.setFont(style.font(10));
    g.setFill(style.muted());
    g.setTextBaseline(VPos.TOP);
    if (d.columns() instanceof Scores.Columns.OfClips c) {
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(seconds(c.clips().getFirst().start().toDouble()), LABELS, y + 4);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(seconds(c.clips().getLast().end().toDouble()), getWidth(), y + 4);
    } else if (d.columns() instanceof Scores.Columns.OfTokens t) {
      double width = getWidth() - LABELS;
      g.setTextAlign(TextAlignment.CENTER);
      double each = width / t.count();
      for (int i = 0; i < t.count() && each > 24; i++) {
        g.fillText(
            Texts.fit(t.tokens().get(i).label(), style.font(10), each - 2),
            LABELS + (i + 0.5) * each,
            y + 4);
      }
    }
  }

  private static String seconds(double s) {
    return String.format(java.util.Locale.ROOT, "%.1f s", s);
  }

  /** The scale of a row, as the window's scale says: of the map, of the row, or fixed at 1. */
  private ValueScale scale(Scores.Matrix d, int r) {
    return colours.scale(true, d.strongest(r), d.strongest());
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    Scores.Matrix d = data();
    if (d == null || row < 0 || column < 0 || column >= d.columns().count()) {
      return;
    }
    double height = rowHeight(d);
    double width = getWidth() - LABELS;
    double x = Math.round(LABELS + edge(d, column) * width);
    double to = Math.round(LABELS + edge(d, column + 1) * width);
    g.setStroke(style.foreground());
    g.setLineWidth(1.5);
    g.strokeRect(x, Math.round(row * height - scroll), Math.max(2, to - x - 1), height - 1);
  }

  /** What the ends of the colours stand for. */
  String top() {
    Scores.Matrix d = data();
    if (d == null || d.values().length == 0) {
      return "";
    }
    return colours.scaleProperty().get() == ScaleMode.PER_ROW
        ? Messages.text("attention.top.row")
        : dev.sightline.app.attention.Words.value(scale(d, 0).max(), true);
  }
}
