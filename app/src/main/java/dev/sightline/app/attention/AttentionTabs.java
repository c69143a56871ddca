package dev.sightline.app.attention;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which way of looking at attention is chosen. FX thread only. */
public final class AttentionTabs {
  private final ObjectProperty<AttentionTab> chosen =
      new SimpleObjectProperty<>(this, "chosen", AttentionTab.MATRIX);

  /** The chosen one; never null. */
  public ObjectProperty<AttentionTab> chosenProperty() {
    return chosen;
  }
}
