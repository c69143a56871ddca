package dev.sightline.app.shell;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.models.ClassesViewModel;
import dev.sightline.app.models.ModelsView;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The page "Models", made when it is shown for the first time. FX thread only. */
final class ModelsPage {
  private static final String EXTENSION = ".sightline";
  private static final String MANIFEST = "bundle.json";

  private final AppContext context;
  private final Stage stage;
  private final ModelsView view;

  ModelsPage(AppContext context, Stage stage) {
    this.context = context;
    this.stage = stage;
    view =
        new ModelsView(
            context.models(),
            new ClassesViewModel(context.models().factsProperty()),
            context.parts().colours(),
            this::add);
  }

  Node view() {
    return view;
  }

  /**
   * True for what looks like a model bundle: a file of that ending, or a folder with a manifest.
   */
  static boolean isModel(Path file) {
    return file.getFileName() != null
        && (file.getFileName().toString().endsWith(EXTENSION)
            || Files.isRegularFile(file.resolve(MANIFEST)));
  }

  private void add() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("models.add.title"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(Messages.text("models.add.filter"), "*" + EXTENSION));
    List<File> files = chooser.showOpenMultipleDialog(stage);
    if (files != null) {
      context.models().install(files.stream().map(File::toPath).toList());
    }
  }
}
