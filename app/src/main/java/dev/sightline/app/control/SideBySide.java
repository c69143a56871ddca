package dev.sightline.app.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Two cards beside each other where there is room, else one below the other. The first takes what
 * the second leaves.
 */
public final class SideBySide extends Region {
  private static final double GAP = 16;

  private final Region first;
  private final Region second;
  private final double firstMin;
  private final double secondWidth;

  /**
   * @param firstMin width below which the first would be too narrow beside the second, px
   * @param secondWidth width of the second where they stand beside each other, px
   */
  public SideBySide(Region first, Region second, double firstMin, double secondWidth) {
    this.first = first;
    this.second = second;
    this.firstMin = firstMin;
    this.secondWidth = secondWidth;
    getChildren().setAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean isWide(double width) {
    return second.isVisible() && width >= firstMin + GAP + secondWidth;
  }

  @Override
  protected double computePrefHeight(double width) {
    double w = width < 0 ? getWidth() : width;
    if (isWide(w)) {
      return Math.max(first.prefHeight(w - GAP - secondWidth), second.prefHeight(secondWidth));
    }
    double below = second.isVisible() ? GAP + second.prefHeight(w) : 0;
    return first.prefHeight(w) + below;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(first.minWidth(-1), second.minWidth(-1));
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    if (isWide(w)) {
      double left = w - GAP - secondWidth;
      first.resizeRelocate(0, 0, left, first.prefHeight(left));
      second.resizeRelocate(left + GAP, 0, secondWidth, second.prefHeight(secondWidth));
      return;
    }
    double height = first.prefHeight(w);
    first.resizeRelocate(0, 0, w, height);
    if (second.isVisible()) {
      second.resizeRelocate(0, height + GAP, w, second.prefHeight(w));
    }
  }
}
