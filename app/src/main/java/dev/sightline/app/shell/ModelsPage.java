package dev.sightline.app.shell;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.models.CellVideosView;
import dev.sightline.app.models.CellVideosViewModel;
import dev.sightline.app.models.ClassesViewModel;
import dev.sightline.app.models.ModelsView;
import dev.sightline.app.training.MistakesView;
import dev.sightline.app.training.MistakesViewModel;
import dev.sightline.app.training.TrainingView;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The page "Models", made when it is shown for the first time. FX thread only. */
final class ModelsPage {
  private static final String EXTENSION = ".sightline";
  private static final String MANIFEST = "bundle.json";

  private final AppContext context;
  private final Stage stage;
  private final ModelsView models;
  private final TrainingView training;
  private final StackPane view;

  /**
   * @param show shows another page
   */
  ModelsPage(AppContext context, Stage stage, Consumer<Page> show) {
    this.context = context;
    this.stage = stage;
    CellVideosViewModel cells =
        context
            .ownModels()
            .cells(
                file -> {
                  show.accept(Page.INSPECT);
                  context.library().open(List.of(file));
                },
                (videos, words) -> {
                  show.accept(Page.LIBRARY);
                  context.browsing().model().search().showPicked(videos, words);
                });
    models =
        new ModelsView(
            context.models(),
            new ClassesViewModel(context.models().factsProperty(), cells),
            context.parts().colours(),
            new CellVideosView(cells, context.browsing().posters()),
            new MistakesView(
                context.ownModels().mistakes(),
                m -> {
                  show.accept(Page.INSPECT);
                  context.jump().to(Path.of(m.file()), MistakesViewModel.time(m));
                }),
            this::add,
            this::train);
    training = TrainingPage.view(context, stage, this::back);
    training.setVisible(false);
    view = new StackPane(models, training);
    // a model that was trained is shown among the others
    context.models().selectedProperty().subscribe(s -> back());
  }

  private void train() {
    context.training().load();
    models.setVisible(false);
    training.setVisible(true);
    training.requestFocus();
  }

  private void back() {
    training.setVisible(false);
    models.setVisible(true);
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
