package dev.sightline.app.shell;

import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Lets files and folders be dropped anywhere on the window. */
final class DropTarget extends StackPane {
  private final Consumer<List<Path>> dropped;

  DropTarget(Consumer<List<Path>> dropped) {
    this.dropped = dropped;
    getStyleClass().add("drop-overlay");
    setMouseTransparent(true);
    setVisible(false);
    MessagePane message = new MessagePane(Feather.DOWNLOAD, "calm");
    getChildren()
        .setAll(message.say(Messages.text("shell.drop"), Messages.text("shell.drop.text")));
  }

  /** Starts listening. */
  void attach(Scene scene) {
    scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
    scene.addEventFilter(DragEvent.DRAG_EXITED, e -> setVisible(false));
    scene.addEventFilter(DragEvent.DRAG_DROPPED, this::drop);
  }

  private void over(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
      setVisible(true);
    }
  }

  private void drop(DragEvent e) {
    setVisible(false);
    if (e.getDragboard().hasFiles()) {
      dropped.accept(e.getDragboard().getFiles().stream().map(File::toPath).toList());
      e.setDropCompleted(true);
      e.consume();
    }
  }
}
