package dev.sightline.app.shell;

import dev.sightline.app.browse.KeepRow;
import dev.sightline.app.i18n.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for places of the library and of backups. FX thread only. */
record LibraryDialogs(Window owner) implements KeepRow.Asking {
  @Override
  public Optional<Path> moveTo() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("keep.move"));
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> backupTo() {
    FileChooser chooser = chooser(Messages.text("keep.backup"));
    chooser.setInitialFileName("sightline-library.backup");
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> backupFrom() {
    return Optional.ofNullable(chooser(Messages.text("keep.restore")).showOpenDialog(owner))
        .map(File::toPath);
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(Messages.text("keep.files"), "*.backup"),
            new FileChooser.ExtensionFilter(Messages.text("keep.allFiles"), "*.*"));
    return chooser;
  }
}
