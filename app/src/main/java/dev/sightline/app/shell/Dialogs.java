package dev.sightline.app.shell;

import dev.sightline.app.export.FilePrompt;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The system's own questions for files. FX thread only. */
final class Dialogs implements FilePrompt {
  private final Stage stage;
  private File folder;

  Dialogs(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Optional<Path> save(String title, String suggested, String kind, String ending) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(suggested);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
    return chosen(chooser.showSaveDialog(stage));
  }

  @Override
  public Optional<Path> open(String title) {
    return chosen(chooser(title).showOpenDialog(stage));
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<Path> chosen(File file) {
    if (file != null) {
      folder = file.getParentFile();
    }
    return Optional.ofNullable(file).map(File::toPath);
  }
}
