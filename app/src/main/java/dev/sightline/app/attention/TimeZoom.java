package dev.sightline.app.attention;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The part of the time line that matrix and lanes show, s. FX thread only. */
public final class TimeZoom {
  private final ObjectProperty<AxisWindow> window =
      new SimpleObjectProperty<>(this, "window", AxisWindow.all(1));

  private final CurrentMap current;
  private double begin;
  private Optional<Optional<Wish>> pending = Optional.empty();

  /**
   * A part of the time line that is to be seen.
   *
   * @param from s
   * @param to s, exclusive
   */
  public record Wish(double from, double to) {}

  /**
   * Starts with the whole time line, and goes back to it with each video of another length; where a
   * part of a video is looked at, with that part.
   */
  public TimeZoom(CurrentMap current) {
    this.current = current;
    current.shownProperty().subscribe(this::shownChanged);
  }

  /** What is seen; never null. */
  public ObjectProperty<AxisWindow> windowProperty() {
    return window;
  }

  /** Shows a part, or all, as soon as there is a map. */
  public void wish(Optional<Wish> part) {
    pending = Optional.of(part);
    shownChanged(current.shownProperty().get());
  }

  private void shownChanged(ShownMap shown) {
    if (shown == null || shown.analysis().clips().isEmpty()) {
      return;
    }
    double end = shown.analysis().clips().getLast().end().toDouble();
    double start = shown.analysis().clips().getFirst().start().toDouble();
    AxisWindow all = part(new Wish(start, end), end);
    if (end != window.get().extent() || start != begin) {
      begin = start;
      window.set(all);
    }
    pending.ifPresent(p -> window.set(p.map(w -> part(w, end)).orElse(all)));
    pending = Optional.empty();
  }

  private static AxisWindow part(Wish wish, double end) {
    double from = Math.clamp(wish.from(), 0, end);
    double span = Math.min(wish.to(), end) - from;
    return span > 0 ? new AxisWindow(end, from, span) : AxisWindow.all(end);
  }
}
