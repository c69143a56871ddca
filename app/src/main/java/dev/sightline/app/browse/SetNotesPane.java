package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.training.FindingLine;
import dev.sightline.core.training.data.own.DataReport;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Above the videos, after a data set was brought in: as what it was read, and what its owner should
 * know. Gone once the user has closed it. FX thread only.
 */
final class SetNotesPane extends VBox {
  /** Higher than this it scrolls, px: the videos below must be seen. */
  private static final double HIGHEST = 200;

  private final SetNotes model;
  private final Label title = new Label(Messages.text("browse.set.title"));
  private final VBox lines = new VBox(12);

  SetNotesPane(SetNotes model) {
    super(8);
    this.model = model;
    setId("browse-set");
    getStyleClass().addAll("card", "set-notes");
    setMargin(this, new Insets(0, 16, 12, 16));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(Messages.text("browse.set.close"));
    close.setId("browse-set-close");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(e -> model.close());
    HBox top = new HBox(title, space, close);
    top.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HIGHEST);
    getChildren().setAll(top, scroll);
    InvalidationListener changed = o -> show();
    model.reports().addListener(changed);
    model.notes().addListener(changed);
    show();
  }

  private void show() {
    lines.getChildren().clear();
    for (DataReport report : model.reports()) {
      lines
          .getChildren()
          .add(
              FindingLine.of(
                  Feather.CHECK_CIRCLE,
                  "good",
                  Messages.text(
                      "browse.set.read",
                      String.valueOf(report.set().source().getFileName()),
                      Messages.say(report.set().format().phrase()),
                      report.videos().size(),
                      report.labels().size())));
      report.findings().forEach(f -> lines.getChildren().add(FindingLine.of(f)));
    }
    for (String note : model.notes()) {
      String words = Messages.text("browse.set.unread", note);
      lines.getChildren().add(FindingLine.of(Feather.ALERT_TRIANGLE, "warn", words));
    }
    setVisible(!lines.getChildren().isEmpty());
    setManaged(isVisible());
  }
}
