package dev.sightline.app.palette;

import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The search over the window: a line to type in above what was found. Escape or a click beside it
 * closes it, arrows choose, Enter does. FX thread only.
 */
public final class PaletteView extends StackPane {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 420;

  private final PaletteViewModel model;
  private final TextField query = new TextField();
  private final ListView<PaletteEntry> list;

  public PaletteView(PaletteViewModel model) {
    this.model = model;
    setId("palette");
    getStyleClass().add("palette-overlay");
    setAlignment(Pos.TOP_CENTER);
    query.setId("palette-query");
    query.setPromptText(Messages.text("palette.prompt"));
    query.textProperty().bindBidirectional(model.queryProperty());
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list = new ListView<>(model.found());
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setAccessibleText(Messages.text("palette.role"));
    list.setPlaceholder(new Label(Messages.text("palette.nothing")));
    list.setCellFactory(view -> new Cell());
    model.chosenProperty().subscribe(i -> show(i.intValue()));
    VBox card = new VBox(query, list);
    card.getStyleClass().addAll("card", "palette-card");
    card.setMaxSize(WIDTH, HEIGHT);
    card.setOnMouseClicked(javafx.event.Event::consume);
    getChildren().setAll(card);
    setOnMouseClicked(e -> model.close());
    visibleProperty().bind(model.openProperty());
    visibleProperty()
        .subscribe(
            open -> {
              if (open) {
                query.requestFocus();
              }
            });
  }

  private void show(int index) {
    list.getSelectionModel().clearAndSelect(index);
    if (index >= 0) {
      list.scrollTo(Math.max(0, index - 4));
    }
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case ENTER -> model.run();
      case ESCAPE -> model.close();
      default -> {
        return;
      }
    }
    e.consume();
  }

  /** A name and its keys. */
  private final class Cell extends ListCell<PaletteEntry> {
    private final Label name = new Label();
    private final Label keys = new Label();
    private final HBox row;

    Cell() {
      keys.getStyleClass().add("key");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      keys.setMinWidth(Region.USE_PREF_SIZE);
      row = new HBox(8, name, space, keys);
      row.setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(
          e -> {
            if (!isEmpty()) {
              model.choose(getIndex());
              model.run();
            }
          });
    }

    @Override
    protected void updateItem(PaletteEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty) {
        setGraphic(null);
        return;
      }
      name.setText(entry.name());
      name.setDisable(!entry.possible().getAsBoolean());
      keys.setText(entry.keys());
      keys.setVisible(!entry.keys().isEmpty());
      setGraphic(row);
    }
  }
}
