package dev.sightline.app.compare;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.comparison.RowMatch;
import dev.sightline.core.media.Fraction;
import javafx.beans.property.IntegerProperty;

/**
 * Keeps two sides at the same word, the same moment and the same stretch of time: equally long
 * videos by time, others by relative time. The side that the user touches leads; the other follows.
 * FX thread only.
 */
public final class Synchroniser {
  /** Closer than this is the same moment, s: more than half of a frame at 25 Hz. */
  private static final double SAME = 0.03;

  /** How far the other side may lag behind while a video plays, s. */
  private static final double DRIFT = 0.4;

  private final CompareViewModel model;
  private final TimeZoom leftZoom;
  private final TimeZoom rightZoom;
  private Player leftPlayer = Player.NONE;
  private Player rightPlayer = Player.NONE;
  private boolean leftLeads = true;
  private boolean following;

  /** What is needed of a player. */
  public interface Player {
    /** Nothing to play. */
    Player NONE =
        new Player() {
          @Override
          public boolean isPlaying() {
            return false;
          }

          @Override
          public void play(boolean on) {}
        };

    /** True while it plays. */
    boolean isPlaying();

    /** Plays or pauses. */
    void play(boolean on);
  }

  public Synchroniser(CompareViewModel model, TimeZoom leftZoom, TimeZoom rightZoom) {
    this.model = model;
    this.leftZoom = leftZoom;
    this.rightZoom = rightZoom;
    for (boolean isLeft : new boolean[] {true, false}) {
      Selection from = side(isLeft).selection();
      from.hoverTokenProperty()
          .subscribe(t -> follow(() -> token(isLeft, Selection::hoverTokenProperty)));
      from.tokenProperty().subscribe(t -> follow(() -> token(isLeft, Selection::tokenProperty)));
      from.hoverClipProperty().subscribe(c -> follow(() -> clip(isLeft)));
      from.playheadProperty().subscribe(p -> playhead(isLeft));
      zoom(isLeft).windowProperty().subscribe(w -> follow(() -> window(isLeft)));
    }
  }

  /** The players, which begin and end together. */
  public void players(Player left, Player right) {
    leftPlayer = left;
    rightPlayer = right;
  }

  /** The user touched a side: the other follows it. */
  public void lead(boolean left) {
    leftLeads = left;
  }

  /** A player began or ended: the leading one takes the other along. */
  public void playing(boolean isLeft, boolean on) {
    if (isLeft == leftLeads) {
      Player other = isLeft ? rightPlayer : leftPlayer;
      if (other.isPlaying() != (on && sameLength())) {
        other.play(on && sameLength());
      }
    }
  }

  private CompareSide side(boolean left) {
    return left ? model.left() : model.right();
  }

  private TimeZoom zoom(boolean left) {
    return left ? leftZoom : rightZoom;
  }

  private void follow(Runnable action) {
    if (following) {
      return;
    }
    following = true;
    try {
      action.run();
    } finally {
      following = false;
    }
  }

  /** Which property of a selection names a token. */
  private interface TokenOf {
    IntegerProperty of(Selection selection);
  }

  private void token(boolean fromLeft, TokenOf which) {
    int token = which.of(side(fromLeft).selection()).get();
    which.of(side(!fromLeft).selection()).set(partner(fromLeft, token));
  }

  /** The token of the other side that belongs to one, or none. */
  int partner(boolean fromLeft, int token) {
    Comparison c = model.comparisonProperty().get();
    Analysis other = side(!fromLeft).selection().analysisProperty().get();
    if (token == Selection.NONE || other == null) {
      return Selection.NONE;
    }
    if (c == null || c.rows() == RowMatch.ONE_ROW) {
      Analysis mine = side(fromLeft).selection().analysisProperty().get();
      boolean same = mine != null && mine.text().text().equals(other.text().text());
      return same && token < other.text().tokens().size() ? token : Selection.NONE;
    }
    for (int r = 0; r < c.left().rows().size(); r++) {
      int l = c.left().rows().get(r).index();
      int o = c.right().rows().get(r).index();
      if ((fromLeft ? l : o) == token) {
        return fromLeft ? o : l;
      }
    }
    return Selection.NONE;
  }

  private void clip(boolean fromLeft) {
    Selection from = side(fromLeft).selection();
    Selection to = side(!fromLeft).selection();
    Analysis a = from.analysisProperty().get();
    Analysis b = to.analysisProperty().get();
    int clip = from.hoverClipProperty().get();
    if (clip == Selection.NONE || a == null || b == null || clip >= a.clips().size()) {
      to.hoverClipProperty().set(Selection.NONE);
      return;
    }
    Fraction middle =
        a.clips().get(clip).start().plus(a.clips().get(clip).end()).times(Fraction.of(1, 2));
    to.hoverClipProperty().set(clipAt(b, moment(fromLeft, middle.toDouble())));
  }

  private static int clipAt(Analysis a, double seconds) {
    Fraction t = Fraction.ofSeconds(seconds);
    for (int i = 0; i < a.clips().size(); i++) {
      if (a.clips().get(i).holds(t)) {
        return i;
      }
    }
    return Selection.NONE;
  }

  private void playhead(boolean fromLeft) {
    if (fromLeft != leftLeads) {
      return;
    }
    Selection from = side(fromLeft).selection();
    Selection to = side(!fromLeft).selection();
    if (from.analysisProperty().get() == null || to.analysisProperty().get() == null) {
      return;
    }
    double wanted = moment(fromLeft, from.playheadProperty().get().toDouble());
    double off = Math.abs(wanted - to.playheadProperty().get().toDouble());
    boolean plays = (fromLeft ? leftPlayer : rightPlayer).isPlaying();
    if (off > (plays ? DRIFT : SAME)) {
      to.seekRequestProperty().set(Fraction.ofSeconds(wanted));
    }
  }

  private void window(boolean fromLeft) {
    AxisWindow w = zoom(fromLeft).windowProperty().get();
    AxisWindow other = zoom(!fromLeft).windowProperty().get();
    double scale = other.extent() / w.extent();
    zoom(!fromLeft)
        .windowProperty()
        .set(
            w.isZoomed()
                ? new AxisWindow(other.extent(), w.from() * scale, w.span() * scale)
                : AxisWindow.all(other.extent()));
  }

  /** A moment of one side on the other, s. */
  double moment(boolean fromLeft, double seconds) {
    double mine = length(fromLeft);
    double other = length(!fromLeft);
    return sameLength() || mine <= 0 ? seconds : seconds / mine * other;
  }

  private boolean sameLength() {
    return Math.abs(length(true) - length(false)) < SAME;
  }

  private double length(boolean left) {
    Analysis a = side(left).selection().analysisProperty().get();
    return a == null || a.clips().isEmpty() ? 0 : a.clips().getLast().end().toDouble();
  }
}
