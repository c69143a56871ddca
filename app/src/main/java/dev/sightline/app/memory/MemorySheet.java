package dev.sightline.app.memory;

import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Chooses the budget, and says what it means. FX thread only. */
public final class MemorySheet extends VBox {
  private static final double WIDTH = 400;

  public MemorySheet(MemoryViewModel model) {
    getStyleClass().add("sheet-body");
    ComboBox<Integer> budget = new ComboBox<>();
    budget.setId("memory-budget");
    budget.getStyleClass().add("small");
    budget.setConverter(new OneWayNames<>(mb -> Messages.text("memory.mb", Integer.toString(mb))));
    budget.getItems().setAll(MemoryViewModel.BUDGETS);
    budget.valueProperty().bindBidirectional(model.budgetProperty());
    Label name = new Label(Messages.text("memory.budget"));
    name.getStyleClass().add("form-label");
    name.setLabelFor(budget);
    HBox row = new HBox(12, name, budget);
    row.setAlignment(Pos.CENTER_LEFT);
    Label details = paragraph();
    details.setId("memory-details");
    details.textProperty().bind(model.detailsProperty());
    Label help = paragraph();
    help.setText(Messages.text("memory.help"));
    Label problem = paragraph();
    problem.getStyleClass().add("export-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    getChildren().setAll(row, details, problem, help);
  }

  private static Label paragraph() {
    Label label = new Label();
    label.getStyleClass().add("form-label");
    label.setWrapText(true);
    label.setPrefWidth(WIDTH);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
