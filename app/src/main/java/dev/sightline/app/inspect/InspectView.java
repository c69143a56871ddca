package dev.sightline.app.inspect;

import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.help.HelpEvent;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import javafx.event.EventType;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The middle of the window: player above text above matrix; or, where no video is open, what to do.
 * FX thread only.
 */
public final class InspectView extends StackPane {
  /** In a lower page (a small screen at 200 %) the matrix takes less for itself, px. */
  private static final double LOW = 555;

  private static final double MATRIX_HEIGHT = 272;
  private static final double LOW_MATRIX_HEIGHT = 226;

  private final InspectViewModel model;
  private final SplitPane work = new SplitPane();
  private final MessagePane empty;
  private final MessagePane unreadable;
  private final ProgressIndicator opening = new ProgressIndicator();

  /**
   * @param player picture and its controls
   * @param text the words
   * @param matrix tokens × clips
   * @param chooseFile asks the user for a file
   */
  public InspectView(
      InspectViewModel model, Node player, Node text, Node matrix, Runnable chooseFile) {
    this.model = model;
    getStyleClass().add("inspect");
    player.getStyleClass().add("card");
    VBox upper = new VBox(player, text);
    upper.getStyleClass().add("inspect-upper");
    VBox.setVgrow(player, Priority.ALWAYS);
    StackPane lower = new StackPane(matrix, new AnalysisState(model));
    lower.getStyleClass().addAll("card", "matrix-card");
    lower
        .minHeightProperty()
        .bind(heightProperty().map(h -> h.doubleValue() < LOW ? LOW_MATRIX_HEIGHT : MATRIX_HEIGHT));
    // too low even for that, it is cut here and not at the window's edges
    setMinHeight(0);
    work.setOrientation(Orientation.VERTICAL);
    work.getStyleClass().add("inspect-split");
    work.getItems().setAll(upper, lower);
    empty = emptyPane(chooseFile);
    unreadable =
        new MessagePane(
            Feather.ALERT_TRIANGLE,
            "warn",
            button("inspect.openOther", "open-other", true, chooseFile),
            button("inspect.retry", "retry-open", false, model::retry));
    opening.setMaxSize(40, 40);
    getChildren().setAll(work, empty, unreadable, opening);
    model.stageProperty().subscribe(s -> refresh());
    model.problemProperty().subscribe(p -> refresh());
  }

  /** The split between player and matrix, whose position is remembered. */
  public SplitPane split() {
    return work;
  }

  private static MessagePane emptyPane(Runnable chooseFile) {
    Label keys = new Label(Messages.text("inspect.empty.keys"));
    keys.getStyleClass().add("message-keys");
    HBox actions =
        new HBox(
            button("inspect.open", "open-empty", true, chooseFile),
            keys,
            help("tour.open", "empty-tour", HelpEvent.TOUR),
            help("lesson.title", "empty-lessons", HelpEvent.LESSONS));
    actions.getStyleClass().add("message-actions");
    MessagePane pane = new MessagePane(Feather.FILM, "calm", actions);
    return pane.say(Messages.text("inspect.empty"), Messages.text("inspect.empty.text"));
  }

  private static Hyperlink help(String key, String id, EventType<HelpEvent> kind) {
    Hyperlink link = new Hyperlink(Messages.text(key));
    link.setId(id);
    link.setOnAction(e -> link.fireEvent(new HelpEvent(kind)));
    return link;
  }

  private void refresh() {
    Stage stage = model.stageProperty().get();
    Path file = model.fileProperty().get();
    boolean fresh = model.infoProperty().get() == null;
    empty.setVisible(stage == Stage.EMPTY);
    unreadable.setVisible(stage == Stage.UNREADABLE);
    if (stage == Stage.UNREADABLE) {
      unreadable.say(
          Messages.text("inspect.unreadable", file.getFileName()), model.problemProperty().get());
    }
    opening.setVisible(stage == Stage.OPENING);
    work.setVisible(
        switch (stage) {
          case EMPTY, UNREADABLE -> false;
          case OPENING -> !fresh;
          case ANALYSING, STOPPED, FAILED, READY -> true;
        });
  }

  private static Button button(String key, String id, boolean primary, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    if (primary) {
      button.getStyleClass().add("accent");
      button.setGraphic(Icons.icon(Feather.FOLDER, "button-icon"));
    }
    button.setOnAction(e -> action.run());
    return button;
  }
}
