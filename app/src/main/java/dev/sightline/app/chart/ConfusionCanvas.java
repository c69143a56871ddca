package dev.sightline.app.chart;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.chart.Confusion.Cell;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourScale;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A confusion matrix: true classes are rows, predicted ones columns; a cell's colour is its share
 * of the row, its number the count. As high as its width asks for. FX thread only.
 */
public final class ConfusionCanvas extends ThemedCanvas {
  private static final double LABEL_SIZE = 11;
  private static final double LABEL_GAP = 8;
  private static final double LONGEST_LABEL = 140;
  private static final double SUM_WIDTH = 36;
  private static final double TITLE_HEIGHT = 20;
  private static final double MIN_SIDE = 12;
  private static final double MAX_SIDE = 40;

  /** Below it no number fits into a cell, px. */
  private static final double MIN_NUMBER_SIDE = 17;

  private final Confusion model;
  private final ColourSettings colours;

  public ConfusionCanvas(Confusion model, ColourSettings colours) {
    this.model = model;
    this.colours = colours;
    setId("confusion");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("models.classes.role"));
    model
        .matrixProperty()
        .subscribe(
            m -> {
              redraw();
              requestLayout();
            });
    model.cursorProperty().subscribe(c -> redraw());
    model.readoutProperty().subscribe(r -> say(r));
    colours.mapProperty().subscribe(m -> redraw());
    focusedProperty().subscribe(f -> redrawFront());
    setOnMouseMoved(this::moved);
    setOnMousePressed(e -> requestFocus());
    setOnMouseClicked(e -> model.open());
    setOnMouseExited(e -> model.pointAt(Cell.NONE));
    setOnKeyPressed(this::key);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    int n = labels().size();
    return n == 0 ? 0 : Math.ceil(top() + n * side(width < 0 ? getWidth() : width) + 2);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 320;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    if (model.matrixProperty().get().isEmpty()) {
      return;
    }
    ConfusionMatrix matrix = model.matrixProperty().get().get().counts();
    ColourScale scale = new ColourScale(colours.mapProperty().get(), 1);
    double side = side(getWidth());
    titles(g, style, side);
    for (int t = 0; t < matrix.classes(); t++) {
      rowLabel(g, style, t, side);
      columnLabel(g, style, t, side);
      sum(g, style, matrix, t, side);
      for (int p = 0; p < matrix.classes(); p++) {
        cell(g, style, matrix, new Cell(t, p), scale, side);
      }
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    Cell cell = model.cursorProperty().get();
    if (cell.equals(Cell.NONE) || labels().isEmpty()) {
      return;
    }
    double side = side(getWidth());
    double x = Math.round(left() + cell.predicted() * side);
    double y = Math.round(top() + cell.truth() * side);
    g.setStroke(style.accent());
    g.setLineWidth(isFocused() ? 2 : 1);
    double n = labels().size();
    g.strokeRect(Math.round(left()) + 0.5, y + 0.5, Math.round(n * side) - 1, side - 1);
    g.strokeRect(x + 0.5, Math.round(top()) + 0.5, side - 1, Math.round(n * side) - 1);
    g.setStroke(Color.WHITE);
    g.setLineWidth(1.5);
    g.strokeRect(x + 1, y + 1, side - 2.5, side - 2.5);
  }

