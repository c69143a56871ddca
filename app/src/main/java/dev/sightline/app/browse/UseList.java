package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.uses.UseNames;
import dev.sightline.core.library.use.UseResult;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Results that are kept with the chosen video. FX thread only. */
final class UseList extends VBox {
  private static final double TOOLTIP_WIDTH = 420;

  private final UseListViewModel model;

  UseList(UseListViewModel model) {
    this.model = model;
    setId("browse-uses");
    getStyleClass().add("detail-section");
    model.resultsProperty().subscribe(this::show);
  }

  private void show(List<UseResult> results) {
    setVisible(!results.isEmpty());
    setManaged(!results.isEmpty());
    Label title = new Label(Messages.text("uses.title"));
    title.getStyleClass().add("section-title");
    getChildren().setAll(title);
    results.forEach(r -> getChildren().add(row(r)));
  }

  private Node row(UseResult r) {
    Label kind = new Label(UseNames.kind(r.kind()));
    kind.getStyleClass().add("item-detail");
    HBox.setHgrow(kind, Priority.ALWAYS);
    kind.setMaxWidth(Double.MAX_VALUE);
    Label by = new Label(r.model().name());
    by.getStyleClass().add("facet-count");
    Button forget =
        Icons.button(Feather.X, Messages.text("uses.forget"), "use-forget", () -> model.forget(r));
    forget.getStyleClass().add("small");
    forget.setDisable(r.id() == 0);
    HBox head = new HBox(kind, by, forget);
    head.getStyleClass().add("detail-row");
    head.setAlignment(Pos.CENTER_LEFT);
    Label words = new Label(UseNames.words(r));
    words.setWrapText(true);
    words.setMaxHeight(USE_PREF_SIZE);
    words.getStyleClass().add("use-words");
    Tooltip all = new Tooltip(words.getText());
    all.setWrapText(true);
    all.setMaxWidth(TOOLTIP_WIDTH);
    words.setTooltip(all);
    return new VBox(head, words);
  }
}
