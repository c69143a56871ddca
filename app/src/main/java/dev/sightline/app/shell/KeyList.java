package dev.sightline.app.shell;

import dev.sightline.app.control.Icons;
import dev.sightline.app.help.HelpEvent;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of keys over the window. A click beside it, Escape or {@code ?} closes it. */
final class KeyList extends StackPane {
  /** Width of what a key does, px: three columns fit into the smallest window. */
  private static final double WIDEST = 140;

  /** Height of the rows below which nothing can be read, px. */
  private static final double SMALLEST = 120;

  /**
   * @param commands that its links give
   */
  KeyList(Commands commands) {
    getStyleClass().add("key-overlay");
    setVisible(false);
    Label title = new Label(Messages.text("keys.title"));
    title.getStyleClass().add("message-title");
    Button close = Icons.button(Feather.X, Messages.text("keys.close"), "close-keys", this::toggle);
    BorderPane head = new BorderPane();
    head.setLeft(title);
    head.setRight(close);
    BorderPane.setAlignment(title, Pos.CENTER_LEFT);
    HBox columns =
        new HBox(
            section("keys.video", videoKeys()),
            section("keys.text", textKeys()),
            section("keys.window", windowKeys()));
    columns.getStyleClass().add("key-columns");
    HBox links =
        new HBox(
            16,
            link("tour.open", "keys-tour", commands::tour),
            link("lesson.title", "keys-lessons", () -> fireEvent(new HelpEvent(HelpEvent.LESSONS))),
            link("glossary.open", "keys-glossary", () -> commands.glossary("")),
            link("palette.open", "keys-palette", commands::palette));
    // in a small window there is not room for all
    ScrollPane rows = new ScrollPane(columns);
    rows.getStyleClass().add("key-rows");
    rows.setFitToWidth(true);
    rows.setMinHeight(SMALLEST);
    VBox card = new VBox(head, rows, links);
    card.getStyleClass().addAll("card", "key-card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    card.setOnMouseClicked(javafx.event.Event::consume);
    getChildren().setAll(card);
    setOnMouseClicked(e -> toggle());
  }

  private Hyperlink link(String name, String id, Runnable action) {
    Hyperlink link = new Hyperlink(Messages.text(name));
    link.setId(id);
    link.setOnAction(
        e -> {
          toggle();
          action.run();
        });
    return link;
  }

  /** Shows or hides it. */
  void toggle() {
    setVisible(!isVisible());
  }

  private static String[][] videoKeys() {
    return new String[][] {
      {Messages.text("keys.space"), Messages.text("keys.space.does")},
      {"J  K  L", Messages.text("keys.jkl.does")},
      {"←  →", Messages.text("keys.arrows.does")},
      {Messages.text("keys.shiftArrows"), Messages.text("keys.shiftArrows.does")},
      {Messages.text("keys.homeEnd"), Messages.text("keys.homeEnd.does")},
      {"[  ]", Messages.text("keys.brackets.does")},
      {"\\", Messages.text("keys.backslash.does")},
      {"M", Messages.text("keys.mute.does")},
      {"O", Messages.text("keys.overlay.does")},
      {"G", Messages.text("keys.outline.does")},
    };
  }

  private static String[][] textKeys() {
    return new String[][] {
      {"F2", Messages.text("keys.f2.does")},
      {"Esc", Messages.text("keys.esc.does")},
      {Messages.text("keys.ctrlEnter"), Messages.text("keys.ctrlEnter.does")},
      {Messages.text("keys.ctrlZ"), Messages.text("keys.ctrlZ.does")},
      {Messages.text("keys.whatifUndo"), Messages.text("keys.whatifUndo.does")},
      {"←  →", Messages.text("keys.chips.does")},
      {Messages.text("keys.attention"), Messages.text("keys.attention.does")},
      {Messages.text("keys.headOff"), Messages.text("keys.headOff.does")},
      {Messages.text("keys.ctrlC"), Messages.text("keys.ctrlC.does")},
    };
  }

  private static String[][] windowKeys() {
    return new String[][] {
      {Messages.text("keys.ctrlPages"), Messages.text("keys.ctrlPages.does")},
      {Messages.text("keys.ctrlPages3"), Messages.text("keys.ctrlPages3.does")},
      {Messages.text("keys.ctrlPages4"), Messages.text("keys.ctrlPages4.does")},
      {Messages.text("keys.ctrlPages5"), Messages.text("keys.ctrlPages5.does")},
      {"F  V  T  C  N", Messages.text("keys.shelf.does")},
      {Messages.text("keys.ctrlL"), Messages.text("keys.ctrlL.does")},
      {Messages.text("keys.ctrlV"), Messages.text("keys.ctrlV.does")},
      {Messages.text("keys.ctrlO"), Messages.text("keys.ctrlO.does")},
      {Messages.text("keys.ctrlE"), Messages.text("keys.ctrlE.does")},
      {Messages.text("keys.ctrlJ"), Messages.text("keys.ctrlJ.does")},
      {Messages.text("keys.ctrlR"), Messages.text("keys.ctrlR.does")},
      {Messages.text("keys.ctrlS"), Messages.text("keys.ctrlS.does")},
      {Messages.text("keys.ctrlT"), Messages.text("keys.ctrlT.does")},
      {Messages.text("keys.ctrlK"), Messages.text("keys.ctrlK.does")},
      {Messages.text("keys.f1"), Messages.text("keys.f1.does")},
      {Messages.text("keys.ctrlComma"), Messages.text("keys.ctrlComma.does")},
      {"?", Messages.text("keys.help.does")},
    };
  }

  private static Node section(String titleKey, String[][] rows) {
    Label title = new Label(Messages.text(titleKey));
    title.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (int i = 0; i < rows.length; i++) {
      Label key = new Label(rows[i][0]);
      key.getStyleClass().add("key");
      // the scroll bar takes its room from what keys do, which wraps
      key.setMinWidth(USE_PREF_SIZE);
      Label does = new Label(rows[i][1]);
      does.getStyleClass().add("key-does");
      does.setWrapText(true);
      does.setMaxWidth(WIDEST);
      does.setMinHeight(USE_PREF_SIZE);
      grid.addRow(i, key, does);
    }
    VBox box = new VBox(title, grid);
    box.getStyleClass().add("key-section");
    return box;
  }
}
