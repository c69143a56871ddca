package dev.sightline.app.sentiment;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.canvas.TimeGutters;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.task.FeltMoment;
import dev.sightline.core.task.SentimentTrack;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The curve with what it comes from: a click goes there, the wheel zooms. FX thread only. */
final class SentimentCanvas extends ThemedCanvas {
  private static final double ZOOM_STEP = 1.25;
  private static final double LEAST_SECONDS = 0.25;

  private final SentimentViewModel model;
  private final Selection selection;
  private final ColourSettings colours;
  private final TimeZoom zoom;

  SentimentCanvas(
      SentimentViewModel model, Selection selection, ColourSettings colours, TimeZoom zoom) {
    this.model = model;
    this.selection = selection;
    this.colours = colours;
    this.zoom = zoom;
    setId("sentiment-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("sentiment.role"));
    setPrefSize(720, 320);
    setMinSize(240, 80);
    model.trackProperty().subscribe(t -> redraw());
    model.readoutProperty().subscribe(r -> say(r + " " + model.valueProperty().get()));
    colours.onChange(this::redraw);
    zoom.windowProperty().subscribe(w -> redraw());
    selection.playheadProperty().subscribe(p -> redrawFront());
    selection.hoverClipProperty().subscribe(c -> redrawFront());
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(e -> model.pointAway());
    setOnMouseClicked(this::clicked);
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::key);
  }

  private SentimentPainter painter(GraphicsContext g, CanvasStyle style) {
    boolean words = !model.trackProperty().get().utterances().isEmpty();
    return new SentimentPainter(
        g, style, colours.scale(true, 1, 1), zoom.windowProperty().get(), words);
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    SentimentTrack track = model.trackProperty().get();
    if (track == null) {
      return;
    }
    SentimentPainter painter = painter(g, style);
    painter.frame();
    painter.curve(track.clips());
    painter.shares(track.clips());
    painter.utterances(track.utterances());
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    SentimentTrack track = model.trackProperty().get();
    if (track == null) {
      return;
    }
    int hover = selection.hoverClipProperty().get();
    double now = selection.playheadProperty().get().toDouble();
    double at =
        hover >= 0 && hover < track.clips().size()
            ? track.clips().get(hover).start().toDouble()
            : now;
    SentimentPainter painter = painter(g, style);
    model.at(at, false).ifPresent(m -> painter.value(m, hover >= 0));
    painter.playhead(now);
  }

  private double seconds(double x) {
    AxisWindow axis = zoom.windowProperty().get();
    double width = getWidth() - TimeGutters.LEFT - TimeGutters.RIGHT;
    return axis.from() + (x - TimeGutters.LEFT) / Math.max(1, width) * axis.span();
  }

  private boolean overTime(double x) {
    return x >= TimeGutters.LEFT && x < getWidth() - TimeGutters.RIGHT;
  }

  private void point(double x, double y) {
    SentimentTrack track = model.trackProperty().get();
    if (track == null || !overTime(x)) {
      model.pointAway();
      return;
    }
    boolean words = !track.utterances().isEmpty() && y >= SentimentPainter.wordsTop(getHeight());
    model.pointAt(seconds(x), words);
  }

  private void clicked(MouseEvent e) {
    requestFocus();
    if (model.trackProperty().get() != null && overTime(e.getX())) {
      seek(seconds(e.getX()));
    }
  }

  private void seek(double to) {
    selection.seekRequestProperty().set(Fraction.ofSeconds(to).max(Fraction.ZERO));
  }

  private void scrolled(ScrollEvent e) {
    if (e.getDeltaY() != 0 && model.trackProperty().get() != null) {
      double factor = e.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
      zoom.windowProperty()
          .set(zoom.windowProperty().get().zoom(factor, seconds(e.getX()), LEAST_SECONDS));
      e.consume();
    }
  }

  private void key(KeyEvent e) {
    if (e.isAltDown() || model.trackProperty().get() == null) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> walk(-1);
      case RIGHT -> walk(1);
      case ENTER ->
          selection
              .playheadClip()
              .ifPresent(c -> seek(moment(Math.max(0, hovered(c))).start().toDouble()));
      default -> {
        return;
      }
    }
    e.consume();
  }

  private int hovered(int otherwise) {
    int hover = selection.hoverClipProperty().get();
    return hover >= 0 ? hover : otherwise;
  }

  private FeltMoment moment(int clip) {
    var clips = model.trackProperty().get().clips();
    return clips.get(Math.clamp(clip, 0, clips.size() - 1));
  }

  private void walk(int by) {
    int from = hovered(selection.playheadClip().orElse(0));
    model.pointAt(moment(from + by).start().toDouble(), false);
  }
}
