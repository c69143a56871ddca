package dev.sightline.app.shell;

import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.palette.PaletteEntry;
import dev.sightline.app.plugins.PluginsSheet;
import dev.sightline.app.plugins.PluginsViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.task.VideoTask;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Plug-ins in the window: the question whether they may run, and their tasks. FX thread only. */
final class PluginPart {
  private static final double WIDTH = 400;

  private final PluginsViewModel model;
  private final Selection selection;

  PluginPart(Plugins plugins, Selection selection, ExplainViewModel explain, JobRunner jobs) {
    this.selection = selection;
    model = new PluginsViewModel(plugins, jobs, explain::methodsChanged);
  }

  PluginsViewModel model() {
    return model;
  }

  /** Asks about new plug-ins, if there are any. */
  void welcome(SheetHost sheets, Consumer<Path> showFile) {
    model.look(
        () -> {
          if (model.isAsked() && !sheets.isOpen()) {
            open(sheets, showFile);
          }
        });
  }

  /** Shows all plug-ins. */
  void show(SheetHost sheets, Consumer<Path> showFile) {
    model.look(() -> {});
    open(sheets, showFile);
  }

  private void open(SheetHost sheets, Consumer<Path> showFile) {
    sheets.show(Messages.text("plugins.title"), new PluginsSheet(model, showFile));
  }

  /** The tasks of plug-ins, for the search over commands. */
  List<PaletteEntry> entries(SheetHost sheets) {
    return model.tasks().stream()
        .map(
            task ->
                new PaletteEntry(
                    Messages.text("plugins.task", task.title()),
                    "",
                    () -> selection.analysisProperty().get() != null,
                    () -> run(task, sheets)))
        .toList();
  }

  private void run(VideoTask task, SheetHost sheets) {
    model.run(
        task,
        selection.analysisProperty().get(),
        lines -> {
          VBox answer = new VBox(6);
          answer.getStyleClass().add("sheet-body");
          for (VideoTask.Line line : lines) {
            Label label =
                new Label(
                    line.name().isEmpty()
                        ? line.value()
                        : Messages.text("plugins.line", line.name(), line.value()));
            label.getStyleClass().add("form-label");
            label.setWrapText(true);
            label.setPrefWidth(WIDTH);
            label.setMinHeight(Region.USE_PREF_SIZE);
            answer.getChildren().add(label);
          }
          sheets.show(task.title(), answer);
        });
  }
}
