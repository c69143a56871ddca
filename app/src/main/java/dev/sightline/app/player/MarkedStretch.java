package dev.sightline.app.player;

import dev.sightline.app.selection.Selection;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;

/** Tells the {@link Selection} which stretch lies between the user's marks. FX thread only. */
final class MarkedStretch {
  private final Selection selection;
  private final LoopRange loop;
  private final PlayerState state;

  MarkedStretch(Selection selection, LoopRange loop, PlayerState state) {
    this.selection = selection;
    this.loop = loop;
    this.state = state;
    loop.inProperty().subscribe(t -> tell());
    loop.outProperty().subscribe(t -> tell());
  }

  /** Null without marks, or without a video. */
  private void tell() {
    VideoInfo info = state.infoProperty().get();
    boolean none = loop.inProperty().get() == null && loop.outProperty().get() == null;
    if (info == null || none) {
      selection.markedProperty().set(null);
      return;
    }
    Fraction from = loop.inProperty().get() == null ? Fraction.ZERO : loop.inProperty().get();
    Fraction to = loop.outProperty().get() == null ? info.duration() : loop.outProperty().get();
    selection.markedProperty().set(from.compareTo(to) < 0 ? new Span(from, to) : null);
  }
}
