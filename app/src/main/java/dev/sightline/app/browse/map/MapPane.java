package dev.sightline.app.browse.map;

import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.facet.Facets;
import dev.sightline.core.library.space.MapMethod;
import dev.sightline.core.library.space.VideoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;

/** The map with its legend, or why there is none. FX thread only. */
public final class MapPane extends StackPane {
  private static final double DOT = 5;

  private final MapViewModel model;
  private final FlowPane legend = new FlowPane();
  private final Label axes = new Label();
  private final MessagePane waiting = new MessagePane(Feather.MAP, "calm");
  private final MapView map;
  private final Label made = new Label();
  private final HBox making;

  public MapPane(MapViewModel model, MapView map) {
    this.model = model;
    this.map = map;
    making = making();
    getStyleClass().add("map-pane");
    setFocusTraversable(true); // keys have to go somewhere while there is no map
    legend.getStyleClass().add("map-legend");
    legend.setPickOnBounds(false);
    legend.setMouseTransparent(true);
    axes.getStyleClass().add("card-note");
    axes.setMouseTransparent(true);
    axes.setWrapText(true);
    StackPane.setAlignment(axes, Pos.BOTTOM_LEFT);
    legend.setMaxHeight(USE_PREF_SIZE);
    HBox.setHgrow(legend, Priority.ALWAYS);
    HBox top = new HBox(legend, making, methods());
    top.getStyleClass().add("map-top");
    top.setPickOnBounds(false);
    top.setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(top, Pos.TOP_LEFT);
    getChildren().setAll(map, axes, waiting, top);
    model.classesProperty().subscribe(this::show);
    model.mapProperty().subscribe(m -> say());
    model.problemProperty().subscribe(p -> say());
    model.busyProperty().subscribe(b -> say());
    model.progressProperty().subscribe(p -> say());
  }

  /** The methods, one of which is down. */
  private Node methods() {
    HBox row =
        new HBox(
            method(MapMethod.PCA, Messages.text("browse.map.pca"), "left-pill"),
            method(MapMethod.UMAP, Messages.text("browse.map.umap"), "right-pill"));
    row.getStyleClass().add("segments");
    row.setMinWidth(USE_PREF_SIZE);
    row.setMaxHeight(USE_PREF_SIZE);
    return row;
  }

  private ToggleButton method(MapMethod method, String help, String place) {
    ToggleButton button = new ToggleButton(method.name());
    button.setId("browse-map-" + method.name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll("small", "segment", place);
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    // a press on the one that is down leaves it down
    button.setOnAction(
        e -> {
          model.choose(method);
          button.setSelected(true);
        });
    model.methodProperty().subscribe(m -> button.setSelected(m == method));
    return button;
  }

  /** What is said while a map is made, beside the one that is still shown. */
  private HBox making() {
    made.getStyleClass().add("form-label");
    made.setMinWidth(USE_PREF_SIZE);
    HBox row =
        new HBox(
            made,
            Icons.button(Feather.X, Messages.text("shell.stop"), "browse-map-stop", model::stop));
    row.setAlignment(Pos.CENTER_RIGHT);
    row.setMaxHeight(USE_PREF_SIZE);
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private void say() {
    int points = model.mapProperty().get().map(m -> m.points().size()).orElse(0);
    boolean shown = points > 0;
    map.setVisible(shown);
    legend.setVisible(shown);
    axes.setVisible(shown);
    waiting.setVisible(!shown);
    boolean busy = model.busyProperty().get();
    double done = model.progressProperty().get();
    making.setVisible(busy);
    made.setText(
        done < 0
            ? Messages.text("browse.map.busy")
            : Messages.text("browse.map.making", Math.round(100 * done)));
    if (!model.problemProperty().get().isEmpty()) {
      waiting.say(Messages.text("browse.map.failed"), model.problemProperty().get());
    } else if (busy) {
      waiting.say(Messages.text("browse.map.busy"), "");
    } else {
      waiting.say(Messages.text("browse.map.none"), Messages.text("browse.map.none.text"));
    }
    model.mapProperty().get().ifPresent(m -> axes.setText(axes(m)));
  }

  /** What the map shows, how far it can be believed, and how it is used. */
  private static String axes(VideoMap map) {
    int n = map.points().size();
    String what =
        map.method() == MapMethod.PCA
            ? Messages.text(
                "browse.map.axes",
                n,
                Math.round(100 * map.shareX()),
                Math.round(100 * map.shareY()))
            : Messages.text("browse.map.neighbours", n);
    String trust =
        Double.isNaN(map.trust())
            ? ""
            : Messages.text("browse.map.trust", String.format(Locale.ROOT, "%.2f", map.trust()));
    return Stream.of(what, trust, Messages.text("browse.map.use"))
        .filter(t -> !t.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private void show(List<Facets.Count> classes) {
    List<Node> entries = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      entries.add(entry(MapView.PALETTE.get(i), classes.get(i).value()));
    }
    entries.add(entry(Color.gray(0.5, 0.6), Messages.text("browse.map.other")));
    legend.getChildren().setAll(entries);
  }

  private static Node entry(Paint paint, String name) {
    Circle dot = new Circle(DOT, paint);
    HBox entry = new HBox(dot, new Label(name));
    entry.getStyleClass().add("map-entry");
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
