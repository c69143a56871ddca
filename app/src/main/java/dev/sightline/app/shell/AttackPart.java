package dev.sightline.app.shell;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.robustness.AttackSheet;
import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** Where attacks are found in the window. FX thread only. */
final class AttackPart {
  private AttackPart() {}

  /** A button beside the tools of the map. */
  static void offer(AppContext context, Runnable open) {
    Button button =
        Icons.button(Feather.SHIELD_OFF, Messages.text("attack.open"), "attack-open", open);
    context.parts().matrix().tools().getChildren().add(button);
  }

  static void show(AppContext context, SheetHost sheets, Stage stage) {
    sheets.show(
        Messages.text("attack.title"),
        new AttackSheet(
            context.attack(),
            context.parts().colours(),
            () -> {
              DirectoryChooser chooser = new DirectoryChooser();
              chooser.setTitle(Messages.text("attack.set.choose"));
              return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
            }));
  }
}
