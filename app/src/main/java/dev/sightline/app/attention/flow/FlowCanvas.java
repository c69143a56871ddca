package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import javafx.collections.MapChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Tokens above, clips below, links between. FX thread only. */
final class FlowCanvas extends ThemedCanvas {
  private final FlowViewModel model;
  private final AttentionViewModel cells;
  private final Selection selection;
  private final ClipThumbnails thumbnails;
  private final TimeZoom zoom;
  private FlowLayout layout;

  FlowCanvas(
      FlowViewModel model,
      AttentionViewModel cells,
      Selection selection,
      ClipThumbnails thumbnails,
      TimeZoom zoom) {
    this.model = model;
    this.cells = cells;
    this.selection = selection;
    this.thumbnails = thumbnails;
    this.zoom = zoom;
    setId("flow-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("flow.role"));
    setPrefSize(720, 320);
    setMinSize(240, 80);
    model.linksProperty().subscribe(l -> redraw());
    cells.litProperty().subscribe(l -> redraw());
    cells.readoutProperty().subscribe(r -> say(cells.spoken()));
    zoom.windowProperty().subscribe(w -> redraw());
    selection.playheadProperty().subscribe(p -> redrawFront());
    thumbnails.images().addListener((MapChangeListener<Integer, Image>) change -> redraw());
    setOnMouseMoved(e -> cells.pointAt(cellAt(e.getX(), e.getY())));
    setOnMouseExited(e -> cells.pointAway());
    setOnMousePressed(
        e -> {
          requestFocus();
          if (e.getButton() == MouseButton.PRIMARY) {
            cells.choose(cellAt(e.getX(), e.getY()));
          }
        });
    setOnKeyPressed(this::key);
  }

  /** What lies under a point: a link's both ends, a token, a clip, or nothing. */
  private Cell cellAt(double x, double y) {
    if (layout == null) {
      return Cell.NOWHERE;
    }
    int link = layout.linkAt(x, y, model.linksProperty().get());
    if (link >= 0) {
      Link found = model.linksProperty().get().get(link);
      return new Cell(found.row(), found.column());
    }
    return new Cell(layout.rowAt(x, y), layout.columnAt(x, y));
  }

  @Override
  protected void placeControls(double width, double height) {
    MatrixData data = model.data();
    layout =
        data == null || data.rows().isEmpty() || data.columns().isEmpty()
            ? null
            : FlowLayout.of(data, width, height, zoom.windowProperty().get());
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    if (layout == null) {
      return;
    }
    Cell lit = cells.litProperty().get();
    FlowPainter painter = new FlowPainter(g, style, layout);
    painter.links(model, model.linksProperty().get());
    painter.rows(lit, model.linksProperty().get());
    if (layout.data().onTimeLine()) {
      painter.clips(thumbnails.images());
    } else {
      painter.tokensBelow(lit);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    if (layout == null || !layout.data().onTimeLine()) {
      return;
    }
    FlowPainter painter = new FlowPainter(g, style, layout);
    int column = cells.litProperty().get().column();
    painter.frame(column < layout.data().columns().size() ? column : AttentionViewModel.NONE);
    painter.playhead(selection.playheadProperty().get().toDouble());
  }

  private void key(KeyEvent e) {
    if (e.isAltDown() || e.isShortcutDown()) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> cells.moveCursor(-1, 0);
      case RIGHT -> cells.moveCursor(1, 0);
      case UP -> cells.moveCursor(0, -1);
      case DOWN -> cells.moveCursor(0, 1);
      case ENTER -> cells.chooseCursor();
      default -> {
        return;
      }
    }
    e.consume();
  }
}
