package dev.sightline.app.training;

import dev.sightline.core.model.bundle.CurvePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Gathers points of learning curves and shows them as fast as they can be drawn: those that come
 * while the last ones still wait are shown with them. Thread-safe.
 */
final class Points {
  private final Executor ui;
  private final Consumer<List<CurvePoint>> shown;
  private final List<CurvePoint> all = new ArrayList<>();
  private boolean waiting;

  Points(Executor ui, Consumer<List<CurvePoint>> shown) {
    this.ui = ui;
    this.shown = shown;
  }

  /** Adds a point; one of the same epoch, from before a stop, is replaced with what came after. */
  synchronized void add(CurvePoint point) {
    all.removeIf(p -> p.stage().equals(point.stage()) && p.epoch() >= point.epoch());
    all.add(point);
    if (!waiting) {
      waiting = true;
      ui.execute(this::show);
    }
  }

  private void show() {
    List<CurvePoint> now;
    synchronized (this) {
      waiting = false;
      now = List.copyOf(all);
    }
    shown.accept(now);
  }
}
