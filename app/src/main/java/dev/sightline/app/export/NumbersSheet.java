package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.numbers.NumbersFormat;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which numbers to write. FX thread only. */
public final class NumbersSheet extends VBox {
  private static final double WIDTH = 380;

  private final NumbersViewModel model;
  private final FilePrompt files;
  private final ComboBox<ExportContent> content;

  public NumbersSheet(NumbersViewModel model, FilePrompt files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("sheet-body");
    content = Form.box("numbers-content", List.of(), model.contentProperty(), ExportNames::numbers);
    model.shownProperty().subscribe(s -> offer());
    Form form = new Form();
    form.row("export.content", content);
    form.row(
        "export.format",
        Form.box(
            "numbers-format",
            List.of(NumbersFormat.values()),
            model.formatProperty(),
            ExportNames::format));
    Label summary = new Label();
    summary.setId("numbers-summary");
    summary.getStyleClass().add("form-label");
    summary.setWrapText(true);
    summary.setPrefWidth(WIDTH);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.textProperty().bind(model.summaryProperty());
    HBox foot = new HBox(Form.button("export.write", "numbers-write", this::write));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(form, summary, foot);
  }

  private void offer() {
    ExportContent now = model.contentProperty().get();
    content.getItems().setAll(model.contents());
    model.contentProperty().set(now);
  }

  private void write() {
    NumbersFormat as = model.formatProperty().get();
    files
        .save(
            Messages.text("export.numbers.title"),
            model.suggestedName(),
            ExportNames.format(as),
            as.ending())
        .ifPresent(model::write);
  }
}
