package dev.sightline.app.colour;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The colours that all attention views share. FX thread only. */
public final class ColourSettings {
  private final ObjectProperty<ColourMap> map =
      new SimpleObjectProperty<>(this, "map", ColourMap.VIRIDIS);
  private final ObjectProperty<ScaleMode> scale =
      new SimpleObjectProperty<>(this, "scale", ScaleMode.WHOLE_MAP);

  /** The colour map of attention weights. */
  public ObjectProperty<ColourMap> mapProperty() {
    return map;
  }

  /** What the top of the scale stands for. */
  public ObjectProperty<ScaleMode> scaleProperty() {
    return scale;
  }
}
