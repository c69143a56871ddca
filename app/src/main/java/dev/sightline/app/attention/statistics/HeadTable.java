package dev.sightline.app.attention.statistics;

import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.statistics.StatisticsViewModel.Place;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourScale;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Layers × heads, each cell a number in its colour. FX thread only. */
final class HeadTable extends ThemedCanvas {
  private static final double LEFT = 56;
  private static final double TOP = 20;
  private static final double MAX_WIDTH = 64;
  private static final double MAX_HEIGHT = 30;
  private static final double MIN_NUMBER = 28;

  private final StatisticsViewModel model;
  private final ColourSettings colours;

  HeadTable(StatisticsViewModel model, ColourSettings colours) {
    this.model = model;
    this.colours = colours;
    setId("statistics-table");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("statistics.role"));
    setMinSize(160, 80);
    setPrefSize(420, 240);
    model.numbersProperty().subscribe(n -> redraw());
    model.measureProperty().subscribe(m -> redraw());
    model.sentencesProperty().subscribe(s -> redrawFront());
    model.litProperty().subscribe(l -> redrawFront());
    model.readoutProperty().subscribe(r -> say(model.spoken()));
    focusedProperty().subscribe(f -> redrawFront());
    colours.mapProperty().subscribe(m -> redraw());
    setOnMouseMoved(e -> model.light(at(e.getX(), e.getY())));
    setOnMouseExited(e -> model.light(null));
    setOnMousePressed(
        e -> {
          requestFocus();
          model.light(at(e.getX(), e.getY()));
          model.choose(model.litProperty().get());
        });
    setOnKeyPressed(this::key);
  }

  private double cellWidth() {
    AttentionStatistics n = model.numbersProperty().get();
    return Math.floor(Math.min(MAX_WIDTH, (getWidth() - LEFT) / n.heads().getFirst().size()));
  }

  private double cellHeight() {
    AttentionStatistics n = model.numbersProperty().get();
    return Math.floor(Math.min(MAX_HEIGHT, (getHeight() - TOP) / n.heads().size()));
  }

  private boolean isEmpty() {
    AttentionStatistics n = model.numbersProperty().get();
    return n == null || n.heads().isEmpty();
  }

  private Place at(double x, double y) {
    return isEmpty() || x < LEFT || y < TOP
        ? null
        : new Place((int) ((y - TOP) / cellHeight()), (int) ((x - LEFT) / cellWidth()));
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    if (isEmpty()) {
      return;
    }
    g.setTextBaseline(VPos.CENTER);
    g.setFont(style.font(11));
    if (!model.isKnown()) {
      g.setFill(style.muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(Messages.text("statistics.unknown"), 8, TOP);
      return;
    }
    AttentionStatistics n = model.numbersProperty().get();
    double w = cellWidth();
    double h = cellHeight();
    ColourScale scale = new ColourScale(colours.mapProperty().get(), model.top());
    g.setFill(style.muted());
    g.setTextAlign(TextAlignment.RIGHT);
    for (int l = 0; l < n.heads().size(); l++) {
      String layer = Messages.text("statistics.layerShort", Names.layer(l));
      g.fillText(layer, LEFT - 8, TOP + (l + 0.5) * h);
    }
    g.setTextAlign(TextAlignment.CENTER);
    for (int head = 0; head < n.heads().getFirst().size(); head++) {
      String title =
          (head == 0 && w > 48 ? Messages.text("attention.head") + " " : "") + (head + 1);
      g.fillText(title, LEFT + (head + 0.5) * w, TOP / 2);
    }
    for (int l = 0; l < n.heads().size(); l++) {
      for (int head = 0; head < n.heads().get(l).size(); head++) {
        double number = model.measureProperty().get().of(n.head(l, head));
        int argb = scale.argb(number);
        g.setFill(Argb.color(argb));
        g.fillRect(LEFT + head * w, TOP + l * h, w - 1, h - 1);
        if (w >= MIN_NUMBER && h > 12) {
          g.setFill(ColourMap.isLight(argb) ? Color.BLACK : Color.WHITE);
          g.fillText(model.text(number), LEFT + (head + 0.5) * w, TOP + (l + 0.5) * h - 0.5);
        }
      }
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    if (!isEmpty() && model.isKnown()) {
      frame(g, model.chosen(), style, 2);
      frame(g, model.litProperty().get(), style, isFocused() ? 3 : 1);
    }
  }

  private void frame(GraphicsContext g, Place place, CanvasStyle style, double width) {
    if (place != null) {
      g.setStroke(style.accent());
      g.setLineWidth(width);
      g.strokeRect(
          LEFT + place.head() * cellWidth(),
          TOP + place.layer() * cellHeight(),
          cellWidth() - 1,
          cellHeight() - 1);
    }
  }

  private void key(KeyEvent e) {
    if (e.isAltDown() || e.isShortcutDown()) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> model.move(0, -1);
      case RIGHT -> model.move(0, 1);
      case UP -> model.move(-1, 0);
      case DOWN -> model.move(1, 0);
      case ENTER -> model.choose(model.litProperty().get());
      default -> {
        return;
      }
    }
    e.consume();
  }
}