  private void titles(GraphicsContext g, CanvasStyle style, double side) {
    g.setFont(style.font(LABEL_SIZE));
    g.setFill(style.muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(Messages.text("models.classes.predicted"), left(), TITLE_HEIGHT / 2);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(Messages.text("models.classes.truth"), left() - LABEL_GAP, top() - TITLE_HEIGHT / 2);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(
        Messages.text("models.classes.items"),
        left() + labels().size() * side + LABEL_GAP,
        top() - TITLE_HEIGHT / 2);
  }

  private void rowLabel(GraphicsContext g, CanvasStyle style, int row, double side) {
    boolean lit = model.cursorProperty().get().truth() == row;
    Font font = font(style, lit, side);
    g.setFont(font);
    g.setFill(lit ? style.foreground() : style.muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(
        Texts.fit(labels().get(row), font, left() - LABEL_GAP),
        left() - LABEL_GAP,
        top() + (row + 0.5) * side);
  }

  /** Written from the bottom up. */
  private void columnLabel(GraphicsContext g, CanvasStyle style, int column, double side) {
    boolean lit = model.cursorProperty().get().predicted() == column;
    Font font = font(style, lit, side);
    g.save();
    g.translate(left() + (column + 0.5) * side, top() - LABEL_GAP + 2);
    g.rotate(-90);
    g.setFont(font);
    g.setFill(lit ? style.foreground() : style.muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(Texts.fit(labels().get(column), font, top() - TITLE_HEIGHT - LABEL_GAP), 0, 0);
    g.restore();
  }

  private void sum(
      GraphicsContext g, CanvasStyle style, ConfusionMatrix matrix, int row, double side) {
    g.setFont(font(style, false, side));
    g.setFill(style.muted());
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(
        String.valueOf(matrix.ofClass(row)),
        left() + labels().size() * side + LABEL_GAP,
        top() + (row + 0.5) * side);
  }

  private void cell(
      GraphicsContext g,
      CanvasStyle style,
      ConfusionMatrix matrix,
      Cell cell,
      ColourScale scale,
      double side) {
    double x = Math.round(left() + cell.predicted() * side);
    double y = Math.round(top() + cell.truth() * side);
    double right = Math.round(left() + (cell.predicted() + 1) * side);
    double bottom = Math.round(top() + (cell.truth() + 1) * side);
    int argb = scale.argb(matrix.share(cell.truth(), cell.predicted()));
    g.setFill(Argb.color(argb));
    g.fillRect(x, y, right - x - 1, bottom - y - 1);
    int count = matrix.count(cell.truth(), cell.predicted());
    if (count > 0 && side >= MIN_NUMBER_SIDE) {
      g.setFont(style.font(Math.min(LABEL_SIZE, side - 7)));
      g.setFill(ink(argb));
      g.setTextBaseline(VPos.CENTER);
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(String.valueOf(count), (x + right - 1) / 2, (y + bottom - 1) / 2);
    }
  }

  private static Paint ink(int argb) {
    return dev.sightline.app.colour.ColourMap.isLight(argb) ? Color.BLACK : Color.WHITE;
  }

  private static Font font(CanvasStyle style, boolean lit, double side) {
    double size = Math.clamp(side - 3, 8, LABEL_SIZE);
    return lit ? style.bold(size) : style.font(size);
  }

  private void moved(MouseEvent e) {
    double side = side(getWidth());
    int row = (int) Math.floor((e.getY() - top()) / side);
    int column = (int) Math.floor((e.getX() - left()) / side);
    model.pointAt(new Cell(row, column));
    setCursor(model.canOpen() ? Cursor.HAND : Cursor.DEFAULT);
  }

  private void key(KeyEvent e) {
    if (e.isShortcutDown() || e.isShiftDown() || e.isAltDown()) {
      return;
    }
    switch (e.getCode()) {
      case UP -> model.move(-1, 0);
      case DOWN -> model.move(1, 0);
      case LEFT -> model.move(0, -1);
      case RIGHT -> model.move(0, 1);
      case ENTER -> model.open();
      case ESCAPE -> model.pointAt(Cell.NONE);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private List<String> labels() {
    return model.matrixProperty().get().map(Confusion.Matrix::labels).orElse(List.of());
  }

  private double side(double width) {
    return Math.clamp(
        (width - left() - SUM_WIDTH) / Math.max(1, labels().size()), MIN_SIDE, MAX_SIDE);
  }

  private double left() {
    return longestLabel() + LABEL_GAP;
  }

  private double top() {
    return TITLE_HEIGHT + longestLabel() + LABEL_GAP;
  }

  private double longestLabel() {
    Font font = style().font(LABEL_SIZE);
    double longest = Texts.width(Messages.text("models.classes.truth"), font);
    for (String label : labels()) {
      longest = Math.max(longest, Texts.width(label, font));
    }
    return Math.ceil(Math.clamp(longest, 48, LONGEST_LABEL)) + 2;
  }
}
