package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Where a text of the chosen video is typed. FX thread only. */
final class TypedTextPane extends VBox {
  private static final int ROWS = 3;

  private final TypedTextViewModel model;
  private final TextArea area = new TextArea();

  /**
   * @param back takes the keys when the area is left
   */
  TypedTextPane(TypedTextViewModel model, BrowseViewModel page, Runnable back) {
    this.model = model;
    getStyleClass().add("detail-section");
    Label title = new Label(Messages.text("browse.detail.text"));
    title.getStyleClass().add("section-title");
    area.setId("browse-text");
    area.setWrapText(true);
    area.setPrefRowCount(ROWS);
    area.setPromptText(Messages.text("browse.detail.text.prompt"));
    area.setAccessibleText(Messages.text("browse.detail.text"));
    area.setTooltip(new Tooltip(Messages.text("browse.detail.text.help")));
    area.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(e, back));
    area.focusedProperty()
        .subscribe(
            (was, is) -> {
              if (was && !is) {
                model.type(area.getText());
              }
            });
    getChildren().setAll(title, area);
    model.textProperty().subscribe(area::setText);
    visibleProperty().bind(model.knownProperty());
    managedProperty().bind(model.knownProperty());
    page.summaryProperty().subscribe(s -> area.setEditable(!page.isReadOnly()));
  }

  private void key(KeyEvent e, Runnable back) {
    if (e.getCode() == KeyCode.ESCAPE) {
      area.setText(model.textProperty().get());
      back.run();
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
      back.run();
      e.consume();
    }
  }
}
