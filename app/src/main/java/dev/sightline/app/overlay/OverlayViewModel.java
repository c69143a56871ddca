package dev.sightline.app.overlay;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.selection.SpokenWord;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * The map of the active token (or the mean of all words) in the clip at the playhead. Its scale
 * reaches from 0 to the largest value of that token in the whole video, so that clips can be
 * compared. FX thread only.
 */
public final class OverlayViewModel {
  /** Side of the painted raster, px; it is stretched over the picture. */
  static final int RASTER = 112;

  /**
   * What to paint.
   *
   * @param map values of places
   * @param scale their colours
   */
  public record Layer(SpatialMap map, ValueScale scale) {}

  private final Selection selection;
  private final CurrentMap current;
  private final ColourSettings colours;
  private final BooleanProperty enabled = new SimpleBooleanProperty(this, "enabled", true);
  private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 0.6);
  private final BooleanProperty outline = new SimpleBooleanProperty(this, "outline");
  private final ReadOnlyObjectWrapper<Layer> layer = new ReadOnlyObjectWrapper<>(this, "layer");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private ShownMap scaledMap;
  private int scaledToken;
  private double top;
  private ShownMap paintedMap;
  private int paintedToken;
  private int paintedClip = Selection.NONE;

  public OverlayViewModel(Selection selection, CurrentMap current, ColourSettings colours) {
    this.selection = selection;
    this.current = current;
    this.colours = colours;
    current.shownProperty().subscribe(s -> refresh(false));
    selection.tokenProperty().subscribe(t -> refresh(false));
    selection.hoverTokenProperty().subscribe(t -> refresh(false));
    selection.playheadProperty().subscribe(t -> refresh(false));
    selection.spokenProperty().subscribe(w -> refresh(true));
    colours.mapProperty().subscribe(c -> refresh(true));
    colours.divergingProperty().subscribe(c -> refresh(true));
  }

  /** Whether anything is painted. */
  public BooleanProperty enabledProperty() {
    return enabled;
  }

  /** Whether the borders of the places are drawn. */
  public BooleanProperty outlineProperty() {
    return outline;
  }

  /** Opacity of the strongest place, 0..1. */
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  /** What to paint, or null if there is no map of places. */
  public ReadOnlyObjectProperty<Layer> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  /** Whose map it is: the word, or "all words"; empty without a map. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** The pixels to paint, premultiplied ARGB, {@link #RASTER} px square; empty if off. */
  public int[] pixels() {
    Layer l = layer.get();
    return l == null || !enabled.get()
        ? new int[0]
        : OverlayRaster.paint(l.map(), l.scale(), opacity.get(), RASTER);
  }

  /**
   * The weight under a point of the picture in words, with how it compares to looking everywhere
   * alike; empty without a map.
   *
   * @param x 0 at the left edge, 1 at the right
   * @param y 0 at the top, 1 at the bottom
   */
  public String valueAt(double x, double y) {
    Layer l = layer.get();
    if (l == null || !enabled.get() || x < 0 || x >= 1 || y < 0 || y >= 1) {
      return "";
    }
    SpatialMap map = l.map();
    int column = (int) (x * map.w());
    int row = (int) (y * map.h());
    return Messages.text(
        "overlay.value",
        title.get(),
        Words.weight(map.at(row, column)),
        Integer.toString(row + 1),
        Integer.toString(column + 1),
        Words.weight(l.scale().max()));
  }

  /** The values of the places, a line for each row of them with tabs between; empty without. */
  public String table() {
    Layer l = layer.get();
    if (l == null) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (int y = 0; y < l.map().h(); y++) {
      List<String> row = new ArrayList<>();
      for (int x = 0; x < l.map().w(); x++) {
        row.add(ScoresTable.number(l.map().at(y, x)));
      }
      rows.add(row);
    }
    return ScoresTable.text(rows);
  }

  /**
   * A word that the model said itself comes before the words of the text.
   *
   * @return false if there is none, or it looked elsewhere
   */
  private boolean showSpoken() {
    SpokenWord spoken = selection.spokenProperty().get();
    SpatialMap map =
        spoken == null ? null : spoken.maps().get(selection.playheadClip().orElse(Selection.NONE));
    if (map == null) {
      return false;
    }
    paintedMap = null;
    if (layer.get() == null || layer.get().map() != map) {
      layer.set(new Layer(map, ValueScale.of(colours, spoken.signed(), spoken.top())));
      title.set(Messages.text("overlay.word", spoken.word()));
    }
    return true;
  }

  private void refresh(boolean recolour) {
    if (showSpoken()) {
      return;
    }
    ShownMap shown = current.shownProperty().get();
    int clip = selection.playheadClip().orElse(Selection.NONE);
    boolean places =
        shown != null
            && clip != Selection.NONE
            && shown.analysis() == selection.analysisProperty().get()
            && shown.hasPlaces();
    if (!places) {
      paintedMap = null;
      layer.set(null);
      title.set("");
      return;
    }
    int token = activeToken(shown);
    if (!recolour && shown == paintedMap && token == paintedToken && clip == paintedClip) {
      return;
    }
    paintedMap = shown;
    paintedToken = token;
    paintedClip = clip;
    SpatialMap map = shown.places(token, clip);
    layer.set(
        new Layer(
            map, ValueScale.of(colours, shown.matrix().traits().signed(), top(shown, token))));
    title.set(
        token == Selection.NONE
            ? shown.explained().map(Explained::method).orElse(Messages.text("overlay.allWords"))
            : Messages.text("overlay.word", Words.token(shown.analysis().text(), token)));
  }

  /** A token of another text than the map's counts for nothing. */
  private int activeToken(ShownMap shown) {
    int token = selection.activeToken();
    return token >= 0 && token < shown.analysis().text().tokens().size() ? token : Selection.NONE;
  }

  private double top(ShownMap shown, int token) {
    if (shown != scaledMap || token != scaledToken) {
      double max = 0;
      for (int c = 0; c < shown.analysis().clips().size(); c++) {
        max = Math.max(max, magnitude(shown.places(token, c)));
      }
      top = max;
      scaledMap = shown;
      scaledToken = token;
    }
    return top;
  }

  private static double magnitude(SpatialMap map) {
    double max = 0;
    for (float v : map.values()) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }
}
