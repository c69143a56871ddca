package dev.sightline.app.predictions;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.predictions.OwnLabelsViewModel.Scored;
import dev.sightline.app.predictions.PredictionsViewModel.Bar;
import dev.sightline.app.selection.ClassChoice;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A field for labels of the user's own, and how well each fits the video. FX thread only. */
public final class OwnLabelsCard extends VBox {
  private static final String HEAD = "labels";

  private final OwnLabelsViewModel model;
  private final VBox rows = new VBox();
  private final Label note = new Label();

  public OwnLabelsCard(OwnLabelsViewModel model) {
    this.model = model;
    getStyleClass().addAll("card", "own-labels");
    Label title = new Label(Messages.text("predictions.own"));
    title.getStyleClass().add("card-title");
    TextField field = new TextField(model.textProperty().get());
    field.setId("own-labels");
    field.setPromptText(Messages.text("predictions.own.prompt"));
    field.setAccessibleText(Messages.text("predictions.own"));
    field.textProperty().subscribe(model::type);
    title.setLabelFor(field);
    rows.getStyleClass().add("prediction-rows");
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    getChildren().setAll(title, field, rows, note);
    model.scoresProperty().subscribe(s -> refresh());
    model.problemProperty().subscribe(p -> refresh());
  }

  /** The rows stay the same nodes: only what they show changes. */
  private void refresh() {
    List<Scored> shown = model.scoresProperty().get();
    List<Node> all = rows.getChildren();
    while (all.size() < shown.size()) {
      all.add(row());
    }
    rows.getChildren().remove(shown.size(), all.size());
    for (int i = 0; i < shown.size(); i++) {
      Scored s = shown.get(i);
      ((BarRow) all.get(i))
          .show(new Bar(new ClassChoice(HEAD, i), s.label(), s.probability()), false);
    }
    String problem = model.problemProperty().get();
    note.setText(problem.isEmpty() ? Messages.text("predictions.own.note") : problem);
  }

  /** These labels have no course to choose. */
  private static BarRow row() {
    BarRow row = new BarRow(bar -> {});
    row.setFocusTraversable(false);
    row.setMouseTransparent(true);
    row.setAccessibleRole(AccessibleRole.TEXT);
    return row;
  }
}
