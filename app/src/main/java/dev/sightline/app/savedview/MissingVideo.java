package dev.sightline.app.savedview;

import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says that the video of a saved view is not at hand, and lets the user find it. */
public final class MissingVideo extends VBox {
  private static final double WIDTH = 420;

  public MissingVideo(SavedViewsViewModel model, FilePrompt files) {
    getStyleClass().add("sheet-body");
    Label why = new Label();
    why.setId("missing-why");
    why.setWrapText(true);
    why.setPrefWidth(WIDTH);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.textProperty()
        .bind(model.missingProperty().map(SavedViewsViewModel.Missing::why).orElse(""));
    Button find = new Button(Messages.text("view.find"));
    find.setId("missing-find");
    find.getStyleClass().add("accent");
    find.setOnAction(e -> files.open(Messages.text("view.find.title")).ifPresent(model::useVideo));
    Button leave = new Button(Messages.text("view.leave"));
    leave.setId("missing-leave");
    leave.setOnAction(e -> model.forget());
    HBox foot = new HBox(8, leave, find);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(why, foot);
  }
}
