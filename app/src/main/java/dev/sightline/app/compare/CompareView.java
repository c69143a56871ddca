package dev.sightline.app.compare;

import atlantafx.base.theme.Styles;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.control.Copier;
import dev.sightline.app.control.Icons;
import dev.sightline.app.export.DifferenceFiles;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Two sides beside each other, and their difference below. FX thread only. */
public final class CompareView extends VBox {
  private final CompareViewModel model;
  private final ColourSettings colours;
  private final Map<CompareMode, ToggleButton> modes = new EnumMap<>(CompareMode.class);
  private final DifferenceCanvas difference;
  private final Label bottom = new Label();
  private final Label top = new Label();

  /**
   * What leads out of the page, and what it copies with.
   *
   * @param close goes back to the video
   * @param copier puts the difference on the clipboard
   * @param files writes the difference
   */
  public record Exits(Runnable close, Copier copier, DifferenceFiles files) {}

  public CompareView(
      CompareViewModel model, ColourSettings colours, SideView left, SideView right, Exits exits) {
    this.model = model;
    this.colours = colours;
    getStyleClass().add("compare");
    difference = new DifferenceCanvas(model, colours, exits.copier());
    HBox sides = new HBox(8, left, right);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    left.setPrefWidth(400);
    right.setPrefWidth(400);
    VBox.setVgrow(sides, Priority.ALWAYS);
    getChildren().setAll(bar(exits.close()), sides, lower(exits.files()));
    model.comparisonProperty().subscribe(c -> describe());
    colours.onChange(this::describe);
  }

  private HBox bar(Runnable close) {
    HBox segments = new HBox();
    segments.getStyleClass().add("segments");
    segments.setAlignment(Pos.CENTER_LEFT);
    CompareMode[] all = CompareMode.values();
    for (int i = 0; i < all.length; i++) {
      CompareMode mode = all[i];
      ToggleButton button = new ToggleButton(name(mode));
      button.setId("compare-mode-" + mode.name().toLowerCase(Locale.ROOT));
      button
          .getStyleClass()
          .addAll(
              Styles.SMALL,
              "segment",
              i == 0
                  ? Styles.LEFT_PILL
                  : i < all.length - 1 ? Styles.CENTER_PILL : Styles.RIGHT_PILL);
      button.setOnAction(
          e -> {
            model.modeProperty().set(mode);
            show(mode);
          });
      modes.put(mode, button);
      segments.getChildren().add(button);
    }
    model.modeProperty().subscribe(this::show);
    Button swap =
        new Button(Messages.text("compare.swap"), Icons.icon(Feather.REPEAT, "button-icon"));
    swap.setId("compare-swap");
    swap.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    swap.setOnAction(e -> model.swap());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar =
        new HBox(
            12,
            segments,
            swap,
            space,
            new HelpButton("compare.help.title", "compare.help.read", "compare.help.limits"),
            Icons.button(Feather.X, Messages.text("compare.close"), "compare-close", close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("compare-bar");
    return bar;
  }

  private void show(CompareMode mode) {
    modes.forEach((m, b) -> b.setSelected(m == mode));
  }

  private HBox lower(DifferenceFiles files) {
    Label title = new Label(Messages.text("compare.difference"));
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label readout = new Label();
    readout.setId("compare-readout");
    readout.setMinWidth(0);
    readout.textProperty().bind(model.readoutProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Legend legend = new Legend(colours);
    legend.setSigned(true);
    for (Label l : new Label[] {bottom, top}) {
      l.getStyleClass().add("attention-unit");
      l.setMinWidth(Region.USE_PREF_SIZE);
    }
    top.setId("compare-top");
    HBox head =
        new HBox(8, title, readout, space, bottom, legend, top, new DifferenceMenu(model, files));
    head.setAlignment(Pos.CENTER_LEFT);
    Label how = new Label();
    how.setId("compare-aligned");
    how.getStyleClass().add("attention-unit");
    how.setWrapText(true);
    how.setMinHeight(Region.USE_PREF_SIZE);
    how.textProperty().bind(model.alignedProperty());
    VBox.setVgrow(difference, Priority.ALWAYS);
    VBox map = new VBox(6, head, difference, how);
    map.getStyleClass().add("card");
    map.getStyleClass().add("compare-lower");
    HBox.setHgrow(map, Priority.ALWAYS);
    map.setPrefWidth(0); // takes what the table leaves, however long the line under the map is
    ChangesView changes = new ChangesView(model);
    changes.getStyleClass().addAll("card", "compare-lower");
    changes.setPrefWidth(440);
    changes.setMinWidth(320);
    HBox lower = new HBox(8, map, changes);
    lower.setPrefHeight(230);
    lower.setMinHeight(170);
    return lower;
  }

  private void describe() {
    String end = difference.top();
    top.setText(end.isEmpty() ? "" : Messages.text("compare.right.more", end));
    bottom.setText(
        end.isEmpty() ? "" : Messages.text("compare.left.more", end.replaceFirst("^\\+", "−")));
  }

  private static String name(CompareMode mode) {
    return Messages.text(
        switch (mode) {
          case VIDEOS -> "compare.mode.videos";
          case TEXTS -> "compare.mode.texts";
          case MODELS -> "compare.mode.models";
          case MAPS -> "compare.mode.maps";
          case CLASSES -> "compare.mode.classes";
        });
  }
}
