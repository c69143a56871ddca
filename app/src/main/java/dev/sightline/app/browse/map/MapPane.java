package dev.sightline.app.browse.map;

import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.facet.Facets;
import dev.sightline.core.library.space.VideoMap;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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

  public MapPane(MapViewModel model, MapView map) {
    this.model = model;
    this.map = map;
    getStyleClass().add("map-pane");
    setFocusTraversable(true); // keys have to go somewhere while there is no map
    legend.getStyleClass().add("map-legend");
    legend.setPickOnBounds(false);
    legend.setMouseTransparent(true);
    axes.getStyleClass().add("card-note");
    axes.setMouseTransparent(true);
    axes.setWrapText(true);
    StackPane.setAlignment(axes, Pos.BOTTOM_LEFT);
    StackPane.setAlignment(legend, Pos.TOP_LEFT);
    legend.setMaxHeight(USE_PREF_SIZE);
    getChildren().setAll(map, legend, axes, waiting);
    model.classesProperty().subscribe(this::show);
    model.mapProperty().subscribe(m -> say());
    model.problemProperty().subscribe(p -> say());
    model.busyProperty().subscribe(b -> say());
  }

  private void say() {
    int points = model.mapProperty().get().map(m -> m.points().size()).orElse(0);
    boolean shown = points > 0;
    map.setVisible(shown);
    legend.setVisible(shown);
    axes.setVisible(shown);
    waiting.setVisible(!shown);
    if (!model.problemProperty().get().isEmpty()) {
      waiting.say(Messages.text("browse.map.failed"), model.problemProperty().get());
    } else if (model.busyProperty().get()) {
      waiting.say(Messages.text("browse.map.busy"), "");
    } else {
      waiting.say(Messages.text("browse.map.none"), Messages.text("browse.map.none.text"));
    }
    model.mapProperty().get().ifPresent(m -> axes.setText(axes(m)));
  }

  private static String axes(VideoMap map) {
    return Messages.text(
        "browse.map.axes",
        map.points().size(),
        Math.round(100 * map.shareX()),
        Math.round(100 * map.shareY()));
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
