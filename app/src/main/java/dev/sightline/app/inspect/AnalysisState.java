package dev.sightline.app.inspect;

import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands in the place of the matrix while there is none: busy, stopped or failed. */
final class AnalysisState extends StackPane {
  private static final double BAR_WIDTH = 320;

  private final InspectViewModel model;
  private final VBox busy = new VBox();
  private final MessagePane failed;
  private final MessagePane stopped;

  AnalysisState(InspectViewModel model) {
    this.model = model;
    getStyleClass().add("analysis-state");
    buildBusy();
    failed =
        new MessagePane(
            Feather.ALERT_TRIANGLE, "warn", button("inspect.retry", "retry", model::retry));
    stopped =
        new MessagePane(
            Feather.PAUSE_CIRCLE, "calm", button("inspect.analyse", "analyse", model::retry));
    getChildren().setAll(busy, failed, stopped);
    model.stageProperty().subscribe(s -> refresh());
    model.problemProperty().subscribe(p -> refresh());
  }

  private void buildBusy() {
    Label title = new Label(Messages.text("inspect.analysing"));
    title.getStyleClass().add("message-title");
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(BAR_WIDTH);
    bar.progressProperty().bind(model.progressProperty());
    bar.setAccessibleText(Messages.text("inspect.analysing"));
    Label message = new Label();
    message.getStyleClass().add("message-text");
    message.textProperty().bind(model.messageProperty());
    busy.setAlignment(Pos.CENTER);
    busy.getStyleClass().addAll("message-pane", "calm");
    busy.getChildren().setAll(title, bar, message, button("inspect.stop", "stop", model::cancel));
  }

  private void refresh() {
    Stage stage = model.stageProperty().get();
    busy.setVisible(stage == Stage.ANALYSING);
    failed.setVisible(stage == Stage.FAILED);
    failed.say(Messages.text("inspect.failed"), model.problemProperty().get());
    stopped.setVisible(stage == Stage.STOPPED);
    stopped.say(Messages.text("inspect.stopped"), Messages.text("inspect.stopped.text"));
    setVisible(busy.isVisible() || failed.isVisible() || stopped.isVisible());
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
