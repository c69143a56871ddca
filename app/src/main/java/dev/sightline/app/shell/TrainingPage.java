package dev.sightline.app.shell;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.models.CurvesView;
import dev.sightline.app.training.TrainingView;
import java.io.File;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The page on which a model is trained. FX thread only. */
final class TrainingPage {
  private TrainingPage() {}

  /**
   * @param back leaves the page
   */
  static TrainingView view(AppContext context, Stage stage, Runnable back) {
    return new TrainingView(
        context.training(),
        new CurvesView(
            context.training().curvesProperty().map(c -> c.isEmpty() ? null : c),
            context.models().chartsProperty()),
        () -> chooseFolder(context, stage),
        () -> chooseList(context, stage),
        back);
  }

  private static void chooseFolder(AppContext context, Stage stage) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("training.title"));
    File folder = chooser.showDialog(stage);
    if (folder != null) {
      context.training().choose(folder.toPath());
    }
  }

  private static void chooseList(AppContext context, Stage stage) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("training.title"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Messages.text("training.list.filter"), "*.csv", "*.json"));
    File file = chooser.showOpenDialog(stage);
    if (file != null) {
      context.training().choose(file.toPath());
    }
  }
}
