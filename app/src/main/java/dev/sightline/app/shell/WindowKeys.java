package dev.sightline.app.shell;

import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work wherever the focus is. FX thread only. */
final class WindowKeys {
  private final Scene scene;
  private final AppContext context;
  private final Commands commands;
  private final Supplier<Page> page;
  private final KeyList list;

  /**
   * @param page that is shown
   * @param list of keys, which Escape closes
   */
  WindowKeys(
      Scene scene, AppContext context, Commands commands, Supplier<Page> page, KeyList list) {
    this.scene = scene;
    this.context = context;
    this.commands = commands;
    this.page = page;
    this.list = list;
  }

  /** Begins to listen. */
  void install() {
    accelerator(KeyCode.O, commands::open);
    accelerator(KeyCode.E, commands::export);
    accelerator(KeyCode.J, commands::jobs);
    accelerator(KeyCode.R, commands::attack);
    accelerator(KeyCode.S, commands::saveView);
    accelerator(KeyCode.T, commands::theme);
    accelerator(KeyCode.COMMA, commands::settings);
    accelerator(KeyCode.DIGIT1, () -> commands.show(Page.INSPECT));
    accelerator(KeyCode.DIGIT2, () -> commands.show(Page.MODELS));
    accelerator(KeyCode.DIGIT3, () -> commands.show(Page.COMPARE));
    accelerator(KeyCode.DIGIT4, () -> commands.show(Page.LIBRARY));
    accelerator(KeyCode.DIGIT5, () -> commands.show(Page.GENERATE));
    accelerator(KeyCode.F, commands::search);
    accelerator(KeyCode.L, commands::likeMoment);
    accelerator(KeyCode.K, commands::palette);
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), () -> commands.glossary(""));
    // a filter: lists take F2 for themselves
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::playerKey);
  }

  private void accelerator(KeyCode key, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
  }

  private void key(KeyEvent e) {
    // the list of videos would take the space bar for itself, and has no use for it
    if (page.get() == Page.INSPECT
        && e.getCode() == KeyCode.SPACE
        && e.getTarget() instanceof ListView<?>) {
      context.parts().player().key(e);
      return;
    }
    if (scene.getFocusOwner() instanceof TextInputControl) {
      return;
    }
    if (e.getCode() == KeyCode.ESCAPE && list.isVisible()) {
      list.toggle();
    } else if (page.get() != Page.INSPECT) {
      return;
    } else if (e.getCode() == KeyCode.F2) {
      commands.editText();
    } else if (e.getCode() == KeyCode.Z && e.isShortcutDown() && e.isShiftDown()) {
      context.whatIf().redo();
    } else if (e.getCode() == KeyCode.Z && e.isShortcutDown()) {
      if (!context.whatIf().undo()) {
        context.text().undo();
      }
    } else {
      return;
    }
    e.consume();
  }

  private void playerKey(KeyEvent e) {
    if (page.get() == Page.INSPECT) {
      context.parts().matrix().key(e);
      if (!e.isConsumed()) {
        context.parts().player().key(e);
      }
    }
  }

  private void typed(KeyEvent e) {
    if ("?".equals(e.getCharacter()) && !(scene.getFocusOwner() instanceof TextInputControl)) {
      commands.keys();
      e.consume();
    }
  }
}
