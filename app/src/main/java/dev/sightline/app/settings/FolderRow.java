package dev.sightline.app.settings;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.i18n.Places;
import dev.sightline.core.job.UserFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where one folder lies, and moving it. FX thread only. */
final class FolderRow extends VBox {
  private static final double GAP = 6;

  /**
   * @param show opens a folder in the system's file manager
   * @param ask for a folder; empty if the user thinks better of it
   */
  FolderRow(
      FoldersViewModel model,
      UserFolder.Kind kind,
      Consumer<Path> show,
      Supplier<Optional<Path>> ask) {
    super(GAP);
    Label path = new Label();
    path.getStyleClass().add("settings-path");
    path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    path.setMinWidth(0);
    Label away = new Label();
    away.getStyleClass().add("export-problem");
    away.setWrapText(true);
    away.setMinHeight(USE_PREF_SIZE);
    away.managedProperty().bind(away.textProperty().isNotEmpty());
    Button open = button(kind, "settings.show", "show");
    open.setOnAction(e -> show.accept(model.placeProperty(kind).get().path()));
    Button move = button(kind, "folders.move", "move");
    move.disableProperty().bind(model.busyProperty());
    move.setAccessibleText(Messages.text("folders.move.help", FoldersViewModel.name(kind)));
    move.setOnAction(e -> ask.get().ifPresent(to -> model.move(kind, to)));
    Button back = button(kind, "folders.back", "back");
    back.disableProperty().bind(model.busyProperty());
    back.setAccessibleText(Messages.text("folders.back.help", FoldersViewModel.name(kind)));
    back.managedProperty().bind(back.visibleProperty());
    back.setOnAction(e -> model.moveBack(kind));
    model
        .placeProperty(kind)
        .subscribe(
            place -> {
              path.setText(Places.shown(place.path()));
              path.setTooltip(new Tooltip(place.path().toString()));
              open.setDisable(!place.here());
              open.setAccessibleText(Messages.text("settings.show.help", place.path()));
              back.setVisible(place.moved());
              away.setText(place.problem());
            });
    getChildren().setAll(path, new FlowPane(GAP, GAP, open, move, back), away);
  }

  private static Button button(UserFolder.Kind kind, String key, String what) {
    Button button = new Button(Messages.text(key));
    button.setId("folder-" + kind.key() + "-" + what);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
