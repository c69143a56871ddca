package dev.sightline.app.attention.heads;

import dev.sightline.app.attention.Names;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.i18n.Messages;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.ArcType;
import javafx.scene.text.TextAlignment;

/** The tiles of all heads. FX thread only. */
final class HeadsCanvas extends ThemedCanvas {
  private static final double BAR = 8;

  /** Side of the switch in the corner of a tile, px. */
  private static final double SWITCH = 16;

  private static final double OFF_OPACITY = 0.22;

  private final HeadsViewModel model;
  private final ScrollBar bar = new ScrollBar();
  private List<Image> images = List.of();
  private HeadGrid grid = HeadGrid.of(1, 1, 0, 0, 0);
  private double scroll;

  HeadsCanvas(HeadsViewModel model) {
    this.model = model;
    setId("heads-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription(Messages.text("heads.role"));
    setPrefSize(720, 320);
    setMinSize(240, 80);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setManaged(false);
    bar.getStyleClass().add("thin-bar");
    bar.valueProperty().subscribe(v -> scrollTo(v.doubleValue()));
    getChildren().add(bar);
    model.entriesProperty().subscribe(e -> entriesChanged(e));
    model.litProperty().subscribe(l -> redrawFront());
    model.readoutProperty().subscribe(r -> say(model.spoken()));
    model.onSwitch(this::redraw);
    focusedProperty().subscribe(f -> redrawFront());
    setOnMouseMoved(e -> model.light(grid.at(e.getX(), e.getY())));
    setOnMouseExited(e -> model.light(HeadsViewModel.NONE));
    setOnMousePressed(e -> requestFocus());
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY) {
            int at = grid.at(e.getX(), e.getY());
            if (model.canSwitch() && isOverSwitch(at, e.getX(), e.getY())) {
              model.toggle(at);
            } else {
              model.open(at);
            }
          }
        });
    setOnScroll(
        e -> {
          scrollTo(grid.scroll() - e.getDeltaY());
          e.consume();
        });
    setOnKeyPressed(this::key);
  }

  private boolean isOverSwitch(int index, double x, double y) {
    return index >= 0
        && x >= grid.x(index) + grid.tileWidth() - SWITCH - 2
        && y <= grid.y(index) + SWITCH + 2;
  }

  private void entriesChanged(List<HeadEntry> entries) {
    List<Image> made = new ArrayList<>();
    for (HeadEntry e : entries) {
      MapPicture p = e.picture();
      made.add(
          p.width() == 0 || p.height() == 0
              ? null
              : new WritableImage(
                  new PixelBuffer<>(
                      p.width(),
                      p.height(),
                      IntBuffer.wrap(p.argb()),
                      PixelFormat.getIntArgbPreInstance())));
    }
    images = made;
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
    int count = model.entriesProperty().get().size();
    int heads = model.orderProperty().get() == HeadOrder.LAYER ? model.headsPerLayer() : 0;
    grid = HeadGrid.of(width - BAR - 4, height, count, heads, scroll);
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
    List<HeadEntry> entries = model.entriesProperty().get();
    double height = g.getCanvas().getHeight();
    g.setImageSmoothing(false);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < entries.size(); i++) {
      double y = grid.y(i);
      if (y + grid.rowHeight() < 0 || y > height) {
        continue;
      }
      HeadEntry e = entries.get(i);
      double x = grid.x(i);
      if (images.get(i) != null) {
        g.setGlobalAlpha(model.isOn(i) ? 1 : OFF_OPACITY);
        g.drawImage(images.get(i), x, y, grid.tileWidth(), grid.picture());
        g.setGlobalAlpha(1);
      }
      if (!model.isOn(i)) {
        off(g, x, y, style);
      }
      double line = y + grid.picture() + HeadGrid.CAPTION / 2;
      boolean wide = grid.tileWidth() > 84;
      String name =
          wide
              ? Messages.text("heads.short", Names.layer(e.layer()), Names.head(e.head()))
              : Names.layer(e.layer()) + "·" + Names.head(e.head());
      g.setFont(style.font(11));
      g.setFill(style.muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(Texts.fit(name, style.font(11), grid.tileWidth() - 28), x, line);
      g.setFill(style.foreground());
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(HeadsViewModel.caption(e), x + grid.tileWidth(), line);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    frame(g, model.chosen(), style, 2);
    frame(g, model.litProperty().get(), style, isFocused() ? 3 : 1);
    control(g, model.litProperty().get(), style);
  }

  /** Words and a line through a tile whose head is off. */
  private void off(GraphicsContext g, double x, double y, CanvasStyle style) {
    g.setStroke(style.muted());
    g.setLineWidth(1);
    g.strokeLine(x, y + grid.picture(), x + grid.tileWidth(), y);
    g.setFont(style.bold(11));
    g.setFill(style.foreground());
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(Messages.text("heads.off"), x + 5, y + 10);
  }

  /** The switch of the tile under the pointer or the keyboard. */
  private void control(GraphicsContext g, int index, CanvasStyle style) {
    if (index < 0 || index >= model.entriesProperty().get().size() || !model.canSwitch()) {
      return;
    }
    double x = grid.x(index) + grid.tileWidth() - SWITCH - 1;
    double y = grid.y(index) + 1;
    g.setFill(style.surface());
    g.fillRoundRect(x, y, SWITCH, SWITCH, 6, 6);
    g.setStroke(model.isOn(index) ? style.accent() : style.muted());
    g.setLineWidth(1.5);
    double r = SWITCH / 2 - 4;
    g.strokeArc(x + SWITCH / 2 - r, y + SWITCH / 2 - r, 2 * r, 2 * r, 120, 300, ArcType.OPEN);
    g.strokeLine(x + SWITCH / 2, y + 3, x + SWITCH / 2, y + SWITCH / 2);
  }

  private void frame(GraphicsContext g, int index, CanvasStyle style, double width) {
    if (index >= 0 && index < model.entriesProperty().get().size()) {
      g.setStroke(style.accent());
      g.setLineWidth(width);
      g.strokeRect(
          grid.x(index) + 0.5, grid.y(index) + 0.5, grid.tileWidth() - 1, grid.picture() - 1);
    }
  }

  private void key(KeyEvent e) {
    if (e.isAltDown() || e.isShortcutDown()) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> model.move(-1);
      case RIGHT -> model.move(1);
      case UP -> model.move(-grid.perRow());
      case DOWN -> model.move(grid.perRow());
      case ENTER -> model.open(model.litProperty().get());
      case X -> model.toggle(model.litProperty().get());
      default -> {
        return;
      }
    }
    int lit = model.litProperty().get();
    if (lit != HeadsViewModel.NONE) {
      scrollTo(grid.reveal(lit, getHeight()));
    }
    e.consume();
  }
}
