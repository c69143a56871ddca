package dev.sightline.app.text;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lays words out like running text: a gap where white space stands, lines broken at the edge. */
final class ChipFlow extends Pane {
  private static final double WORD_GAP = 5;
  private static final double GLUE_GAP = 1;
  private static final double LINE_GAP = 6;

  ChipFlow() {
    getStyleClass().add("chip-flow");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return flow(width, false);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    double x = 0;
    for (Node child : getManagedChildren()) {
      x += (x > 0 ? gap(child) : 0) + child.prefWidth(-1);
    }
    return x + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    flow(getWidth(), true);
  }

  /** Places the words if asked to, and returns the height that they need. */
  private double flow(double width, boolean place) {
    double left = snappedLeftInset();
    double right = (width < 0 ? Double.MAX_VALUE : width) - snappedRightInset();
    double x = left;
    double y = snappedTopInset();
    double line = 0;
    for (Node child : getManagedChildren()) {
      double w = Math.min(child.prefWidth(-1), Math.max(0, right - left));
      double h = child.prefHeight(-1);
      double gap = x > left ? gap(child) : 0;
      if (x > left && x + gap + w > right) {
        x = left;
        y += line + LINE_GAP;
        line = 0;
        gap = 0;
      }
      if (place) {
        child.resizeRelocate(snapPositionX(x + gap), snapPositionY(y), snapSizeX(w), snapSizeY(h));
      }
      x += gap + w;
      line = Math.max(line, h);
    }
    return y + line + snappedBottomInset();
  }

  private static double gap(Node child) {
    return child instanceof WordChip chip && !chip.isSpaced() ? GLUE_GAP : WORD_GAP;
  }
}
