package dev.sightline.app.library;

import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** The strip of videos. FX thread only. */
public final class LibraryView extends BorderPane {
  private final LibraryViewModel model;
  private final ListView<LibraryItem> list = new ListView<>();

  /**
   * @param open the file that is open, or null
   */
  public LibraryView(LibraryViewModel model, ObservableValue<Path> open) {
    this.model = model;
    getStyleClass().add("library");
    list.setId("library");
    list.getStyleClass().add("library-list");
    list.setItems(model.items());
    list.setCellFactory(v -> new LibraryCell(model));
    list.setAccessibleText(Messages.text("library.role"));
    Label empty = new Label(Messages.text("library.empty"));
    empty.setWrapText(true);
    empty.getStyleClass().add("library-empty");
    list.setPlaceholder(empty);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setCenter(list);
    Label problem = new Label();
    problem.getStyleClass().add("library-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    setBottom(problem);
    open.subscribe(this::mark);
  }

  private void mark(Path open) {
    LibraryItem item = open == null ? null : model.find(open).orElse(null);
    if (item == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(item);
      list.scrollTo(item);
    }
  }

  private void key(KeyEvent e) {
    LibraryItem item = list.getSelectionModel().getSelectedItem();
    if (item == null) {
      return;
    }
    if (e.getCode() == KeyCode.ENTER) {
      model.open(item);
      e.consume();
    } else if (e.getCode() == KeyCode.DELETE) {
      model.remove(item);
      e.consume();
    }
  }
}
