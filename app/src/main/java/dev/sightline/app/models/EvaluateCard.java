package dev.sightline.app.models;

import atlantafx.base.theme.Styles;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks what to measure of a model, and follows it while it is measured. FX thread only. */
final class EvaluateCard extends VBox {
  private final EvaluateViewModel model;
  private final FlowPane tasks = new FlowPane(16, 8);
  private final Label problem = new Label();
  private final Label note;
  private final Node head;
  private final Node form;
  private final Node work;
  private final HelpButton help =
      new HelpButton("models.evaluate.title", "models.evaluate.read", "models.evaluate.limits");

  /**
   * @param chooseFolder asks the user for a folder of data
   */
  EvaluateCard(EvaluateViewModel model, Runnable chooseFolder) {
    this.model = model;
    setId("evaluate-card");
    getStyleClass().addAll("card", "chart-card", "evaluate-card");
    note = words("models.evaluate.note");
    note.getStyleClass().add("card-note");
    head = head();
    form = form(chooseFolder);
    work = working();
    problem.setId("evaluate-problem");
    problem.getStyleClass().addAll("finding", "bad");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    model.tasks().addListener((ListChangeListener<TaskChoice>) c -> offer());
    offer();
    model.runningProperty().subscribe(r -> arrange());
    model.openProperty().subscribe(o -> arrange());
    model.problemProperty().subscribe(w -> arrange());
  }

  private void arrange() {
    List<Node> parts = new ArrayList<>(List.of(head, note));
    if (model.runningProperty().get()) {
      parts.add(work);
    } else if (model.openProperty().get()) {
      parts.add(form);
    }
    if (!model.problemProperty().get().isEmpty()) {
      parts.add(problem);
    }
    if (!getChildren().equals(parts)) {
      keepFocus();
      getChildren().setAll(parts);
    }
  }

  /** A button that goes would pass the focus on down the page, and the page would scroll there. */
  private void keepFocus() {
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    for (Node n = focused; n != null; n = n.getParent()) {
      if (n == this) {
        help.requestFocus();
        return;
      }
    }
  }

  private Node head() {
    Label title = new Label(Messages.text("models.evaluate.title"));
    title.getStyleClass().add("card-title");
    Button begin = new Button(Messages.text("models.evaluate"));
    begin.setId("evaluate-begin");
    begin.getStyleClass().add(Styles.SMALL);
    begin.setMinWidth(USE_PREF_SIZE);
    begin.setOnAction(e -> model.begin());
    begin.visibleProperty().bind(Bindings.not(model.openProperty().or(model.runningProperty())));
    HBox head = new HBox(8, title, space(), begin, help);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node form(Runnable chooseFolder) {
    Button choose = new Button(Messages.text("models.evaluate.choose"));
    choose.setId("evaluate-folder");
    choose.getStyleClass().add(Styles.SMALL);
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(e -> chooseFolder.run());
    Label folder = new Label();
    folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    folder.getStyleClass().add("fact-value");
    folder.setMinWidth(0);
    folder
        .textProperty()
        .bind(
            Bindings.when(model.folderProperty().isEmpty())
                .then(Messages.text("models.evaluate.folder.none"))
                .otherwise(model.folderProperty()));
    Tooltip place = new Tooltip();
    place.textProperty().bind(folder.textProperty());
    folder.setTooltip(place);
    HBox data = new HBox(8, choose, folder);
    data.setAlignment(Pos.CENTER_LEFT);
    tasks.setId("evaluate-tasks");

    ComboBox<String> split = new ComboBox<>();
    split.setId("evaluate-split");
    split.getStyleClass().add(Styles.SMALL);
    split.getItems().setAll(EvaluateViewModel.SPLITS);
    split.valueProperty().bindBidirectional(model.splitProperty());
    Label label = new Label(Messages.text("models.evaluate.split"));
    label.getStyleClass().add("fact-name");
    label.setLabelFor(split);
    label.setMinWidth(USE_PREF_SIZE);
    Label missing = new Label();
    missing.setId("evaluate-obstacle");
    missing.getStyleClass().add("card-note");
    missing.setWrapText(true);
    missing.textProperty().bind(model.obstacleProperty());
    Button start = new Button(Messages.text("models.evaluate.start"));
    start.setId("evaluate-start");
    start.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    start.setMinWidth(USE_PREF_SIZE);
    start.disableProperty().bind(model.obstacleProperty().isNotEmpty());
    start.setOnAction(e -> model.start());
    HBox foot = new HBox(8, label, split, start, closing("models.evaluate.close"), missing);
    foot.setAlignment(Pos.CENTER_LEFT);
    return new VBox(12, data, tasks, foot);
  }

  private void offer() {
    tasks.getChildren().clear();
    for (TaskChoice task : model.tasks()) {
      CheckBox box = new CheckBox(Names.task(task.task()));
      box.setId("evaluate-" + task.task());
      box.setMinWidth(USE_PREF_SIZE);
      box.selectedProperty().bindBidirectional(task.chosenProperty());
      tasks.getChildren().add(box);
    }
  }

  private Node working() {
    Label what = new Label();
    what.getStyleClass().add("fact-value");
    model
        .measuredProperty()
        .subscribe(
            m -> what.setText(m == null ? "" : Messages.text("models.evaluate.job", m.name())));
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text("models.evaluate.title"));
    bar.progressProperty().bind(model.progressProperty());
    Label message = new Label();
    message.getStyleClass().add("fact-name");
    message.textProperty().bind(model.messageProperty());
    Label left = new Label();
    left.getStyleClass().add("fact-name");
    left.setMinWidth(USE_PREF_SIZE);
    left.textProperty().bind(model.leftProperty());
    HBox line = new HBox(8, message, space(), left, closing("models.evaluate.cancel"));
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, what, bar, line);
  }

  private Button closing(String key) {
    Button button = new Button(Messages.text(key));
    button.setId(key.endsWith("cancel") ? "evaluate-cancel" : "evaluate-close");
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> model.cancel());
    return button;
  }

  private static Label words(String key) {
    Label label = new Label(Messages.text(key));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
