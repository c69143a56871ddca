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

  private final Region fill = new Region();
  private final Label name = new Label();
  private final Label number = new Label();
  private Bar bar;

  BarRow(Consumer<Bar> choose) {
    getStyleClass().add("bar-row");
    fill.getStyleClass().add("bar-fill");
    name.getStyleClass().add("bar-name");
    number.getStyleClass().add("bar-number");
    getChildren().setAll(fill, name, number);
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
    setAccessibleText(
        Messages.text("predictions.bar", shown.label(), percent(shown.probability())));
    requestLayout();
  }

  static String percent(double probability) {
    double p = 100 * probability;
    if (p > 0 && p < 1) {
      return "<1%";
    }
    return String.format(Locale.ROOT, "%.0f%%", p);
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
    double nameWidth = Math.max(0, w - 3 * PAD - numberWidth);
    layoutInArea(name, PAD, 0, nameWidth, h, 0, HPos.LEFT, VPos.CENTER);
  }
}
