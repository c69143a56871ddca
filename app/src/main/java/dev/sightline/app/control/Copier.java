package dev.sightline.app.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Puts what a view shows on the clipboard. FX thread only. */
@FunctionalInterface
public interface Copier {
  /**
   * Copies a view.
   *
   * @param picture what a picture is taken of
   * @param table its numbers, tabs between cells; may be empty
   */
  void copy(Node picture, String table);

  /** Copies when Ctrl + C is pressed where nobody else takes it. */
  static EventHandler<KeyEvent> key(Runnable copy) {
    return e -> {
      if (e.isShortcutDown() && !e.isShiftDown() && e.getCode() == KeyCode.C) {
        copy.run();
        e.consume();
      }
    };
  }
}
