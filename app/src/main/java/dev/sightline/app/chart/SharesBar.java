package dev.sightline.app.chart;

import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What text, video, and both together add: a bar in three parts and its legend. FX thread only. */
public final class SharesBar extends VBox {
  private final Bar bar = new Bar();
  private final FlowPane legend = new FlowPane(10, 2);

  public SharesBar() {
    super(8);
    getChildren().setAll(bar, legend);
  }

  /**
   * @param text share of the text, 0 to 1
   * @param video share of the video
   * @param both share of both together; the three add up to at most 1
   */
  public void show(double text, double video, double both) {
    bar.show(text, video, both);
    legend
        .getChildren()
        .setAll(
            entry("modality-text", Messages.text("modality.text"), text),
            entry("modality-video", Messages.text("modality.video"), video),
            entry("modality-both", Messages.text("modality.both"), both));
  }

  private static HBox entry(String style, String name, double part) {
    Region dot = new Region();
    dot.getStyleClass().addAll("modality-dot", style);
    HBox entry = new HBox(5, dot, new Label(name + " " + Math.round(100 * part) + " %"));
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
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
