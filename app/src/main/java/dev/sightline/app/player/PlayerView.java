package dev.sightline.app.player;

import dev.sightline.app.control.Copier;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The player card: picture with overlay, time line, transport bar. FX thread only. */
public final class PlayerView extends VBox {
  /** Side padding of the time line: the same as of the matrix under it, px. */
  private static final double SIDE = 12;

  private final PlayerViewModel model;
  private final OverlayViewModel overlay;
  private final PictureStage stage;
  private final TransportBar bar;
  private Copier copier = (picture, table) -> {};

  public PlayerView(PlayerViewModel model, OverlayViewModel overlay, Selection selection) {
    this.model = model;
    this.overlay = overlay;
    getStyleClass().add("player-view");
    getStylesheets().add(PlayerView.class.getResource("player.css").toExternalForm());
    stage = new PictureStage(model, overlay, selection);
    stage.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> requestFocus());
    TimeLine timeLine = new TimeLine(model, selection);
    VBox.setVgrow(stage, Priority.ALWAYS);
    VBox.setMargin(timeLine, new Insets(4, SIDE, 0, SIDE));
    bar = new TransportBar(model, overlay, selection);
    VBox.setMargin(bar, new Insets(0, SIDE, 6, SIDE));
    getChildren().addAll(stage, timeLine, bar);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("player.help.title"));
    setAccessibleText(Messages.text("player.help.title"));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, Copier.key(this::copy));
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            model.pulse();
          }
        };
    model
        .state()
        .playingProperty()
        .subscribe(
            p -> {
              if (p) {
                timer.start();
              } else {
                timer.stop();
              }
            });
  }

  /** Room for buttons of the window's, at the right of the bar. */
  public HBox tools() {
    return bar.tools();
  }

  /** Takes who puts things on the clipboard. */
  public void setCopier(Copier other) {
    copier = other;
  }

  /** Copies the picture with what lies over it, and the values of its places as a table. */
  public void copy() {
    copier.copy(stage, overlay.table());
  }

  /** Pauses, as the window does when it shows another page. */
  public void pause() {
    model.pause();
  }

  /**
   * Does what a key means to the player and consumes it. For the window, so that the keys work
   * wherever the focus is; leaves keys alone that the focused control needs.
   */
  public void key(KeyEvent e) {
    if (e.isConsumed()
        || e.isShortcutDown()
        || e.isAltDown()
        || e.getTarget() instanceof TextInputControl
        || e.getTarget() instanceof Slider
        || e.getTarget() instanceof ComboBoxBase) {
      return;
    }
    boolean second = e.isShiftDown();
    switch (e.getCode()) {
      case SPACE, K -> model.toggle();
      case J -> model.changeSpeed(-1);
      case L -> model.changeSpeed(1);
      case COMMA, LEFT -> back(second);
      case PERIOD, RIGHT -> forward(second);
      case HOME -> model.home();
      case END -> model.end();
      case OPEN_BRACKET -> model.markIn();
      case CLOSE_BRACKET -> model.markOut();
      case BACK_SLASH -> model.clearMarks();
      case M -> flip(model.state().mutedProperty());
      case O -> flip(overlay.enabledProperty());
      case G -> flip(overlay.outlineProperty());
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void back(boolean second) {
    if (second) {
      model.skip(Fraction.of(-1));
    } else {
      model.step(-1);
    }
  }

  private void forward(boolean second) {
    if (second) {
      model.skip(Fraction.ONE);
    } else {
      model.step(1);
    }
  }

  private static void flip(javafx.beans.property.BooleanProperty property) {
    property.set(!property.get());
  }
}
