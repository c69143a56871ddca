package dev.sightline.app.browse;

import dev.sightline.app.control.Durations;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.Prediction;
import dev.sightline.core.library.facet.CardOrder;
import dev.sightline.core.media.Fraction;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Videos as a list with columns; a click on a column's head sorts by it. The choice is the same as
 * in the grid. FX thread only.
 */
final class BrowseTable extends TableView<BrowseItem> {
  private final BrowseViewModel model;
  private final BrowseKeys keys;

  BrowseTable(BrowseViewModel model, BrowseKeys keys) {
    super(model.items());
    this.model = model;
    this.keys = keys;
    setId("browse-table");
    getStyleClass().addAll("browse-table", "dense");
    setAccessibleText(Messages.text("browse.role"));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    add(name("browse.order.name", CardOrder.NAME), 230, BrowseItem::title);
    add(
        name("browse.order.length", CardOrder.LENGTH),
        92,
        i -> Durations.clock(Fraction.ofMillis(i.durationMs())));
    add(
        new Label(Messages.text("browse.facet.class")),
        150,
        i -> top(i).map(this::label).orElse(""));
    add(
        name("browse.order.confidence", CardOrder.CONFIDENCE),
        120,
        i -> top(i).filter(Prediction::known).map(BrowseTable::percent).orElse(""));
    add(name("browse.order.rating", CardOrder.RATING), 80, i -> "★".repeat(i.rating()));
    add(new Label(Messages.text("browse.facet.tag")), 140, i -> String.join(", ", i.card().tags()));
    DateTimeFormatter date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());
    add(
        name("browse.order.added", CardOrder.ADDED),
        128,
        i -> date.format(i.card().video().added()));
    add(
        new Label(Messages.text("browse.why")),
        200,
        i -> i.match().isPresent() ? BrowseCell.detail(i) : "");
    setRowFactory(t -> row());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // only what the user does here is told: a table also changes its choice when its items change
    addEventHandler(MouseEvent.MOUSE_RELEASED, e -> tell());
    addEventHandler(KeyEvent.KEY_RELEASED, e -> tell());
    model.selection().chosenProperty().subscribe(c -> follow());
    getItems().subscribe(this::follow);
    model.filter().filterProperty().subscribe(f -> refresh());
  }

  private Optional<Prediction> top(BrowseItem item) {
    String head = model.filter().filterProperty().get().head();
    return item.card().look().flatMap(l -> l.top(head));
  }

  private String label(Prediction p) {
    return p.known() ? p.label() : Messages.text("browse.value.unlikely");
  }

  private static String percent(Prediction p) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * p.probability());
  }

  /** The head of a column that one can sort by. */
  private Label name(String key, CardOrder order) {
    Label head = new Label(Messages.text(key));
    head.setMaxWidth(Double.MAX_VALUE);
    head.setOnMouseClicked(e -> model.form().sort(order));
    Runnable mark =
        () ->
            head.setText(
                Messages.text(key)
                    + (model.form().orderProperty().get() != order || model.search().isSearched()
                        ? ""
                        : model.form().descendingProperty().get() ? " ↓" : " ↑"));
    model.form().orderProperty().subscribe(mark);
    model.form().descendingProperty().subscribe(mark);
    return head;
  }

  private void add(Label head, double width, Function<BrowseItem, String> text) {
    TableColumn<BrowseItem, String> column = new TableColumn<>();
    column.setGraphic(head);
    column.setPrefWidth(width);
    column.setSortable(false); // the page sorts, for grid and list alike
    column.setReorderable(false);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    getColumns().add(column);
  }

  private TableRow<BrowseItem> row() {
    TableRow<BrowseItem> row = new TableRow<>();
    row.setOnMouseClicked(
        e -> {
          if (row.getItem() != null
              && e.getButton() == MouseButton.PRIMARY
              && e.getClickCount() == 2) {
            keys.open(row.getItem());
          }
        });
    return row;
  }

  private void key(KeyEvent e) {
    if (e.getCode() != KeyCode.SPACE && keys.act(e)) {
      e.consume();
    }
  }

  /** What is chosen here is chosen. */
  private void tell() {
    Set<Long> ids = new HashSet<>();
    getSelectionModel().getSelectedItems().stream()
        .filter(Objects::nonNull)
        .forEach(i -> ids.add(i.id()));
    BrowseItem focused = getFocusModel().getFocusedItem();
    if (!ids.equals(model.selection().ids())) {
      model.selection().only(ids, focused == null ? -1 : focused.id());
    }
  }

  /** What was chosen elsewhere is chosen here. */
  private void follow() {
    int[] wanted =
        IntStream.range(0, getItems().size())
            .filter(i -> model.selection().isChosen(getItems().get(i).id()))
            .toArray();
    if (Arrays.equals(
        wanted,
        getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).sorted().toArray())) {
      return;
    }
    getSelectionModel().clearSelection();
    if (wanted.length > 0) {
      getSelectionModel().selectIndices(wanted[0], wanted);
    }
  }
}
