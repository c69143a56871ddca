package dev.sightline.app.shell;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Asks before the window closes, but only if something would be lost. FX thread only. */
final class QuitGuard {
  private static final double WIDTH = 380;

  private final JobRunner jobs;
  private final SheetHost sheets;

  QuitGuard(JobRunner jobs, SheetHost sheets) {
    this.jobs = jobs;
    this.sheets = sheets;
  }

  /** Watches a window. */
  void watch(Stage stage) {
    stage.setOnCloseRequest(
        e -> {
          List<Job> losable = jobs.losable();
          if (!losable.isEmpty()) {
            e.consume();
            sheets.show(Messages.text("quit.title"), body(losable, stage));
          }
        });
  }

  private VBox body(List<Job> losable, Stage stage) {
    Label text = new Label(Messages.text("quit.text"));
    text.setWrapText(true);
    text.setPrefWidth(WIDTH);
    VBox body = new VBox(10, text);
    body.setId("quit");
    body.getStyleClass().add("sheet-body");
    for (Job job : losable) {
      body.getChildren().add(new Label("•  " + job.title()));
    }
    Button stay = new Button(Messages.text("quit.stay"));
    stay.setId("quit-stay");
    stay.getStyleClass().add("accent");
    stay.setOnAction(e -> sheets.close(body));
    Button leave = new Button(Messages.text("quit.leave"));
    leave.setId("quit-leave");
    leave.setOnAction(e -> stage.close());
    HBox row = new HBox(8, stay, leave);
    row.setAlignment(Pos.CENTER_LEFT);
    body.getChildren().add(row);
    return body;
  }
}
