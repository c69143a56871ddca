package dev.sightline.app.control;

import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A card with a title that lies over the window and leaves the rest of it in use. Escape or its
 * cross closes it. FX thread only.
 */
public final class Sheet extends VBox {
  /**
   * @param title what it is for
   * @param body what it holds
   * @param close takes it away
   */
  public Sheet(String title, Node body, Runnable close) {
    getStyleClass().addAll("card", "sheet");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label heading = new Label(title);
    heading.getStyleClass().add("message-title");
    BorderPane head = new BorderPane();
    head.setLeft(heading);
    BorderPane.setAlignment(heading, Pos.CENTER_LEFT);
    head.setRight(Icons.button(Feather.X, Messages.text("sheet.close"), "close-sheet", close));
    getChildren().setAll(head, body);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            close.run();
            e.consume();
          }
        });
  }
}
