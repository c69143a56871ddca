package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.attention.Words;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Lanes on the time line: the wheel zooms, a drag moves, a click goes there. FX thread only. */
final class LanesCanvas extends ThemedCanvas {
  private static final double ZOOM_STEP = 1.25;
  private static final double BAR = 8;
  private static final double CROSS = 20;

  /** A press that moves less is a click, px. */
  private static final double CLICK = 3;

  private final LanesViewModel model;
  private final AttentionViewModel cells;
  private final Selection selection;
  private final TimeZoom zoom;
  private final ScrollBar bar = new ScrollBar();
  private LanesLayout layout = LanesLayout.of(List.of(), 1, 1, 0, AxisWindow.all(1));
  private double scroll;
  private int lit = -1;
  private double pressedX;
  private double lastX;
  private boolean dragged;

  LanesCanvas(LanesViewModel model, AttentionViewModel cells, Selection selection, TimeZoom zoom) {
    this.model = model;
    this.cells = cells;
    this.selection = selection;
    this.zoom = zoom;
    setId("lanes-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("lanes.role"));
    setPrefSize(720, 320);
    setMinSize(240, 80);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.getStyleClass().add("thin-bar");
    bar.valueProperty().subscribe(v -> scrollTo(v.doubleValue()));
    getChildren().add(bar);
    model.lanesProperty().subscribe(l -> lanesChanged());
    model.readoutProperty().subscribe(r -> say(model.spoken()));
    cells.colours().onChange(this::redraw);
    cells.litProperty().subscribe(l -> redrawFront());
    zoom.windowProperty().subscribe(w -> redraw());
    selection.playheadProperty().subscribe(p -> redrawFront());
    selection.hoverClipProperty().subscribe(c -> redrawFront());
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(
        e -> {
          lit = -1;
          model.pointAway();
          redraw();
        });
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::key);
  }

  private void lanesChanged() {
    lit = Math.min(lit, model.lanesProperty().get().size() - 1);
    redraw();
  }

  private void scrollTo(double to) {
    if (Math.abs(to - scroll) > 0.5) {
      scroll = to;
      redraw();
    }
  }

  @Override
  protected void placeControls(double width, double height) {
    layout =
        LanesLayout.of(
            model.lanesProperty().get(), width, height, scroll, zoom.windowProperty().get());
    scroll = layout.scroll();
    double over = layout.contentHeight() - (height - LanesLayout.RULER);
    bar.setVisible(over > 0);
    bar.setMax(Math.max(0, over));
    bar.setVisibleAmount(over * height / Math.max(1, layout.contentHeight()));
    bar.setValue(scroll);
    bar.resizeRelocate(
        width - BAR, LanesLayout.RULER, BAR, Math.max(1, height - LanesLayout.RULER));
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    ShownMap shown = cells.shownProperty().get();
    if (shown == null || layout.lanes().isEmpty()) {
      return;
    }
    LanesPainter painter = new LanesPainter(g, style, layout);
    MatrixData data = model.data();
    painter.ruler();
    painter.begin();
    for (int i = 0; i < layout.lanes().size(); i++) {
      painter.label(i, i == lit);
      switch (layout.lanes().get(i)) {
        case Lane.Word w -> {
          if (data != null && w.row() < data.rows().size()) {
            painter.word(i, w, data, row -> cells.scale(data, row));
          }
        }
        case Lane.OfClass c -> painter.course(i, c, shown.analysis().clips());
        case Lane.Shots s -> painter.shots(i, s, layout.axis().extent());
        case Lane.Subtitles s -> painter.subtitles(i, s);
      }
    }
    painter.end();
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    ShownMap shown = cells.shownProperty().get();
    if (shown == null || layout.lanes().isEmpty()) {
      return;
    }
    Analysis analysis = shown.analysis();
    LanesPainter painter = new LanesPainter(g, style, layout);
    int hover = selection.hoverClipProperty().get();
    int clip = hover >= 0 ? hover : selection.playheadClip().orElse(-1);
    if (hover >= 0 && hover < analysis.clips().size()) {
      painter.clip(analysis.clips().get(hover), getHeight());
    }
    painter.begin();
    for (int i = 0; i < layout.lanes().size() && clip >= 0; i++) {
      String text = value(layout.lanes().get(i), clip);
      if (!text.isEmpty()) {
        painter.value(i, text);
      }
    }
    painter.end();
    painter.playhead(selection.playheadProperty().get().toDouble(), getHeight());
  }

