package dev.sightline.app.tour;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Where the tour stands. FX thread only. */
public final class TourViewModel {
  private static final List<TourStep> STEPS =
      List.of(
          new TourStep("", "tour.welcome", "tour.welcome.text"),
          new TourStep(".library", "tour.videos", "tour.videos.text"),
          new TourStep(".text-pane", "tour.words", "tour.words.text"),
          new TourStep(".matrix-card", "tour.matrix", "tour.matrix.text"),
          new TourStep(".player-view", "tour.player", "tour.player.text"),
          new TourStep(".predictions", "tour.predictions", "tour.predictions.text"),
          new TourStep(".verdict-strip", "tour.verdict", "tour.verdict.text"),
          new TourStep("#whatif", "tour.whatif", "tour.whatif.text"),
          new TourStep(".top-bar", "tour.more", "tour.more.text"));

  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", -1);
  private final Runnable onSeen;
  private boolean seen;

  /**
   * @param seen whether the user has ended or left it before
   * @param onSeen told when that happens for the first time
   */
  public TourViewModel(boolean seen, Runnable onSeen) {
    this.seen = seen;
    this.onSeen = onSeen;
  }

  /** All stops, in their order. */
  public List<TourStep> steps() {
    return STEPS;
  }

  /** Index into {@link #steps()}; -1 while no tour is going on. */
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /** Whether it was ended or left once. */
  public boolean isSeen() {
    return seen;
  }

  /** Goes to the first stop. */
  public void begin() {
    index.set(0);
  }

  /** Goes on; ends after the last stop. Does nothing while no tour is going on. */
  public void next() {
    if (index.get() == STEPS.size() - 1) {
      end();
    } else if (index.get() >= 0) {
      index.set(index.get() + 1);
    }
  }

  /** Goes back, at the first stop nowhere. */
  public void back() {
    if (index.get() > 0) {
      index.set(index.get() - 1);
    }
  }

  /** Ends it, or leaves it before its end. */
  public void end() {
    if (index.get() < 0) {
      return;
    }
    index.set(-1);
    if (!seen) {
      seen = true;
      onSeen.run();
    }
  }
}
