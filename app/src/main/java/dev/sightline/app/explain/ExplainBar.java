package dev.sightline.app.explain;

import atlantafx.base.theme.Styles;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.Target;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * What is explained, how far the method is, and how exact its answer; seen only while a method is
 * chosen. FX thread only.
 */
public final class ExplainBar extends HBox {
  private final ExplainViewModel model;
  private final ComboBox<Target> target = new ComboBox<>();
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel = new Button(Messages.text("explain.cancel"));
  private final Label note = new Label();
  private final Label problem = new Label();
  private boolean filling;

  public ExplainBar(ExplainViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    Label of = new Label(Messages.text("explain.target"));
    of.getStyleClass().add("attention-label");
    of.setMinWidth(Region.USE_PREF_SIZE);
    of.setLabelFor(target);
    target.setId("explain-target");
    target.setAccessibleText(Messages.text("explain.target"));
    target.setTooltip(new Tooltip(Messages.text("explain.target.help")));
    target.getStyleClass().add("small");
    target.setConverter(new OneWayNames<>(model::name));
    target.setMinWidth(Region.USE_PREF_SIZE);
    bar.setId("explain-progress");
    bar.setPrefWidth(90);
    cancel.setId("explain-cancel");
    cancel.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(e -> model.cancel());
    note.setId("explain-note");
    note.getStyleClass().add("attention-unit");
    note.setMinWidth(0);
    note.setTooltip(new Tooltip(Messages.text("explain.note.help")));
    problem.setId("explain-problem");
    problem.getStyleClass().add("explain-problem");
    problem.setMinWidth(0);
    getChildren().addAll(of, target, bar, cancel, note, problem);
    bind();
  }

  private void bind() {
    visibleProperty().bind(model.chosenProperty().isNotNull());
    managedProperty().bind(visibleProperty());
    bar.progressProperty().bind(model.progressProperty());
    bar.visibleProperty().bind(model.busyProperty());
    bar.managedProperty().bind(bar.visibleProperty());
    cancel.visibleProperty().bind(model.busyProperty());
    cancel.managedProperty().bind(cancel.visibleProperty());
    note.textProperty().bind(model.noteProperty());
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.targetProperty().subscribe(t -> show());
    model.targets().subscribe(this::show);
    target
        .valueProperty()
        .subscribe(
            t -> {
              if (!filling && t != null) {
                model.chooseTarget(t);
              }
            });
  }

  private void show() {
    filling = true;
    try {
      target.getItems().setAll(model.targets());
      target.setValue(null); // else a box whose items changed shows nothing
      target.setValue(model.targetProperty().get());
    } finally {
      filling = false;
    }
  }
}
