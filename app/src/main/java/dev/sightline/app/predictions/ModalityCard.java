package dev.sightline.app.predictions;

import dev.sightline.app.control.CopyButton;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.ModalityViewModel.Shown;
import dev.sightline.core.explain.modality.ModalityShare;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A bar in three parts: text, video, both together. FX thread only. */
public final class ModalityCard extends VBox {
  private static final double TOOLTIP_WIDTH = 360;

  private final Label title = new Label();
  private final Bar bar = new Bar();
  private final FlowPane legend = new FlowPane(10, 2);
  private final Label note = new Label();

  public ModalityCard(ModalityViewModel model) {
    getStyleClass().addAll("card", "modality-card");
    setId("modality-card");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    Tooltip why = new Tooltip(Messages.text("modality.why"));
    why.setWrapText(true);
    why.setMaxWidth(TOOLTIP_WIDTH);
    Tooltip.install(this, why);
    setAccessibleHelp(why.getText());
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            new CopyButton("modality-copy", this, model::table),
            new HelpButton("modality.help.title", "modality.help.read", "modality.help.limits"));
    getChildren().setAll(head, bar, legend, note);
    model.shownProperty().subscribe(this::show);
  }

  private void show(Shown shown) {
    setVisible(shown != null);
    setManaged(shown != null);
    if (shown == null) {
      return;
    }
    ModalityShare s = shown.share();
    title.setText(Messages.text("modality.title", shown.label()));
    bar.show(s.textPart(), s.videoPart(), s.interactionPart());
    legend
        .getChildren()
        .setAll(
            entry("modality-text", Messages.text("modality.text"), s.textPart()),
            entry("modality-video", Messages.text("modality.video"), s.videoPart()),
            entry("modality-both", Messages.text("modality.both"), s.interactionPart()));
    note.setText(
        Messages.text(
            "modality.note", signed(s.text()), signed(s.video()), signed(s.interaction())));
    setAccessibleText(title.getText() + ". " + note.getText());
  }

  private static HBox entry(String style, String name, double part) {
    Region dot = new Region();
    dot.getStyleClass().addAll("modality-dot", style);
    HBox entry = new HBox(5, dot, new Label(name + " " + Math.round(100 * part) + " %"));
    entry.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return entry;
  }

  private static String signed(double nats) {
    return String.format(Locale.ROOT, "%+.2f", nats).replace('-', '−');
  }

  /** Three parts side by side. */
  private static final class Bar extends Region {
    private static final double HEIGHT = 10;
    private final List<Region> parts =
        List.of(part("modality-text"), part("modality-video"), part("modality-both"));
    private double[] shares = new double[3];

    Bar() {
      getStyleClass().add("modality-bar");
      getChildren().setAll(parts);
    }

    private static Region part(String style) {
      Region part = new Region();
      part.getStyleClass().add(style);
      return part;
    }

    void show(double... newShares) {
      shares = newShares;
      requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
      return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
      double at = 0;
      for (int i = 0; i < shares.length; i++) {
        double end = at + shares[i];
        double from = Math.round(at * getWidth());
        parts.get(i).resizeRelocate(from, 0, Math.round(end * getWidth()) - from, HEIGHT);
        at = end;
      }
    }
  }
}
