package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.BrokenFile;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Files that cannot be read, with the reason of each. FX thread only. */
final class BrokenPane extends VBox {
  private final BrowseViewModel model;
  private final ListView<BrokenFile> list = new ListView<>();

  BrokenPane(BrowseViewModel model) {
    this.model = model;
    setId("browse-broken");
    getStyleClass().add("figures-content");
    Label title = new Label(Messages.text("browse.broken.title"));
    title.getStyleClass().add("card-title");
    Label help = new Label(Messages.text("browse.broken.help"));
    help.getStyleClass().add("card-note");
    help.setWrapText(true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button again = new Button(Messages.text("browse.broken.retry"));
    again.setId("browse-broken-retry");
    again.setMinWidth(USE_PREF_SIZE);
    again.setOnAction(e -> model.retryBroken());
    HBox top = new HBox(title, space, again);
    top.setAlignment(Pos.CENTER_LEFT);
    list.setCellFactory(l -> new Row());
    list.getStyleClass().add("browse-table");
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().setAll(top, help, list);
    model.summaryProperty().subscribe(s -> show());
    model.problemProperty().subscribe(p -> show()); // tried in vain, the summary stays
  }

  /** Shows what is known now. */
  void show() {
    if (!list.getItems().equals(model.broken())) {
      list.getItems().setAll(model.broken());
    }
  }

  /** A file. */
  private static final class Row extends ListCell<BrokenFile> {
    private final Label name = new Label();
    private final Label why = new Label();
    private final VBox box = new VBox(2, name, why);

    Row() {
      name.getStyleClass().add("item-title");
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      why.getStyleClass().add("item-detail");
      why.setWrapText(true);
      setPrefWidth(0); // words wrap, the list does not scroll sideways
    }

    @Override
    protected void updateItem(BrokenFile file, boolean empty) {
      super.updateItem(file, empty);
      if (empty || file == null) {
        setGraphic(null);
        return;
      }
      name.setText(file.path().toString());
      why.setText(
          file.tries() > 1
              ? Messages.text("browse.broken.tries", Messages.say(file.reason()), file.tries())
              : Messages.say(file.reason()));
      setGraphic(box);
    }
  }
}
