package dev.sightline.app.shell;

import dev.sightline.app.control.Icons;
import dev.sightline.app.export.ReportViewModel;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.memory.MemoryViewModel;
import dev.sightline.core.analysis.ModelFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The bar at the bottom: the model, what was written, what is being done. */
final class StatusBar extends HBox {
  private static final int HASH_SHOWN = 8;

  private final Label model = new Label(Messages.text("shell.noModel"));
  private final Label notice = new Label();
  private final Hyperlink show = new Hyperlink(Messages.text("shell.showReport"));
  private final Hyperlink memory = new Hyperlink();
  private final HBox job = new HBox();
  private final Hyperlink jobText = new Hyperlink();
  private final ProgressBar jobBar = new ProgressBar();
  private final Button stop =
      Icons.button(Feather.X, Messages.text("shell.stop"), "stop-job", this::stopNewest);
  private final ObservableList<Job> jobs;
  private final ReadOnlyIntegerProperty failures;

  /**
   * @param work what is being done; a click on it calls {@code openJobs}
   * @param attention how much memory attention takes; a click on it calls {@code openMemory}
   * @param showFile opens a file in the user's browser
   */
  StatusBar(
      ObservableValue<ModelFacts> facts,
      Work work,
      ReportViewModel export,
      MemoryViewModel attention,
      Runnable openMemory,
      Consumer<Path> showFile) {
    this.jobs = work.jobs();
    this.failures = work.failures();
    getStyleClass().add("status-bar");
    model.setId("status-model");
    notice.setId("status-notice");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    buildJob(work.open());
    memory.setId("status-memory");
    memory.textProperty().bind(attention.textProperty());
    memory.visibleProperty().bind(attention.textProperty().isNotEmpty());
    memory.managedProperty().bind(memory.visibleProperty());
    memory.setTooltip(new Tooltip(Messages.text("memory.open")));
    memory.setOnAction(
        e -> {
          attention.refresh();
          openMemory.run();
        });
    getChildren().setAll(model, notice, show, space, job, memory);
    facts.subscribe(this::showModel);
    export.noticeProperty().subscribe(this::showNotice);
    export.writtenProperty().subscribe(file -> offer(file, showFile));
    jobs.addListener((ListChangeListener<Job>) c -> showJobs());
    failures.subscribe(n -> showJobs());
    showJobs();
  }

  /**
   * What the bar says of jobs.
   *
   * @param jobs those that run
   * @param failures how many failed and were not put away
   * @param open shows all
   */
  record Work(ObservableList<Job> jobs, ReadOnlyIntegerProperty failures, Runnable open) {}

  private void buildJob(Runnable open) {
    job.getStyleClass().add("status-job");
    jobBar.getStyleClass().add("small-bar");
    jobText.setId("status-jobs");
    jobText.setTooltip(new Tooltip(Messages.text("jobs.open")));
    jobText.setOnAction(
        e -> {
          jobText.setVisited(false);
          open.run();
        });
    job.getChildren().setAll(jobText, jobBar, stop);
  }

  private void showModel(ModelFacts facts) {
    if (facts == null) {
      return;
    }
    String hash = facts.sha256();
    String shown = hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    model.setText(Messages.text("shell.model", facts.name(), facts.version(), shown));
    model.setTooltip(new Tooltip(Messages.text("shell.model.help", hash, facts.licence())));
  }

  private void showNotice(String text) {
    notice.setText(text);
    notice.setVisible(!text.isEmpty());
    notice.setManaged(notice.isVisible());
  }

  private void offer(Path file, Consumer<Path> showFile) {
    show.setVisible(file != null);
    show.setManaged(file != null);
    show.setOnAction(e -> showFile.accept(file));
  }

  private void showJobs() {
    boolean running = !jobs.isEmpty();
    job.setVisible(running || failures.get() > 0);
    job.setManaged(job.isVisible());
    for (Node part : List.of(jobBar, stop)) {
      part.setVisible(running);
      part.setManaged(running);
    }
    jobBar.progressProperty().unbind();
    if (running) {
      Job newest = jobs.getLast();
      jobText.setText(
          jobs.size() == 1
              ? newest.title()
              : Messages.text("shell.jobs", newest.title(), jobs.size() - 1));
      jobBar.progressProperty().bind(newest.progressProperty());
    } else {
      jobText.setText(Messages.text("jobs.failed", failures.get()));
    }
  }

  private void stopNewest() {
    if (!jobs.isEmpty()) {
      jobs.getLast().cancel();
    }
  }
}