  private String value(Lane lane, int clip) {
    MatrixData data = model.data();
    return switch (lane) {
      case Lane.Word w ->
          data == null || w.row() >= data.rows().size() || clip >= data.columns().size()
              ? ""
              : Words.value(data.at(w.row(), clip), data.traits().signed());
      case Lane.OfClass c ->
          clip < c.probabilities().size()
              ? String.format(Locale.ROOT, "%.1f %%", 100 * c.probabilities().get(clip))
              : "";
      case Lane.Shots s -> "";
      case Lane.Subtitles s -> "";
    };
  }

  private void point(double x, double y) {
    int at = layout.at(y);
    if (at != lit) {
      lit = at;
      redraw();
    }
    if (layout.overTime(x)) {
      model.pointAt(at < 0 ? null : layout.lanes().get(at), layout.secondsAt(x));
    } else {
      model.pointAway();
    }
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    pressedX = e.getX();
    lastX = e.getX();
    dragged = false;
  }

  private void dragged(MouseEvent e) {
    dragged |= Math.abs(e.getX() - pressedX) > CLICK;
    if (dragged && e.isPrimaryButtonDown()) {
      double by = (lastX - e.getX()) / layout.plotWidth() * layout.axis().span();
      zoom.windowProperty().set(zoom.windowProperty().get().pan(by));
      lastX = e.getX();
    }
  }

  private void released(MouseEvent e) {
    if (dragged || e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    int at = layout.at(e.getY());
    if (layout.overTime(e.getX())) {
      seek(layout.secondsAt(e.getX()));
    } else if (e.getX() < CROSS && at >= 0) {
      model.remove(layout.lanes().get(at));
    }
  }

  private void seek(double seconds) {
    selection.seekRequestProperty().set(Fraction.ofSeconds(seconds).max(Fraction.ZERO));
  }

  private void scrolled(ScrollEvent e) {
    double wheel = e.getDeltaY();
    if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(wheel)) {
      double px = e.getDeltaX() == 0 ? wheel : e.getDeltaX();
      double by = -px / layout.plotWidth() * layout.axis().span();
      zoom.windowProperty().set(zoom.windowProperty().get().pan(by));
    } else if (wheel != 0) {
      zoom(wheel > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, layout.secondsAt(e.getX()));
    }
    e.consume();
  }

  private void zoom(double factor, double fixed) {
    ShownMap shown = cells.shownProperty().get();
    if (shown != null) {
      double least = layout.axis().extent() / Math.max(1, shown.analysis().clips().size()) / 4;
      zoom.windowProperty().set(zoom.windowProperty().get().zoom(factor, fixed, least));
    }
  }

  private void key(KeyEvent e) {
    if (e.isAltDown()) {
      return;
    }
    double middle = layout.axis().from() + layout.axis().span() / 2;
    int last = layout.lanes().size() - 1;
    switch (e.getCode()) {
      case PLUS, EQUALS, ADD -> zoom(ZOOM_STEP, middle);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM_STEP, middle);
      case DIGIT0, NUMPAD0 -> zoom(1e-9, middle);
      case UP -> walk(Math.max(0, lit - 1), 0);
      case DOWN -> walk(Math.min(last, lit + 1), 0);
      case LEFT -> walk(Math.max(0, lit), -1);
      case RIGHT -> walk(Math.max(0, lit), 1);
      case ENTER -> goToClip();
      case DELETE, BACK_SPACE -> remove();
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void remove() {
    if (lit >= 0 && lit < layout.lanes().size()) {
      model.remove(layout.lanes().get(lit));
    }
  }

  /** Moves the keyboard to a lane, and by so many clips from where the pointer or playhead is. */
  private void walk(int lane, int clips) {
    ShownMap shown = cells.shownProperty().get();
    if (shown == null || lane < 0 || lane >= layout.lanes().size()) {
      return;
    }
    int hover = selection.hoverClipProperty().get();
    int from = hover >= 0 ? hover : selection.playheadClip().orElse(0);
    int to = Math.clamp((long) from + clips, 0, shown.analysis().clips().size() - 1);
    var clip = shown.analysis().clips().get(to);
    lit = lane;
    zoom.windowProperty()
        .set(zoom.windowProperty().get().reveal(clip.start().toDouble(), clip.end().toDouble()));
    model.pointAt(layout.lanes().get(lane), clip.start().toDouble());
    redraw();
  }

  private void goToClip() {
    ShownMap shown = cells.shownProperty().get();
    int hover = selection.hoverClipProperty().get();
    if (shown != null && hover >= 0 && hover < shown.analysis().clips().size()) {
      seek(shown.analysis().clips().get(hover).start().toDouble());
    }
  }
}
