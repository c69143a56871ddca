package dev.sightline.app.attention;

import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.whatif.ChangeMenus;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.media.Fraction;
import javafx.collections.MapChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The drawn matrix with its strip of thumbnails and the course of classes. FX thread only. */
final class AttentionCanvas extends ThemedCanvas {
  private static final double ZOOM_STEP = 1.25;
  private static final double BAR = 8;
  private static final int PAGE = 10;

  private final AttentionViewModel model;
  private final Selection selection;
  private final ClipThumbnails thumbnails;
  private final TimeZoom zoom;
  private final ScrollBar rowsBar = new ScrollBar();
  private final ScrollBar axisBar = new ScrollBar();
  private AxisWindow tokens = AxisWindow.all(1);
  private double scrollY;
  private MatrixLayout layout;
  private ClassCourses courses = ClassCourses.NONE;

  AttentionCanvas(
      AttentionViewModel model, Selection selection, ClipThumbnails thumbnails, TimeZoom zoom) {
    this.zoom = zoom;
    this.model = model;
    this.selection = selection;
    this.thumbnails = thumbnails;
    setId("attention-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("attention.role"));
    say(model.spoken());
    setPrefSize(720, 320);
    setMinSize(240, 120);
    bars();
    listen();
    setOnMouseMoved(this::moved);
    setOnMouseDragged(this::pressed);
    setOnMousePressed(this::pressed);
    setOnMouseExited(e -> model.pointAway());
    setOnScroll(this::scrolled);
    setOnKeyPressed(this::key);
    setOnContextMenuRequested(this::menu);
  }

  /** What can be done to the clip under the pointer, or at the keyboard's cursor. */
  private void menu(ContextMenuEvent e) {
    Cell cell =
        e.isKeyboardTrigger()
            ? model.toView(model.cursorProperty().get())
            : cellAt(e.getX(), e.getY());
    Analysis analysis = selection.analysisProperty().get();
    if (analysis != null
        && isOnTimeLine()
        && cell.column() >= 0
        && cell.column() < analysis.clips().size()) {
      new ChangeMenus(selection)
          .clip(analysis.clips().get(cell.column()))
          .show(this, e.getScreenX(), e.getScreenY());
      e.consume();
    }
  }

  private void bars() {
    rowsBar.setOrientation(Orientation.VERTICAL);
    for (ScrollBar bar : new ScrollBar[] {rowsBar, axisBar}) {
      bar.setManaged(false);
      bar.setVisible(false);
      bar.getStyleClass().add("thin-bar");
      getChildren().add(bar);
    }
    rowsBar
        .valueProperty()
        .subscribe(
            v -> {
              if (Math.abs(v.doubleValue() - scrollY) > 0.5) {
                scrollY = v.doubleValue();
                redraw();
              }
            });
    axisBar
        .valueProperty()
        .subscribe(
            v -> {
              if (axisBar.isVisible() && Math.abs(v.doubleValue() - axis().from()) > 1e-6) {
                axis(axis().pan(v.doubleValue() - axis().from()));
              }
            });
  }

  private void listen() {
    model.viewProperty().subscribe((before, now) -> viewChanged(before, now));
    viewChanged(null, model.viewProperty().get());
    model.shownProperty().subscribe(s -> coursesChanged());
    zoom.windowProperty().subscribe(w -> redraw());
    selection.classChoiceProperty().subscribe(c -> coursesChanged());
    model.colours().onChange(this::redraw);
    model
        .litProperty()
        .subscribe(
            (before, now) -> {
              if (before.row() == now.row() && isOnTimeLine()) {
                redrawFront();
              } else {
                redraw();
              }
            });
    model.cursorProperty().subscribe(c -> cursorMoved(c));
    // when another view lets go of a word, or the pointer is here, rows stay where they are
    selection.tokenProperty().subscribe(t -> revealWord(t.intValue()));
    selection.hoverTokenProperty().subscribe(t -> revealWord(t.intValue()));
    selection.playheadProperty().subscribe(p -> redrawFront());
    model.readoutProperty().subscribe(r -> say(model.spoken()));
    thumbnails.images().addListener((MapChangeListener<Integer, Image>) change -> redraw());
    focusedProperty().subscribe(f -> redrawFront());
  }

  private void viewChanged(MatrixData before, MatrixData now) {
    if (now != null) {
      if (!now.onTimeLine() && tokens.extent() != now.extent()) {
        tokens = AxisWindow.all(now.extent());
      }
      if (before == null || before.rows().size() != now.rows().size()) {
        scrollY = 0;
      }
    }
    redraw();
  }

  /** What is seen of the columns: of the shared time line, or of the tokens. */
  private AxisWindow axis() {
    return isOnTimeLine() ? zoom.windowProperty().get() : tokens;
  }

  private void axis(AxisWindow window) {
    if (isOnTimeLine()) {
      zoom.windowProperty().set(window);
    } else {
      tokens = window;
      redraw();
    }
  }

  private void coursesChanged() {
    ShownMap shown = model.shownProperty().get();
    courses =
        shown == null
            ? ClassCourses.NONE
            : courses.next(
                shown.analysis(),
                selection.classChoiceProperty().get(),
                selection.original(shown.analysis()));
    redraw();
  }

  @Override
  protected void placeControls(double width, double height) {
    MatrixData data = data();
    if (data == null || data.columns().isEmpty()) {
      layout = null;
      rowsBar.setVisible(false);
      axisBar.setVisible(false);
      return;
    }
    AxisWindow axis = axis();
    double room = axis.isZoomed() ? height - BAR - 2 : height;
    layout = MatrixLayout.of(data, width, room, axis, scrollY, !courses.courses().isEmpty());
    MatrixGeometry m = layout.geometry();
    scrollY = m.scrollY();
    double over = m.maxScroll(data.rows().size());
    rowsBar.setVisible(over > 0);
    rowsBar.setMax(over);
    rowsBar.setVisibleAmount(over * m.plotHeight() / (data.rows().size() * m.rowHeight()));
    rowsBar.setValue(scrollY);
    rowsBar.resizeRelocate(width - BAR, m.plotY(), BAR, m.plotHeight());
    axisBar.setVisible(axis.isZoomed());
    if (axis.isZoomed()) {
      double free = axis.extent() - axis.span();
      axisBar.setMax(free);
      axisBar.setVisibleAmount(free * axis.span() / axis.extent());
      axisBar.setValue(axis.from());
      axisBar.resizeRelocate(m.plotX(), height - BAR, m.plotWidth(), BAR);
    }
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    MatrixData data = data();
    if (layout == null || data == null) {
      return;
    }
    HeaderPainter header = new HeaderPainter(g, style, layout);
    Cell lit = model.toView(model.litProperty().get());
    if (data.onTimeLine()) {
      header.thumbnails(data, thumbnails.images());
    } else {
      header.tokens(data, lit.column());
    }
    if (!data.rows().isEmpty()) {
      header.maximaTitle();
    }
    MatrixPainter cells = new MatrixPainter(g, style, layout.geometry());
    cells.cells(data, row -> model.scale(data, row));
    cells.labels(data, lit.row());
    cells.maxima(data, lit.row());
    if (layout.coursesHeight() > 0) {
      new CoursePainter(g, style, layout).paint(data, courses);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    MatrixData data = data();
    if (layout == null || data == null) {
      return;
    }
    HighlightPainter highlight = new HighlightPainter(g, style, layout);
    Cell lit = model.toView(model.litProperty().get());
    if (lit.row() < data.rows().size() && lit.column() < data.columns().size()) {
      highlight.lit(data, lit);
    }
    if (isFocused()) {
      highlight.cursor(data, model.toView(model.cursorProperty().get()));
    }
    if (data.onTimeLine()) {
      int clip = lit.column();
      int shown = clip == AttentionViewModel.NONE ? playheadClip() : clip;
      if (layout.coursesHeight() > 0 && shown >= 0 && shown < data.columns().size()) {
        new CoursePainter(g, style, layout).values(courses, shown);
      }
      highlight.playhead(selection.playheadProperty().get().toDouble());
    } else if (data.traits().transposed() && playheadClip() >= 0) {
      highlight.playheadRow(playheadClip());
    }
  }

  private int playheadClip() {
    return selection.playheadClip().orElse(AttentionViewModel.NONE);
  }

  private Cell cellAt(double x, double y) {
    MatrixData data = data();
    if (layout == null || data == null) {
      return Cell.NOWHERE;
    }
    MatrixGeometry m = layout.geometry();
    int row = m.rowAt(y);
    int column = m.overColumns(x) ? data.columnAt(m.axisAt(x)) : AttentionViewModel.NONE;
    boolean exists = row < data.rows().size();
    return new Cell(exists ? row : AttentionViewModel.NONE, column);
  }

  private void moved(MouseEvent e) {
    model.pointAt(model.toView(cellAt(e.getX(), e.getY())));
  }

  /** In the matrix a press chooses the cell; above and under it, the exact time. */
  private void pressed(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    requestFocus();
    Cell cell = cellAt(e.getX(), e.getY());
    boolean drag = e.getEventType() == MouseEvent.MOUSE_DRAGGED;
    if (drag) {
      model.pointAt(model.toView(cell));
    }
    if (cell.row() != AttentionViewModel.NONE && !drag) {
      model.choose(model.toView(cell));
    } else if (isOnTimeLine() && layout.geometry().overColumns(e.getX())) {
      selection
          .seekRequestProperty()
          .set(Fraction.ofSeconds(layout.geometry().axisAt(e.getX())).max(Fraction.ZERO));
    }
  }

  private void scrolled(ScrollEvent e) {
    if (layout == null) {
      return;
    }
    MatrixGeometry m = layout.geometry();
    double wheel = e.getDeltaY();
    if (e.isShortcutDown()) {
      zoom(wheel > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, m.axisAt(e.getX()));
    } else if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(wheel)) {
      double px = e.getDeltaX() == 0 ? wheel : e.getDeltaX();
      axis(axis().pan(-px / m.plotWidth() * axis().span()));
    } else {
      scrollY = m.scrollY() - wheel;
      redraw();
    }
    e.consume();
  }

  private void zoom(double factor, double fixed) {
    MatrixData data = data();
    if (data != null) {
      axis(axis().zoom(factor, fixed, data.extent() / data.columns().size()));
    }
  }

  private void key(KeyEvent e) {
    if (e.isShortcutDown()) {
      zoomKey(e);
      return;
    }
    if (e.isAltDown()) {
      return;
    }
    switch (e.getCode()) {
      case UP -> move(-1, 0);
      case DOWN -> move(1, 0);
      case LEFT -> move(0, -1);
      case RIGHT -> move(0, 1);
      case PAGE_UP -> move(-PAGE, 0);
      case PAGE_DOWN -> move(PAGE, 0);
      case ENTER -> model.chooseCursor();
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void move(int rows, int columns) {
    Cell step = model.toView(new Cell(rows, columns));
    model.moveCursor(step.row(), step.column());
  }

  private void zoomKey(KeyEvent e) {
    double middle = axis().from() + axis().span() / 2;
    switch (e.getCode()) {
      case PLUS, EQUALS, ADD -> zoom(ZOOM_STEP, middle);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM_STEP, middle);
      case DIGIT0, NUMPAD0 -> zoom(1e-9, middle);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void cursorMoved(Cell at) {
    Cell cell = model.toView(at);
    MatrixData data = data();
    if (data != null && layout != null && cell.row() >= 0 && cell.column() >= 0) {
      scrollY = layout.geometry().scrollShowing(cell.row());
      revealColumn(data, cell.column());
    }
    redraw();
  }

  private void revealWord(int token) {
    MatrixData data = data();
    int row = model.litProperty().get().row();
    if (token == Selection.NONE || isHover() || data == null || layout == null || row < 0) {
      return;
    }
    if (data.traits().transposed()) {
      revealColumn(data, row);
    } else {
      scrollY = layout.geometry().scrollShowing(row);
    }
    redraw();
  }

  private void revealColumn(MatrixData data, int column) {
    if (column >= 0 && column < data.columns().size()) {
      MatrixData.Column c = data.columns().get(column);
      axis(axis().reveal(c.start(), c.end()));
    }
  }

  private boolean isOnTimeLine() {
    MatrixData data = data();
    return data != null && data.onTimeLine();
  }

  private MatrixData data() {
    return model.viewProperty().get();
  }
}
