package dev.sightline.app.player;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.canvas.TimeGutters;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Paint;

/** The player's time line: what was played, the clips, the loop; click and drag seek. */
final class TimeLine extends ThemedCanvas {
  private static final double HEIGHT = 20;
  private static final double TRACK = 4;
  private static final double KNOB = 5;
  private static final int MAX_TICKS = 200;

  private final PlayerViewModel model;
  private final Selection selection;

  TimeLine(PlayerViewModel model, Selection selection) {
    this.model = model;
    this.selection = selection;
    setId("time-line");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(Messages.text("player.timeLine"));
    setOnMousePressed(this::seek);
    setOnMouseDragged(this::seek);
    model.state().infoProperty().subscribe(i -> redraw());
    selection.analysisProperty().subscribe(a -> redraw());
    selection.playheadProperty().subscribe(p -> redrawFront());
    model.loop().onProperty().subscribe(l -> redrawFront());
    model.loop().inProperty().subscribe(l -> redrawFront());
    model.loop().outProperty().subscribe(l -> redrawFront());
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    g.setFill(style.line());
    g.fillRoundRect(TimeGutters.LEFT, top(), span(), TRACK, TRACK, TRACK);
    List<Clip> clips =
        selection.analysisProperty().get() == null
            ? List.of()
            : selection.analysisProperty().get().clips();
    if (duration() > 0 && clips.size() <= MAX_TICKS) {
      g.setFill(style.surface());
      for (Clip clip : clips.subList(Math.min(1, clips.size()), clips.size())) {
        g.fillRect(Math.round(x(clip.start())) - 0.5, top(), 1, TRACK);
      }
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    if (duration() <= 0) {
      return;
    }
    double at = x(selection.playheadProperty().get());
    g.setFill(style.accent());
    g.fillRoundRect(TimeGutters.LEFT, top(), at - TimeGutters.LEFT, TRACK, TRACK, TRACK);
    if (model.loop().onProperty().get()) {
      mark(g, model.loop().inProperty().get(), 1, style.accent());
      mark(g, model.loop().outProperty().get(), -1, style.accent());
    }
    g.setFill(style.playhead());
    g.fillOval(at - KNOB, HEIGHT / 2 - KNOB, 2 * KNOB, 2 * KNOB);
  }

  /** A bracket that opens to the right (1) or to the left (-1). */
  private void mark(GraphicsContext g, Fraction time, int side, Paint paint) {
    if (time == null) {
      return;
    }
    double x = Math.round(x(time));
    g.setFill(paint);
    g.fillRect(x - 1, 2, 2, HEIGHT - 4);
    g.fillRect(side > 0 ? x : x - 4, 2, 4, 2);
    g.fillRect(side > 0 ? x : x - 4, HEIGHT - 4, 4, 2);
  }

  private void seek(MouseEvent e) {
    if (duration() > 0) {
      double share = Math.clamp((e.getX() - TimeGutters.LEFT) / span(), 0, 1);
      selection.seekRequestProperty().set(Fraction.ofSeconds(share * duration()));
    }
  }

  private double x(Fraction time) {
    return TimeGutters.LEFT + time.toDouble() / duration() * span();
  }

  private double span() {
    return Math.max(1, Math.floor(getWidth()) - TimeGutters.LEFT - TimeGutters.RIGHT);
  }

  private double duration() {
    VideoInfo info = model.state().infoProperty().get();
    return info == null ? 0 : info.duration().toDouble();
  }

  private static double top() {
    return (HEIGHT - TRACK) / 2;
  }
}
