package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.i18n.Places;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where the library lies, and what can be done with it as a file. FX thread only. */
public final class KeepRow extends VBox {
  /** Asks the user; empty if the user thinks better of it. */
  public interface Asking {
    Optional<Path> moveTo();

    Optional<Path> backupTo();

    Optional<Path> backupFrom();
  }

  public KeepRow(KeepViewModel model, Asking ask) {
    super(6);
    Label place = new Label();
    place.getStyleClass().add("settings-path");
    place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    place.setMinWidth(0);
    model
        .placeProperty()
        .subscribe(
            p -> {
              place.setText(Places.shown(p));
              place.setTooltip(new Tooltip(p.toString()));
            });
    HBox buttons =
        new HBox(
            8,
            button(model, "keep.move", "keep-move", ask::moveTo, model::move),
            button(model, "keep.backup", "keep-backup", ask::backupTo, model::backup),
            button(model, "keep.restore", "keep-restore", ask::backupFrom, model::restore));
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label told = new Label();
    told.setId("keep-told");
    told.getStyleClass().add("export-caption");
    told.setWrapText(true);
    told.setMinHeight(USE_PREF_SIZE);
    told.textProperty().bind(model.toldProperty());
    told.visibleProperty().bind(told.textProperty().isNotEmpty());
    told.managedProperty().bind(told.visibleProperty());
    getChildren().setAll(place, buttons, told);
  }

  private static Button button(
      KeepViewModel model,
      String key,
      String id,
      Supplier<Optional<Path>> ask,
      Consumer<Path> action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(model.busyProperty());
    button.setOnAction(e -> ask.get().ifPresent(action));
    return button;
  }
}
