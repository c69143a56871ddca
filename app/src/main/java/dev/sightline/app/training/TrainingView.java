package dev.sightline.app.training;

import atlantafx.base.theme.Styles;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnWatch;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** From a folder of videos to a model. FX thread only. */
public final class TrainingView extends BorderPane {
  private static final double WIDTH = 920;

  private final TrainingViewModel model;
  private final Node curves;
  private final Runnable chooseFolder;
  private final Runnable chooseList;
  private final ScrollPane scroll = new ScrollPane();
  private final Label problem = new Label();

  /**
   * @param curves draws the learning curves of the model
   * @param chooseFolder asks the user for a folder
   * @param chooseList asks the user for a CSV or JSON file
   * @param back leaves this page; a training goes on
   */
  public TrainingView(
      TrainingViewModel model,
      Node curves,
      Runnable chooseFolder,
      Runnable chooseList,
      Runnable back) {
    this.model = model;
    this.curves = curves;
    this.chooseFolder = chooseFolder;
    this.chooseList = chooseList;
    getStyleClass().add("training");
    Button leave = Icons.button(Feather.ARROW_LEFT, Messages.text("training.back"), "leave", back);
    Label title = new Label(Messages.text("training.title"));
    title.getStyleClass().add("model-title");
    HBox head = new HBox(8, leave, title);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("model-head");
    setTop(head);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("model-scroll");
    setCenter(scroll);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            back.run();
            e.consume();
          }
        });
    problem.setId("training-problem");
    problem.getStyleClass().addAll("finding", "bad");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.phaseProperty().subscribe(p -> show());
    model
        .unfinished()
        .addListener((javafx.collections.ListChangeListener<OwnRequest>) c -> showIfStart());
  }

  private void showIfStart() {
    if (model.phaseProperty().get() == Phase.START) {
      show();
    }
  }

  private void show() {
    VBox page = new VBox(16);
    page.getStyleClass().add("training-page");
    page.setMaxWidth(WIDTH);
    page.getChildren().add(problem);
    switch (model.phaseProperty().get()) {
      case START -> start(page);
      case CHECKING ->
          page.getChildren()
              .addAll(
                  sectionTitle(Messages.text("training.checking")),
                  working(),
                  actions(cancel("training.cancel.check")));
      case REPORT -> report(page);
      default -> running(page);
    }
    HBox middle = new HBox(page);
    HBox.setHgrow(page, Priority.ALWAYS);
    middle.setAlignment(Pos.TOP_CENTER);
    scroll.setContent(middle);
    scroll.setVvalue(0);
  }

  private void start(VBox page) {
    Button folder = button("choose-folder", "training.folder", chooseFolder);
    folder.getStyleClass().add(Styles.ACCENT);
    Button list = button("choose-list", "training.list", chooseList);
    page.getChildren()
        .add(
            new MessagePane(Feather.FILM, "calm", folder, list)
                .say(Messages.text("training.start"), Messages.text("training.start.text")));
    if (!model.unfinished().isEmpty()) {
      page.getChildren().add(sectionTitle(Messages.text("training.unfinished")));
    }
    for (OwnRequest stopped : model.unfinished()) {
      Label name = new Label(stopped.name());
      name.getStyleClass().add("card-title");
      Label source = new Label(stopped.source());
      source.getStyleClass().add("fact-name");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      Button resume = new Button(Messages.text("training.resume"));
      resume.setId("resume-" + stopped.name());
      resume.setOnAction(e -> model.resume(stopped));
      Button discard = new Button(Messages.text("training.discard"));
      discard.getStyleClass().add(Styles.FLAT);
      discard.setOnAction(e -> model.discard(stopped));
      HBox row = new HBox(8, new VBox(2, name, source), space, resume, discard);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().addAll("card", "training-row");
      page.getChildren().add(row);
    }
  }

  private void report(VBox page) {
    DataReport report = model.reportProperty().get();
    TextField name = new TextField();
    name.setId("model-name");
    name.setPrefColumnCount(12);
    name.textProperty().bindBidirectional(model.nameProperty());
    Label label = new Label(Messages.text("training.name"));
    label.setLabelFor(name);
    Label wrong = new Label();
    wrong.setId("name-problem");
    wrong.getStyleClass().addAll("finding", "bad");
    wrong.setWrapText(true);
    wrong.setMinHeight(USE_PREF_SIZE);
    Button begin = button("start-training", "training.begin", model::start);
    begin.getStyleClass().add(Styles.ACCENT);
    begin.setDefaultButton(true);
    name.textProperty()
        .subscribe(
            text -> {
              String why = report.isUsable() ? model.nameProblem() : "";
              wrong.setText(why);
              wrong.setVisible(!why.isEmpty());
              wrong.setManaged(!why.isEmpty());
              begin.setDisable(!report.isUsable() || !why.isEmpty());
            });
    ComboBox<Base> base = new ComboBox<>(model.bases());
    base.setId("model-base");
    base.setConverter(new OneWayNames<>(Base::title));
    base.valueProperty().bindBidirectional(model.baseProperty());
    base.setTooltip(new Tooltip(Messages.text("training.base.help")));
    Label on = new Label(Messages.text("training.base"));
    on.setLabelFor(base);
    FlowPane row =
        new FlowPane(
            16,
            8,
            new HBox(8, label, name),
            new HBox(8, on, base),
            new HBox(8, begin, cancel("training.other")));
    row.getChildren().forEach(n -> ((HBox) n).setAlignment(Pos.CENTER_LEFT));
    row.setAlignment(Pos.CENTER_LEFT);
    VBox form = new VBox(8, row, wrong);
    form.getStyleClass().addAll("card", "training-row");
    page.getChildren().addAll(form, new ReportPane(report));
    javafx.application.Platform.runLater(name::requestFocus);
  }

  private void running(VBox page) {
    boolean paused = model.phaseProperty().get() == Phase.PAUSED;
    Label stage = sectionTitle("");
    stage
        .textProperty()
        .bind(
            model
                .stageProperty()
                .map(s -> paused ? Messages.text("training.paused") : stage(s))
                .orElse(Messages.text(paused ? "training.paused" : "training.preparing")));
    Button go =
        paused
            ? button("resume-training", "training.resume", model::resume)
            : button("pause-training", "training.pause", model::pause);
    go.getStyleClass().add(Styles.ACCENT);
    Label name = new Label(Messages.text("training.running", model.trained()));
    name.getStyleClass().add("message-title");
    page.getChildren().addAll(name, stage);
    if (!paused) {
      page.getChildren().add(working());
    }
    page.getChildren().addAll(actions(go, cancel("training.cancel")), curves);
  }

  private static String stage(OwnWatch.Stage stage) {
    return switch (stage) {
      case ENCODING -> Messages.text("training.encoding");
      case TRAINING -> Messages.text("training.training");
      case MEASURING -> Messages.text("training.measuring");
    };
  }

  private Node working() {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text("training.title"));
    bar.progressProperty().bind(model.progressProperty());
    Label message = new Label();
    message.getStyleClass().add("fact-name");
    message.textProperty().bind(model.messageProperty());
    Label left = new Label();
    left.getStyleClass().add("fact-name");
    left.textProperty().bind(model.leftProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return new VBox(8, bar, new HBox(8, message, space, left));
  }

  private static Label sectionTitle(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("section-title");
    return title;
  }

  private static HBox actions(Node... buttons) {
    return new HBox(8, buttons);
  }

  private Button cancel(String key) {
    Button cancel = button("cancel-training", key, model::cancel);
    cancel.getStyleClass().add(Styles.FLAT);
    return cancel;
  }

  private static Button button(String id, String key, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
