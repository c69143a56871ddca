package dev.sightline.app.whatif;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.change.Flip;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The search for the smallest change that flips a class: its start, its progress, its answer. */
final class FlipBox extends VBox {
  private final WhatIfViewModel model;
  private final MenuButton start = new MenuButton(Messages.text("whatif.search"));
  private final Label found = new Label();
  private final Button apply = new Button(Messages.text("whatif.search.apply"));

  FlipBox(WhatIfViewModel model) {
    this.model = model;
    getStyleClass().add("whatif-flip");
    start.setId("whatif-search");
    start.getStyleClass().addAll("flat", "small", "whatif-search");
    start.setTooltip(new Tooltip(Messages.text("whatif.search.help")));
    start.disableProperty().bind(model.selection().analysisProperty().isNull());
    start.getItems().setAll(new MenuItem(""));
    start.setOnShowing(
        e -> start.getItems().setAll(model.heads().stream().map(this::item).toList()));
    getChildren().setAll(start, running(), answer());
    model.searchingProperty().subscribe(s -> arrange());
    model.flipProperty().subscribe(f -> arrange());
  }

  private MenuItem item(String head) {
    MenuItem item = new MenuItem(HeadNames.of(head));
    item.setMnemonicParsing(false);
    item.setOnAction(e -> model.search(head));
    return item;
  }

  private Node running() {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.flipProgressProperty());
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button stop =
        Icons.button(
            Feather.X,
            Messages.text("whatif.search.stop"),
            "whatif-search-stop",
            model::cancelSearch);
    HBox row = new HBox(bar, stop);
    row.getStyleClass().add("whatif-header");
    return row;
  }

  private Node answer() {
    found.setId("whatif-found");
    found.setWrapText(true);
    found.setMinHeight(Region.USE_PREF_SIZE);
    found.getStyleClass().add("whatif-found");
    apply.setId("whatif-apply");
    apply.getStyleClass().add("small");
    apply.setOnAction(e -> model.applyFlip());
    Button dismiss =
        Icons.button(
            Feather.X,
            Messages.text("whatif.search.dismiss"),
            "whatif-dismiss",
            model::dismissFlip);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(apply, space, dismiss);
    buttons.getStyleClass().add("whatif-header");
    return new VBox(found, buttons);
  }

  /** One of the three at a time. */
  private void arrange() {
    boolean searching = model.searchingProperty().get();
    Flip flip = model.flipProperty().get();
    show(getChildren().get(0), !searching && flip == null);
    show(getChildren().get(1), searching);
    show(getChildren().get(2), !searching && flip != null);
    if (flip != null) {
      found.setText(words(flip));
      apply.setVisible(flip.isFound());
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private String words(Flip flip) {
    String before = model.label(flip.head(), flip.before());
    if (!flip.isFound()) {
      return Messages.text("whatif.search.none", before, flip.sizesTried(), flip.questions());
    }
    String parts =
        flip.changes().stream()
            .map(c -> ChangeWords.of(c, model.selection().analysisProperty().get()))
            .collect(Collectors.joining(", "));
    return Messages.text(
        flip.isSmallest() ? "whatif.search.smallest" : "whatif.search.needed",
        before,
        model.label(flip.head(), flip.after()),
        parts,
        flip.questions());
  }
}
