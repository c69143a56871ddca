package dev.sightline.app.browse;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that do something with the chosen videos, in grid and list alike. FX thread only. */
final class BrowseKeys {
  private static final int STARS = 5;

  private final BrowseViewModel model;
  private final Runnable showPlayer;

  /**
   * @param showPlayer shows the page with the player
   */
  BrowseKeys(BrowseViewModel model, Runnable showPlayer) {
    this.model = model;
    this.showPlayer = showPlayer;
  }

  /** Opens a video in the player. */
  void open(BrowseItem item) {
    if (model.open(item)) {
      showPlayer.run();
    }
  }

  /** Does what a key stands for; false if it stands for nothing. */
  boolean act(KeyEvent e) {
    if (e.isShortcutDown() || e.isAltDown()) {
      return false;
    }
    KeyCode code = e.getCode();
    int digit = code.isDigitKey() ? code.getChar().charAt(0) - '0' : 0;
    if (code == KeyCode.ENTER) {
      model.selection().leadProperty().get().ifPresent(this::open);
    } else if (code == KeyCode.L) {
      model.selection().leadProperty().get().ifPresent(model.search()::showLike);
    } else if (digit >= 1 && digit <= STARS && !model.isReadOnly()) {
      model.marks().rate(digit);
    } else {
      return false;
    }
    return true;
  }
}
