package dev.sightline.app.attention.clips;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipStrip;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.heads.HeadGrid;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.Argb;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.TextAlignment;

/** Pictures of clips in their order, each with a bar of its value. FX thread only. */
final class ClipsCanvas extends ThemedCanvas {
  private static final double BAR = 8;
  private static final double VALUE = 4;

  private final ClipsViewModel model;
  private final AttentionViewModel cells;
  private final ClipThumbnails thumbnails;
  private final ScrollBar bar = new ScrollBar();
  private HeadGrid grid = HeadGrid.of(1, 1, 0, 0, 0);
  private double scroll;

  ClipsCanvas(
      ClipsViewModel model,
      AttentionViewModel cells,
      Selection selection,
      ClipThumbnails thumbnails) {
    this.model = model;
    this.cells = cells;
    this.thumbnails = thumbnails;
    setId("clips-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("clips.role"));
    setPrefSize(720, 320);
    setMinSize(240, 80);
    bar.setOrientation(javafx.geometry.Orientation.VERTICAL);
    bar.setManaged(false);
    bar.getStyleClass().add("thin-bar");
    bar.valueProperty().subscribe(v -> scrollTo(v.doubleValue()));
    getChildren().add(bar);
    model.clipsProperty().subscribe(c -> redraw());
    thumbnails.images().addListener((MapChangeListener<Integer, Image>) c -> redraw());
    selection.hoverClipProperty().subscribe(c -> redrawFront());
    selection.playheadProperty().subscribe(p -> redrawFront());
    model.readoutProperty().subscribe(r -> say(r + " " + model.valueProperty().get()));
    focusedProperty().subscribe(f -> redrawFront());
    setOnMouseMoved(e -> model.light(grid.at(e.getX(), e.getY())));
    setOnMouseExited(e -> model.light(-1));
    setOnMousePressed(
        e -> {
          requestFocus();
          if (e.getButton() == MouseButton.PRIMARY) {
            model.go(grid.at(e.getX(), e.getY()));
          }
        });
    setOnScroll(
        e -> {
          scrollTo(grid.scroll() - e.getDeltaY());
          e.consume();
        });
    setOnKeyPressed(this::key);
  }

  private void scrollTo(double to) {
    if (Math.abs(to - scroll) > 0.5) {
      scroll = to;
      redraw();
    }
  }

  @Override
  protected void placeControls(double width, double height) {
    int count = model.clipsProperty().get().size();
    grid = HeadGrid.of(width - BAR - 4, height, count, 0, scroll);
    scroll = grid.scroll();
    double over = grid.contentHeight(count) - height;
    bar.setVisible(over > 0);
    bar.setMax(Math.max(0, over));
    bar.setVisibleAmount(over * height / Math.max(1, grid.contentHeight(count)));
    bar.setValue(scroll);
    bar.resizeRelocate(width - BAR, 0, BAR, height);
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    List<RankedClip> clips = model.clipsProperty().get();
    double height = g.getCanvas().getHeight();
    double strongest = model.strongest();
    boolean signed = model.legendProperty().get().signed();
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < clips.size(); i++) {
      double y = grid.y(i);
      if (y + grid.rowHeight() < 0 || y > height) {
        continue;
      }
      RankedClip clip = clips.get(i);
      double x = grid.x(i);
      g.setFill(style.line());
      g.fillRect(x, y, grid.tileWidth(), grid.picture());
      Image image = thumbnails.images().get(clip.clip());
      if (image != null) {
        ClipStrip.cover(g, image, x, y, grid.tileWidth(), grid.picture() - VALUE);
      }
      double share = strongest > 0 ? Math.abs(clip.value()) / strongest : 0;
      g.setFill(Argb.color(cells.colours().scale(signed, strongest, strongest).argb(clip.value())));
      g.fillRect(x, y + grid.picture() - VALUE, grid.tileWidth() * share, VALUE);
      double line = y + grid.picture() + HeadGrid.CAPTION / 2;
      g.setFont(style.font(11));
      g.setFill(style.muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(model.time(clip), x, line);
      g.setFill(style.foreground());
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(model.text(clip), x + grid.tileWidth(), line);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    frame(g, model.playing(), style, true);
    frame(g, model.lit(), style, false);
  }

  private void frame(GraphicsContext g, int place, CanvasStyle style, boolean playing) {
    if (place >= 0 && place < model.clipsProperty().get().size()) {
      g.setStroke(playing ? style.playhead() : style.accent());
      g.setLineWidth(2);
      g.strokeRect(grid.x(place) + 1, grid.y(place) + 1, grid.tileWidth() - 2, grid.picture() - 2);
    }
  }

  private void key(KeyEvent e) {
    if (e.isAltDown() || e.isShortcutDown()) {
      return;
    }
    int size = model.clipsProperty().get().size();
    int at = model.lit() >= 0 ? model.lit() : Math.max(0, model.playing());
    switch (e.getCode()) {
      case LEFT -> at--;
      case RIGHT -> at++;
      case UP -> at -= grid.perRow();
      case DOWN -> at += grid.perRow();
      case ENTER -> model.go(at);
      default -> {
        return;
      }
    }
    if (size > 0) {
      int next = Math.clamp(at, 0, size - 1);
      model.light(next);
      scrollTo(grid.reveal(next, getHeight()));
    }
    e.consume();
  }
}
