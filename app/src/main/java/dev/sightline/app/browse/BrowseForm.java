package dev.sightline.app.browse;

import dev.sightline.core.library.facet.CardOrder;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How videos are shown. FX thread only. */
public final class BrowseForm {
  /** Between what is most alike and what is most varied. */
  private static final double SOME = 0.3;

  private final ObjectProperty<CardOrder> order =
      new SimpleObjectProperty<>(this, "order", CardOrder.ADDED);
  private final BooleanProperty descending = new SimpleBooleanProperty(this, "descending", true);
  private final ObjectProperty<BrowseMode> mode =
      new SimpleObjectProperty<>(this, "mode", BrowseMode.GRID);
  private final BooleanProperty sideShown = new SimpleBooleanProperty(this, "sideShown", true);
  private final DoubleProperty diversity = new SimpleDoubleProperty(this, "diversity", SOME);

  /** By what videos are sorted that nothing was searched among. */
  public ObjectProperty<CardOrder> orderProperty() {
    return order;
  }

  /** True for the greatest first. */
  public BooleanProperty descendingProperty() {
    return descending;
  }

  /** As a grid, a list or a map. */
  public ObjectProperty<BrowseMode> modeProperty() {
    return mode;
  }

  /** Whether what the page can be narrowed by is shown beside the videos. */
  public BooleanProperty sideShownProperty() {
    return sideShown;
  }

  /** Of recommendations: 0 for the most alike, 1 for those that are as unlike as can be. */
  public DoubleProperty diversityProperty() {
    return diversity;
  }

  /** Sorts by something, from the end that one wants first; by the same again, the other way. */
  public void sort(CardOrder by) {
    if (by == order.get()) {
      descending.set(!descending.get());
    } else {
      order.set(by);
      descending.set(by != CardOrder.NAME && by != CardOrder.LENGTH);
    }
  }
}
