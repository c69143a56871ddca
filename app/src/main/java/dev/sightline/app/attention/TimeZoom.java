package dev.sightline.app.attention;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The part of the time line that matrix and lanes show, s. FX thread only. */
public final class TimeZoom {
  private final ObjectProperty<AxisWindow> window =
      new SimpleObjectProperty<>(this, "window", AxisWindow.all(1));

  /** Starts with the whole time line, and goes back to it with each video of another length. */
  public TimeZoom(CurrentMap current) {
    current.shownProperty().subscribe(this::shownChanged);
  }

  /** What is seen; never null. */
  public ObjectProperty<AxisWindow> windowProperty() {
    return window;
  }

  private void shownChanged(ShownMap shown) {
    if (shown == null || shown.analysis().clips().isEmpty()) {
      return;
    }
    double end = shown.analysis().clips().getLast().end().toDouble();
    if (end != window.get().extent()) {
      window.set(AxisWindow.all(end));
    }
  }
}
