package dev.sightline.app.shell;

import dev.sightline.app.control.Sheet;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Where sheets lie: over the window, one at a time, and beside them the window stays in use. FX
 * thread only.
 */
final class SheetHost extends StackPane {
  /** Below the top bar, px. */
  private static final Insets ROOM = new Insets(56, 16, 40, 16);

  private Node body;

  SheetHost() {
    setPickOnBounds(false);
    setAlignment(Pos.TOP_RIGHT);
    setPadding(ROOM);
  }

  /** Shows one in place of the one that is there. */
  void show(String title, Node content) {
    body = content;
    Sheet sheet = new Sheet(title, content, this::close);
    getChildren().setAll(sheet);
    sheet.requestFocus();
  }

  /** Takes a sheet away, if that one is shown. */
  void close(Node content) {
    if (body == content) {
      close();
    }
  }

  /** Takes away what is there. */
  void close() {
    body = null;
    getChildren().clear();
  }

  /** True while there is a sheet. */
  boolean isOpen() {
    return body != null;
  }
}
