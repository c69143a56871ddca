package dev.sightline.app.predictions;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.PredictionsViewModel.Fit;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How well text and video fit: a cosine on a scale from -1 to 1. */
final class FitCard extends VBox {
  private final Label value = new Label();
  private final Scale scale = new Scale();
  private final Label note = new Label();

  FitCard() {
    getStyleClass().addAll("card", "fit-card");
    Label title = new Label(Messages.text("predictions.fit"));
    title.getStyleClass().add("card-title");
    value.getStyleClass().add("fit-value");
    BorderPane head = new BorderPane();
    head.setLeft(title);
    head.setRight(value);
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    getChildren().setAll(head, scale, note);
  }

  void show(Fit fit) {
    setVisible(fit != null);
    setManaged(fit != null);
    if (fit == null) {
      return;
    }
    String number = String.format(Locale.ROOT, "%+.2f", fit.score()).replace('-', '−');
    boolean compared = fit.hasText() && !Double.isNaN(fit.before());
    String moved =
        compared
            ? String.format(Locale.ROOT, "%+.2f", fit.score() - fit.before()).replace('-', '−')
            : "";
    value.setText(
        compared
            ? Messages.text("predictions.fit.changed", number, moved)
            : fit.hasText() ? number : "–");
    note.setText(Messages.text(fit.hasText() ? "predictions.fit.note" : "predictions.fit.noText"));
    scale.setVisible(fit.hasText());
    scale.setManaged(fit.hasText());
    scale.show(fit.hasText() ? fit.score() : 0);
    setAccessibleText(Messages.text("predictions.fit") + " " + value.getText());
  }

  /** A line from -1 to 1, filled from 0 to the score. */
  private static final class Scale extends Region {
    private static final double HEIGHT = 16;
    private static final double TRACK = 6;
    private final Region track = new Region();
    private final Region fill = new Region();
    private final Region zero = new Region();
    private double score;

    Scale() {
      track.getStyleClass().add("fit-track");
      fill.getStyleClass().add("fit-fill");
      zero.getStyleClass().add("fit-zero");
      getChildren().setAll(track, fill, zero);
    }

    void show(double cosine) {
      score = Math.clamp(cosine, -1, 1);
      requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
      return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
      double w = getWidth();
      double y = (HEIGHT - TRACK) / 2;
      double middle = w / 2;
      double end = middle + score * w / 2;
      track.resizeRelocate(0, y, w, TRACK);
      fill.resizeRelocate(Math.min(middle, end), y, Math.abs(end - middle), TRACK);
      layoutInArea(zero, middle, y - 3, 1, TRACK + 6, 0, HPos.CENTER, VPos.CENTER);
    }
  }
}
