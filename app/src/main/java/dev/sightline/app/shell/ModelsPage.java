package dev.sightline.app.shell;

import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.models.CellVideosView;
import dev.sightline.app.models.CellVideosViewModel;
import dev.sightline.app.models.ClassesViewModel;
import dev.sightline.app.models.ModelActions;
import dev.sightline.app.models.ModelItem;
import dev.sightline.app.models.ModelSaver;
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
  private static final String MANIFEST = "bundle.json";

  private final AppContext context;
  private final Stage stage;
  private final FilePrompt prompt;
  private final ModelsView models;
  private final TrainingView training;
  private final StackPane view;

  /**
   * @param prompt asks for files and folders
   * @param show shows another page
   */
  ModelsPage(AppContext context, Stage stage, FilePrompt prompt, Consumer<Page> show) {
    this.context = context;
    this.stage = stage;
    this.prompt = prompt;
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
            context.shelf().evaluate(),
            new CellVideosView(cells, context.browsing().posters()),
            new MistakesView(
                context.mistakes(),
                m -> {
                  show.accept(Page.INSPECT);
                  context.jump().to(Path.of(m.file()), MistakesViewModel.time(m));
                }),
            new ModelActions(this::add, this::save, this::train, this::chooseData));
    training = TrainingPage.view(context, stage, this::back);
    training.setVisible(false);
    view = new StackPane(models, training);
    // a model that was trained is shown among the others
    context.models().selectedProperty().subscribe(s -> back());
  }

  private void save() {
    ModelItem item = context.models().selectedProperty().get();
    prompt
        .save(
            Messages.text("models.save.title"),
            ModelSaver.suggestedName(item),
            Messages.text("models.add.filter"),
            ModelSaver.ENDING)
        .ifPresent(file -> context.shelf().saver().save(item, file));
  }

  private void chooseData() {
    prompt
        .folder(Messages.text("models.evaluate.folder.title"))
        .ifPresent(
            f -> context.shelf().evaluate().folderProperty().set(f.toAbsolutePath().toString()));
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
        && (file.getFileName().toString().endsWith(ModelSaver.ENDING)
            || Files.isRegularFile(file.resolve(MANIFEST)));
  }

  private void add() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("models.add.title"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Messages.text("models.add.filter"), "*" + ModelSaver.ENDING));
    List<File> files = chooser.showOpenMultipleDialog(stage);
    if (files != null) {
      context.models().install(files.stream().map(File::toPath).toList());
    }
  }
}
