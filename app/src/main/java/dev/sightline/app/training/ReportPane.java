package dev.sightline.app.training;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.Part;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a data set holds and what is wrong with it. FX thread only. */
final class ReportPane extends VBox {
  /** Files of one finding that are listed. */
  private static final int LISTED = 200;

  ReportPane(DataReport report) {
    super(16);
    setId("data-report");
    Label summary =
        new Label(
            Messages.text(
                "training.summary",
                report.videos().size(),
                report.labels().size(),
                report.set().root().toString()));
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    getChildren().add(summary);
    if (report.findings().isEmpty()) {
      getChildren().add(line(Feather.CHECK_CIRCLE, "good", Messages.text("training.fine")));
    }
    report.findings().forEach(f -> getChildren().add(finding(f)));
    getChildren().add(table(report));
    if (report.cut()) {
      getChildren().add(note(Messages.text("training.cut")));
    }
  }

  private static Node finding(Finding finding) {
    Node line =
        finding.stops()
            ? line(Feather.X_CIRCLE, "bad", finding.words())
            : line(Feather.ALERT_TRIANGLE, "warn", finding.words());
    if (finding.files().isEmpty()) {
      return line;
    }
    List<String> names = finding.files();
    Label files = note(String.join("\n", names.subList(0, Math.min(LISTED, names.size()))));
    TitledPane more = new TitledPane(Messages.text("training.files", names.size()), files);
    more.getStyleClass().add("finding-files");
    more.setExpanded(false);
    more.setAnimated(false);
    return new VBox(4, line, more);
  }

  private static HBox line(Feather icon, String tone, String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(8, Icons.icon(icon, "finding-icon"), label);
    line.getStyleClass().addAll("finding", tone);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }

  private static Label note(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("fact-name");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
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
    grid.add(note(Messages.text("training.class")), 0, 0);
    for (Part part : parts) {
      grid.add(note(part.key()), part.ordinal() + 1, 0);
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
