package dev.sightline.app.export;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.report.SectionKind;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The sections of a report, each with a box to leave it out and buttons to move it; Alt with an
 * arrow moves the one that has the focus. FX thread only.
 */
final class SectionList extends VBox {
  private final ReportChoices choices;
  private final Map<SectionKind, HBox> rows = new HashMap<>();

  SectionList(ReportChoices choices) {
    this.choices = choices;
    getStyleClass().add("report-sections");
    for (SectionKind kind : SectionKind.all()) {
      rows.put(kind, row(kind));
    }
    choices
        .order()
        .addListener((javafx.collections.ListChangeListener<SectionKind>) c -> arrange());
    arrange();
  }

  private void arrange() {
    // taking a row out of the list takes the focus from it
    Node focus = getScene() == null ? null : getScene().getFocusOwner();
    getChildren().setAll(choices.order().stream().map(rows::get).toList());
    if (focus != null && focus.getScene() == getScene()) {
      focus.requestFocus();
    }
  }

  private HBox row(SectionKind kind) {
    CheckBox box = new CheckBox(ReportNames.section(kind));
    box.setId("report-section-" + kind.key());
    box.selectedProperty().bindBidirectional(choices.sectionProperty(kind));
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
    HBox row = new HBox(2, box, button(kind, true), button(kind, false));
    row.setAlignment(Pos.CENTER_LEFT);
    row.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.isAltDown() && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
            choices.move(kind, e.getCode() == KeyCode.UP ? -1 : 1);
            e.consume();
          }
        });
    return row;
  }

  private Button button(SectionKind kind, boolean up) {
    Button button =
        Icons.button(
            up ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
            up
                ? Messages.text("report.up", ReportNames.section(kind))
                : Messages.text("report.down", ReportNames.section(kind)),
            (up ? "report-up-" : "report-down-") + kind.key(),
            () -> choices.move(kind, up ? -1 : 1));
    button.getStyleClass().add("report-move");
    return button;
  }
}
