package dev.sightline.app.predictions;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.PredictionsViewModel.Bar;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** One class: a bar as long as its probability, its name, the number. A click chooses it. */
final class BarRow extends Region {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double HEIGHT = 24;
  private static final double PAD = 8;

  /** So that differences stand under each other, px. */
  private static final double NUMBER_WIDTH = 32;

  /** Less rounds to no change and is not shown. */
  private static final double HALF_POINT = 0.005;

  /** Height of the line that shows the change, px. */
  private static final double CHANGE = 3;

  private static final PseudoClass LESS = PseudoClass.getPseudoClass("less");

  private final Region fill = new Region();
  private final Region change = new Region();
  private final Label difference = new Label();
  private final Label name = new Label();
  private final Label number = new Label();
  private Bar bar;

  BarRow(Consumer<Bar> choose) {
    getStyleClass().add("bar-row");
    fill.getStyleClass().add("bar-fill");
    name.getStyleClass().add("bar-name");
    number.getStyleClass().add("bar-number");
    change.getStyleClass().add("bar-change");
    difference.getStyleClass().add("bar-difference");
    getChildren().setAll(fill, change, name, difference, number);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setOnMouseClicked(
        e -> {
          requestFocus();
          choose.accept(bar);
        });
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            choose.accept(bar);
            e.consume();
          }
        });
  }

  void show(Bar shown, boolean chosen) {
    bar = shown;
    name.setText(shown.label());
    number.setText(percent(shown.probability()));
    pseudoClassStateChanged(CHOSEN, chosen);
    double moved = shown.isCompared() ? shown.probability() - shown.before() : 0;
    boolean visible = Math.abs(moved) >= HALF_POINT;
    change.setVisible(visible);
    difference.setVisible(visible);
    difference.setText(shown.isCompared() ? points(moved) : "");
    change.pseudoClassStateChanged(LESS, moved < 0);
    difference.pseudoClassStateChanged(LESS, moved < 0);
    String percent = percent(shown.probability());
    setAccessibleText(
        shown.isCompared()
            ? Messages.text("predictions.bar.changed", shown.label(), percent, points(moved))
            : Messages.text("predictions.bar", shown.label(), percent));
    requestLayout();
  }

  static String percent(double probability) {
    double p = 100 * probability;
    if (p > 0 && p < 1) {
      return "<1%";
    }
    return String.format(Locale.ROOT, "%.0f%%", p);
  }

  /** A difference of probabilities in percentage points. */
  static String points(double difference) {
    long p = Math.round(100 * difference);
    return p == 0 ? "±0" : String.format(Locale.ROOT, "%+d", p).replace('-', '−');
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double h = getHeight();
    double p = bar == null ? 0 : Math.clamp(bar.probability(), 0, 1);
    // a pixel inside, so that the frame of a chosen row stays whole
    fill.resizeRelocate(1, 1, snapSizeX((w - 2) * p), h - 2);
    double numberWidth = number.prefWidth(-1);
    layoutInArea(number, w - PAD - numberWidth, 0, numberWidth, h, 0, HPos.RIGHT, VPos.CENTER);
    double from = bar == null || !bar.isCompared() ? p : Math.clamp(bar.before(), 0, 1);
    double left = snapPositionX(1 + (w - 2) * Math.min(p, from));
    double right = snapPositionX(1 + (w - 2) * Math.max(p, from));
    change.resizeRelocate(left, h - 1 - CHANGE, right - left, CHANGE);
    double right2 = w - PAD - Math.max(numberWidth, NUMBER_WIDTH) - 2;
    double moved = difference.isVisible() ? difference.prefWidth(-1) : 0;
    layoutInArea(difference, right2 - moved, 0, moved, h, 0, HPos.RIGHT, VPos.CENTER);
    double used = difference.isVisible() ? w - right2 + moved : PAD + numberWidth;
    double nameWidth = Math.max(0, w - 2 * PAD - used);
    layoutInArea(name, PAD, 0, nameWidth, h, 0, HPos.LEFT, VPos.CENTER);
  }
}
