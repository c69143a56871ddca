package dev.sightline.app.colour;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The colours that all attention views share. FX thread only. */
public final class ColourSettings {
  private final ObjectProperty<ColourMap> map =
      new SimpleObjectProperty<>(this, "map", ColourMap.VIRIDIS);
  private final ObjectProperty<DivergingMap> diverging =
      new SimpleObjectProperty<>(this, "diverging", DivergingMap.on(true));
  private final ObjectProperty<ScaleMode> scale =
      new SimpleObjectProperty<>(this, "scale", ScaleMode.WHOLE_MAP);

  /** The colour map of attention weights. */
  public ObjectProperty<ColourMap> mapProperty() {
    return map;
  }

  /** The colour map of signed scores. */
  public ObjectProperty<DivergingMap> divergingProperty() {
    return diverging;
  }

  /**
   * The colours of one row of a matrix.
   *
   * @param signed whether the values have a sign
   * @param rowMax largest magnitude in the row
   * @param mapMax largest magnitude in the map
   */
  public ValueScale scale(boolean signed, double rowMax, double mapMax) {
    return ValueScale.of(this, signed, scale.get().top(rowMax, mapMax));
  }

  /** Calls {@code action} whenever any of the colours change, and once now. */
  public void onChange(Runnable action) {
    map.subscribe(m -> action.run());
    diverging.subscribe(m -> action.run());
    scale.subscribe(m -> action.run());
  }

  /** The theme changed: takes the diverging map whose middle is quiet on its surfaces. */
  public void themeIs(boolean dark) {
    diverging.set(DivergingMap.on(dark));
  }

  /** What the top of the scale stands for. */
  public ObjectProperty<ScaleMode> scaleProperty() {
    return scale;
  }
}
