package dev.sightline.app.jobs;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The list of all work, with its handles. FX thread only. */
public final class JobsSheet extends VBox {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 360;

  /**
   * @param copy puts a text on the clipboard
   */
  public JobsSheet(JobsViewModel model, Consumer<String> copy) {
    getStyleClass().addAll("sheet-body", "jobs");
    ListView<JobRow> list = new ListView<>(model.rows());
    list.setId("jobs-list");
    list.setPrefSize(WIDTH, HEIGHT);
    list.setAccessibleText(Messages.text("jobs.title"));
    list.setCellFactory(v -> new Cell(model, copy));
    Label none = new Label(Messages.text("jobs.none"));
    none.getStyleClass().add("form-label");
    list.setPlaceholder(none);
    Hyperlink clear = new Hyperlink(Messages.text("jobs.clear"));
    clear.setId("jobs-clear");
    clear.setOnAction(e -> model.clearEnded());
    HBox foot = new HBox(clear);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(list, foot);
  }

  /** One job: title over progress over words, handles at the right. */
  private static final class Cell extends ListCell<JobRow> {
    private final JobsViewModel model;
    private final Consumer<String> copy;
    private final Label title = new Label();
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox handles = new HBox();
    private final HBox body;
    private Subscription shown = Subscription.EMPTY;

    Cell(JobsViewModel model, Consumer<String> copy) {
      this.model = model;
      this.copy = copy;
      title.getStyleClass().add("job-title");
      words.getStyleClass().add("job-words");
      words.setWrapText(true);
      bar.getStyleClass().add("small-bar");
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setMinHeight(USE_PREF_SIZE);
      VBox text = new VBox(title, bar, words);
      text.getStyleClass().add("job-text");
      HBox.setHgrow(text, Priority.ALWAYS);
      handles.setAlignment(Pos.CENTER_RIGHT);
      body = new HBox(text, handles);
      body.setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(JobRow row, boolean empty) {
      super.updateItem(row, empty);
      shown.unsubscribe();
      shown = Subscription.EMPTY;
      words.textProperty().unbind();
      bar.progressProperty().unbind();
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Job job = row.job();
      title.setText(job.title());
      words.textProperty().bind(row.textProperty());
      bar.progressProperty().bind(job.progressProperty());
      shown = job.stateProperty().subscribe(state -> show(row));
      shown = shown.and(job.pausedProperty().subscribe(paused -> show(row)));
      setGraphic(body);
    }

    private void show(JobRow row) {
      boolean running = !row.job().stateProperty().get().isFinished();
      bar.setVisible(running);
      bar.setManaged(running);
      handles.getChildren().setAll(running ? whileRunning(row.job()) : afterwards(row));
      setAccessibleText(row.job().title() + ", " + row.textProperty().get());
    }

    private Node[] whileRunning(Job job) {
      Button stop = Icons.button(Feather.X, Messages.text("shell.stop"), "job-stop", job::cancel);
      if (!job.canPause()) {
        return new Node[] {stop};
      }
      boolean paused = job.pausedProperty().get();
      Button pause =
          Icons.button(
              paused ? Feather.PLAY : Feather.PAUSE,
              Messages.text(paused ? "job.resume" : "job.pause"),
              "job-pause",
              () -> model.pauseOrResume(job));
      return new Node[] {pause, stop};
    }

    private Node[] afterwards(JobRow row) {
      Job job = row.job();
      if (job.stateProperty().get() == JobState.DONE) {
        return new Node[0];
      }
      Button copying =
          Icons.button(
              Feather.COPY,
              Messages.text("job.copy"),
              "job-copy",
              () -> copy.accept(model.log(row)));
      if (!job.canRetry()) {
        return new Node[] {copying};
      }
      Button retry =
          Icons.button(
              Feather.ROTATE_CW, Messages.text("job.retry"), "job-retry", () -> model.retry(job));
      return new Node[] {retry, copying};
    }
  }
}
