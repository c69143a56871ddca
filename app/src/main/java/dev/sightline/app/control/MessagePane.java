package dev.sightline.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** An icon, a title, a sentence and what can be done: for what is empty, busy or failed. */
public final class MessagePane extends VBox {
  private static final double TEXT_WIDTH = 440;
  private final Label title = new Label();
  private final Label sentence = new Label();

  /**
   * @param tone style class: {@code calm} or {@code warn}
   * @param actions buttons and the like, from left to right
   */
  public MessagePane(Feather icon, String tone, Node... actions) {
    getStyleClass().addAll("message-pane", tone);
    setAlignment(Pos.CENTER);
    title.getStyleClass().add("message-title");
    sentence.getStyleClass().add("message-text");
    for (Label label : new Label[] {title, sentence}) {
      label.setWrapText(true);
      label.setMaxWidth(TEXT_WIDTH);
      label.setMinHeight(USE_PREF_SIZE);
      label.setTextAlignment(TextAlignment.CENTER);
      label.setAlignment(Pos.CENTER);
    }
    HBox row = new HBox(actions);
    row.getStyleClass().add("message-actions");
    getChildren().setAll(Icons.icon(icon, "message-icon"), title, sentence, row);
  }

  /** Says something. */
  public MessagePane say(String head, String text) {
    title.setText(head);
    sentence.setText(text);
    sentence.setVisible(!text.isEmpty());
    sentence.setManaged(!text.isEmpty());
    return this;
  }
}
