package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be shown of the library: all, what might please, what is nearly the same. */
final class ShelfLinks extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final BrowseViewModel model;
  private final VBox taste = new VBox();

  ShelfLinks(BrowseViewModel model) {
    this.model = model;
    getStyleClass().add("shelf-links");
    BrowseSearch search = model.search();
    Button all = link(Feather.FILM, "browse.shelf.all", search::clear);
    Button feed = link(Feather.HEART, "browse.shelf.feed", search::showFeed);
    Button same = link(Feather.COPY, "browse.shelf.duplicates", search::showDuplicates);
    same.setTooltip(
        new Tooltip(
            Messages.text(
                "browse.shelf.duplicates.help", Double.toString(SpaceFiles.NEARLY_THE_SAME))));
    Button broken = link(Feather.ALERT_TRIANGLE, "browse.shelf.broken", search::showBroken);
    taste();
    getChildren().setAll(all, feed, taste, same, broken);
    model
        .summaryProperty()
        .subscribe(
            s -> {
              Quest.Kind kind = search.kind();
              all.pseudoClassStateChanged(CHOSEN, kind == Quest.Kind.ALL);
              feed.pseudoClassStateChanged(CHOSEN, kind == Quest.Kind.FEED);
              same.pseudoClassStateChanged(CHOSEN, kind == Quest.Kind.DUPLICATES);
              broken.pseudoClassStateChanged(CHOSEN, kind == Quest.Kind.BROKEN);
              broken.setText(Messages.text("browse.shelf.broken.count", model.broken().size()));
              show(broken, !model.broken().isEmpty() || kind == Quest.Kind.BROKEN);
              show(taste, kind == Quest.Kind.FEED);
            });
  }

  private static void show(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private static Button link(Feather icon, String key, Runnable action) {
    Button button = new Button(Messages.text(key), Icons.icon(icon, "button-icon"));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().addAll("flat", "shelf-link");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void taste() {
    Label from = new Label(Messages.text("browse.feed.from"));
    from.getStyleClass().add("card-note");
    from.setWrapText(true);
    Label name = new Label(Messages.text("browse.feed.diversity"));
    name.getStyleClass().add("item-detail");
    name.setMinWidth(USE_PREF_SIZE);
    Slider slider = new Slider(0, 1, 0);
    slider.setId("browse-diversity");
    slider.setAccessibleText(Messages.text("browse.feed.diversity"));
    slider.setTooltip(new Tooltip(Messages.text("browse.feed.diversity.help")));
    slider.valueProperty().bindBidirectional(model.form().diversityProperty());
    Hyperlink reset = new Hyperlink(Messages.text("browse.feed.reset"));
    reset.setId("browse-feed-reset");
    reset.getStyleClass().add("facet-more");
    reset.setOnAction(e -> model.resetFeed());
    taste.getStyleClass().add("shelf-taste");
    HBox row = new HBox(name, slider);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("facet-row");
    taste.getChildren().setAll(from, row, reset);
  }
}
