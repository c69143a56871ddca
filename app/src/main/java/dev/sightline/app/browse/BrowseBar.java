package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.facet.CardOrder;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Search, order, form and what is added, above the videos. FX thread only. */
final class BrowseBar extends HBox {
  private static final double FIELD = 340;
  private static final double NARROW = 148;

  /** Room for “72 videos” in the smallest window, px. */
  private static final double SHORT = 80;

  private static final int REASONS = 12;

  private final BrowseViewModel model;

  /**
   * @param field what is searched for is typed in
   * @param videos gives the keys to the videos
   */
  BrowseBar(BrowseViewModel model, TextField field, BrowseView.Asking ask, Runnable videos) {
    this.model = model;
    getStyleClass().add("browse-bar");
    setAlignment(Pos.CENTER_LEFT);
    search(field, videos);
    HBox space = new HBox();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button folder =
        new Button(
            Messages.text("browse.addFolder"), Icons.icon(Feather.FOLDER_PLUS, "button-icon"));
    folder.setId("browse-add-folder");
    folder.setMinWidth(USE_PREF_SIZE);
    folder.setOnAction(e -> ask.addFolder());
    Button files = new Button(Messages.text("browse.addFiles"));
    files.setId("browse-add-files");
    files.setMinWidth(USE_PREF_SIZE);
    files.setOnAction(e -> ask.addFiles());
    BrowseMarks marks = model.marks();
    getChildren()
        .setAll(
            filters(),
            field,
            summary(),
            all(),
            space,
            edit(Feather.CORNER_UP_LEFT, "browse-undo", marks.lastProperty(), marks::undo),
            edit(Feather.CORNER_UP_RIGHT, "browse-redo", marks.nextProperty(), marks::redo),
            form(),
            order(),
            direction(),
            files,
            folder);
  }

  private void search(TextField field, Runnable videos) {
    field.setId("browse-search");
    field.setPromptText(Messages.text("browse.prompt"));
    field.setPrefWidth(FIELD);
    field.setMinWidth(NARROW);
    field.textProperty().bindBidirectional(model.search().queryProperty());
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
            videos.run();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE && model.search().isNarrowed()) {
            model.search().clear();
            e.consume();
          }
        });
  }

  private ToggleButton filters() {
    ToggleButton filters = new ToggleButton(null, Icons.icon(Feather.FILTER, "button-icon"));
    filters.setId("browse-show-filters");
    filters.getStyleClass().addAll("flat", "icon-button", "browse-filter-toggle");
    filters.selectedProperty().bindBidirectional(model.form().sideShownProperty());
    filters.setAccessibleText(Messages.text("browse.filters"));
    filters.setTooltip(new Tooltip(Messages.text("browse.filters")));
    return filters;
  }

  private Label summary() {
    Label summary = new Label();
    summary.setId("browse-summary");
    summary.getStyleClass().add("form-label");
    summary.setMinWidth(SHORT);
    summary.textProperty().bind(model.summaryProperty());
    model
        .summaryProperty()
        .subscribe(
            s ->
                // all of it, which a narrow bar cuts, and what is wrong with files
                summary.setTooltip(
                    new Tooltip(
                        Stream.concat(
                                Stream.of(s),
                                model.broken().stream()
                                    .limit(REASONS)
                                    .map(f -> Messages.say(f.reason())))
                            .collect(Collectors.joining("\n")))));
    return summary;
  }

  private Hyperlink all() {
    Hyperlink all = new Hyperlink(Messages.text("browse.all"));
    all.setId("browse-all");
    all.setMinWidth(USE_PREF_SIZE);
    all.setOnAction(e -> model.search().leave());
    model
        .summaryProperty()
        .subscribe(
            s -> {
              boolean picked = model.search().isFromFigures();
              all.setText(Messages.text(picked ? "browse.figures.back" : "browse.all"));
              all.setVisible(model.search().isNarrowed());
              all.setManaged(model.search().isNarrowed());
            });
    return all;
  }

  /** A button that is there while there is an edit for it, and names it. */
  private static Button edit(
      Feather icon, String id, ReadOnlyProperty<Optional<MarkEdit>> edit, Runnable action) {
    boolean undo = icon == Feather.CORNER_UP_LEFT;
    String plain = Messages.text(undo ? "browse.undo" : "browse.redo", "");
    Button button = Icons.button(icon, plain, id, action);
    edit.subscribe(
        e -> {
          String name =
              Messages.text(undo ? "browse.undo" : "browse.redo", e.map(FacetNames::of).orElse(""));
          button.setDisable(e.isEmpty());
          button.setAccessibleText(name);
          button.setTooltip(new Tooltip(name));
        });
    return button;
  }

  private HBox form() {
    ToggleButton grid = form(BrowseMode.GRID, Feather.GRID, "left-pill");
    ToggleButton list = form(BrowseMode.LIST, Feather.LIST, "center-pill");
    ToggleButton map = form(BrowseMode.MAP, Feather.MAP, "center-pill");
    ToggleButton figures = form(BrowseMode.FIGURES, Feather.BAR_CHART_2, "right-pill");
    HBox row = new HBox(grid, list, map, figures);
    row.getStyleClass().add("segments");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinWidth(USE_PREF_SIZE);
    return row;
  }

  private ToggleButton form(BrowseMode mode, Feather icon, String place) {
    ToggleButton button = new ToggleButton(null, Icons.icon(icon, "button-icon"));
    String name =
        Messages.text(
            switch (mode) {
              case GRID -> "browse.mode.grid";
              case LIST -> "browse.mode.list";
              case MAP -> "browse.mode.map";
              case FIGURES -> "browse.mode.figures";
            });
    button.setId("browse-mode-" + mode.name().toLowerCase(java.util.Locale.ROOT));
    button.getStyleClass().addAll("small", "segment", place);
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    // a press on the one that is down leaves it down
    button.setOnAction(
        e -> {
          model.form().modeProperty().set(mode);
          button.setSelected(true);
        });
    model.form().modeProperty().subscribe(m -> button.setSelected(m == mode));
    return button;
  }

  private ComboBox<CardOrder> order() {
    ComboBox<CardOrder> order = new ComboBox<>();
    order.setId("browse-order");
    order.getStyleClass().add("small");
    order.setConverter(new OneWayNames<>(FacetNames::of));
    order.getItems().setAll(CardOrder.values());
    order.setValue(model.form().orderProperty().get());
    model.form().orderProperty().subscribe(order::setValue);
    order.setOnAction(
        e -> {
          if (order.getValue() != model.form().orderProperty().get()) {
            model.form().sort(order.getValue());
          }
        });
    order.setMinWidth(USE_PREF_SIZE);
    order.setAccessibleText(Messages.text("browse.order"));
    order.setTooltip(new Tooltip(Messages.text("browse.order")));
    hideInSearch(order);
    return order;
  }

  private Button direction() {
    Button button =
        Icons.button(
            Feather.ARROW_DOWN,
            Messages.text("browse.direction"),
            "browse-direction",
            () -> model.form().sort(model.form().orderProperty().get()));
    model
        .form()
        .descendingProperty()
        .subscribe(
            d ->
                button.setGraphic(
                    Icons.icon(d ? Feather.ARROW_DOWN : Feather.ARROW_UP, "button-icon")));
    hideInSearch(button);
    return button;
  }

  /** What was searched stands best first: nothing to sort, and the room is needed. */
  private void hideInSearch(Node node) {
    model
        .summaryProperty()
        .subscribe(
            s -> {
              node.setVisible(!model.search().isSearched());
              node.setManaged(!model.search().isSearched());
            });
  }
}
