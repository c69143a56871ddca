package dev.sightline.app.compare;

import atlantafx.base.theme.Styles;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.i18n.Messages;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One side: its chooser, its player, its map. FX thread only. */
public final class SideView extends VBox {
  /**
   * What the shell puts into a side.
   *
   * @param player picture and its controls
   * @param matrix the map
   * @param cells which maps there are, and what is under the pointer
   */
  public record Parts(Node player, Region matrix, AttentionViewModel cells) {}

  /**
   * @param name {@code left} or {@code right}, for the ids of controls
   */
  public SideView(
      CompareViewModel model, CompareSide side, String name, Parts parts, Offered offered) {
    getStyleClass().addAll("card", "compare-side");
    setId("compare-" + name);
    SideChooser chooser = new SideChooser(model, side, name, parts.cells(), offered);
    Label readout = new Label();
    readout.getStyleClass().add("attention-label");
    readout
        .textProperty()
        .bind(
            parts
                .cells()
                .readoutProperty()
                .flatMap(
                    r -> parts.cells().valueProperty().map(v -> v.isEmpty() ? r : r + ": " + v)));
    readout.setMinWidth(0);
    HBox.setHgrow(chooser, Priority.ALWAYS);
    HBox head = new HBox(12, chooser, readout);
    head.setAlignment(Pos.CENTER_LEFT);
    parts.matrix().setMinHeight(90);
    VBox both = new VBox(6, parts.player(), parts.matrix());
    VBox.setVgrow(parts.player(), Priority.ALWAYS);
    VBox.setVgrow(parts.matrix(), Priority.ALWAYS);
    StackPane middle = new StackPane(both, busy(model, side, name), problem(side));
    middle.setMinHeight(0);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().setAll(head, middle);
    setMinWidth(0);
  }

  private static Node busy(CompareViewModel model, CompareSide side, String name) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(240);
    Label what = new Label();
    BooleanProperty analyses = new SimpleBooleanProperty();
    analyses.bind(side.busyProperty());
    analyses.subscribe(
        now -> {
          what.setText(Messages.text(now ? "inspect.analysing" : "compare.explaining"));
          bar.progressProperty()
              .bind(now ? side.progressProperty() : side.explain().progressProperty());
        });
    bar.setAccessibleText(Messages.text("inspect.analysing"));
    Button stop = new Button(Messages.text("explain.cancel"));
    stop.setId(name + "-stop");
    stop.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    stop.setOnAction(e -> model.stop(side));
    VBox box = new VBox(6, what, bar, stop);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("compare-busy");
    box.setMaxSize(280, 96);
    box.visibleProperty().bind(side.busyProperty().or(side.explain().busyProperty()));
    return box;
  }

  private static Node problem(CompareSide side) {
    Label label = new Label();
    label.getStyleClass().add("compare-busy");
    label.setWrapText(true);
    label.setMaxWidth(360);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMouseTransparent(true);
    label
        .textProperty()
        .bind(
            side.problemProperty()
                .flatMap(
                    p -> p.isEmpty() ? side.explain().problemProperty() : side.problemProperty()));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }
}
