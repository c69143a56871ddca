package dev.sightline.app.training;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.i18n.Places;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Part;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a data set holds and what is wrong with it. FX thread only. */
final class ReportPane extends VBox {
  ReportPane(DataReport report) {
    super(16);
    setId("data-report");
    Label summary =
        new Label(
            Messages.text(
                "training.summary",
                report.videos().size(),
                report.labels().size(),
                Places.shown(report.set().root())));
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    getChildren().add(summary);
    if (report.findings().isEmpty()) {
      getChildren()
          .add(FindingLine.of(Feather.CHECK_CIRCLE, "good", Messages.text("training.fine")));
    }
    report.findings().forEach(f -> getChildren().add(FindingLine.of(f)));
    getChildren().add(table(report));
    if (report.cut()) {
      getChildren().add(FindingLine.note(Messages.text("training.cut")));
    }
  }

  private static Node table(DataReport report) {
    GridPane grid = new GridPane();
    grid.getStyleClass().addAll("card", "count-grid");
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(wide);
    List<Part> parts = List.of(Part.values());
    for (int i = 0; i < parts.size(); i++) {
      ColumnConstraints narrow = new ColumnConstraints(72);
      narrow.setHalignment(HPos.RIGHT);
      grid.getColumnConstraints().add(narrow);
    }
    grid.add(FindingLine.note(Messages.text("training.class")), 0, 0);
    for (Part part : parts) {
      grid.add(FindingLine.note(part.key()), part.ordinal() + 1, 0);
    }
    int row = 1;
    for (String label : report.labels()) {
      grid.add(new Label(label), 0, row);
      for (Part part : parts) {
        Label count = new Label(Integer.toString(report.count(label, part)));
        count.getStyleClass().add("count-value");
        grid.add(count, part.ordinal() + 1, row);
      }
      row++;
    }
    return grid;
  }
}
