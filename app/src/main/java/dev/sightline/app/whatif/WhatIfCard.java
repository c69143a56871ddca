package dev.sightline.app.whatif;

import dev.sightline.app.control.CopyButton;
import dev.sightline.app.control.Icons;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of changes with what can be done to it. One line high while it is empty. */
public final class WhatIfCard extends VBox {
  private static final double ROW_HEIGHT = 26;

  /** The list scrolls beyond that. */
  private static final int MOST_ROWS = 5;

  private final WhatIfViewModel model;
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final Label note = new Label();

  public WhatIfCard(WhatIfViewModel model) {
    this.model = model;
    setId("whatif");
    getStyleClass().add("whatif");
    list.getStyleClass().add("whatif-list");
    scroll.getStyleClass().add("whatif-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(header(), scroll, note, new FlipBox(model));
    model.rowsProperty().subscribe(this::show);
    model.problemProperty().subscribe(p -> tell());
  }

  private Node header() {
    Label title = new Label(Messages.text("whatif.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("whatif-busy");
    busy.visibleProperty().bind(model.busyProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button undo =
        Icons.button(
            Feather.CORNER_UP_LEFT, Messages.text("whatif.undo"), "whatif-undo", model::undo);
    undo.disableProperty().bind(model.canUndoProperty().not());
    Button redo =
        Icons.button(
            Feather.CORNER_UP_RIGHT, Messages.text("whatif.redo"), "whatif-redo", model::redo);
    redo.disableProperty().bind(model.canRedoProperty().not());
    Button reset =
        Icons.button(Feather.TRASH_2, Messages.text("whatif.reset"), "whatif-reset", model::reset);
    reset
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.rowsProperty().get().isEmpty(), model.rowsProperty()));
    Button copy = new CopyButton("whatif-copy", this, model::table);
    copy.disableProperty().bind(reset.disableProperty());
    HelpButton help = new HelpButton("whatif.help.title", "whatif.help.read", "whatif.help.limits");
    HBox header = new HBox(title, busy, space, undo, redo, reset, add(), copy, help);
    header.getStyleClass().add("whatif-header");
    return header;
  }

  private Node add() {
    MenuButton add = new MenuButton(null, Icons.icon(Feather.PLUS, "button-icon"));
    add.setId("whatif-add");
    add.getStyleClass().addAll("flat", "icon-button", "no-arrow");
    add.setTooltip(new Tooltip(Messages.text("whatif.add")));
    add.setAccessibleText(Messages.text("whatif.add"));
    ChangeMenus menus = new ChangeMenus(model.selection());
    add.getItems().setAll(menus.general());
    // what there is to choose from depends on the video
    add.setOnShowing(e -> add.getItems().setAll(menus.general()));
    add.disableProperty().bind(model.selection().analysisProperty().isNull());
    return add;
  }

  /** The rows stay the same nodes, so that the focus stays on them. */
  private void show(List<WhatIfViewModel.Row> rows) {
    List<Node> nodes = list.getChildren();
    while (nodes.size() < rows.size()) {
      nodes.add(new ChangeRow(model, nodes.size()));
    }
    list.getChildren().remove(rows.size(), nodes.size());
    for (int i = 0; i < rows.size(); i++) {
      ((ChangeRow) nodes.get(i)).show(rows.get(i));
    }
    double height = ROW_HEIGHT * Math.min(rows.size(), MOST_ROWS);
    scroll.setMinHeight(height);
    scroll.setPrefHeight(height);
    scroll.setMaxHeight(height);
    scroll.setVisible(!rows.isEmpty());
    scroll.setManaged(!rows.isEmpty());
    tell();
  }

  private void tell() {
    String problem = model.problemProperty().get();
    boolean empty = model.rowsProperty().get().isEmpty();
    note.setText(problem.isEmpty() ? Messages.text("whatif.hint") : problem);
    note.setVisible(empty || !problem.isEmpty());
    note.setManaged(note.isVisible());
  }
}
