package dev.sightline.app.player;

import dev.sightline.core.media.Fraction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Whether and what the player plays again and again. FX thread only. */
public final class LoopRange {
  private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
  private final ObjectProperty<Fraction> in = new SimpleObjectProperty<>(this, "in");
  private final ObjectProperty<Fraction> out = new SimpleObjectProperty<>(this, "out");

  LoopRange() {}

  /** True to begin again at the end. */
  public BooleanProperty onProperty() {
    return on;
  }

  /** Where the loop begins, or null for the beginning, s. */
  public ReadOnlyObjectProperty<Fraction> inProperty() {
    return in;
  }

  /** Where the loop ends, or null for the end, s. */
  public ReadOnlyObjectProperty<Fraction> outProperty() {
    return out;
  }

  /** Begins the loop at {@code t}; an end that is not after it is dropped. */
  void markIn(Fraction t) {
    in.set(t);
    if (out.get() != null && out.get().compareTo(t) <= 0) {
      out.set(null);
    }
    on.set(true);
  }

  /** Ends the loop at {@code t}, if that is after its beginning. */
  void markOut(Fraction t) {
    if (t.compareTo(start()) > 0) {
      out.set(t);
      on.set(true);
    }
  }

  /** The whole video again. */
  void clear() {
    in.set(null);
    out.set(null);
  }

  /** Where to begin again. */
  Fraction start() {
    return on.get() && in.get() != null ? in.get() : Fraction.ZERO;
  }

  /** True if the loop ends at or before {@code t}. */
  boolean isOverAt(Fraction t) {
    return on.get() && out.get() != null && t.compareTo(out.get()) >= 0;
  }
}
