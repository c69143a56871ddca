package dev.sightline.app.browse.map;

import dev.sightline.app.browse.BrowseItem;
import dev.sightline.app.browse.BrowseSelection;
import dev.sightline.app.browse.BrowseViewModel;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.control.Poster;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.space.VideoMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Videos as points. The pointer shows a picture, a loop around points chooses them, the wheel
 * zooms, the right button moves; arrows go to the next point in a direction. FX thread only.
 */
public final class MapView extends ThemedCanvas {
  /**
   * Colours that people with any colour vision can tell apart, on light and on dark: those of Okabe
   * and Ito (2008) without black.
   */
  static final List<Color> PALETTE =
      List.of(
          Color.web("#e69f00"),
          Color.web("#56b4e9"),
          Color.web("#009e73"),
          Color.web("#cc79a7"),
          Color.web("#d55e00"),
          Color.web("#0072b2"),
          Color.web("#c9b929"));

  private static final double DOT = 4;
  private static final double NEAR = 10;
  private static final double PICTURE = 160;
  private static final double PICTURE_HEIGHT = 90;
  private static final double BESIDE = 14;
  private static final double NOTCH = 1.15;
  private static final double ARROW = 60;

  private final MapViewModel map;
  private final BrowseSelection selection;
  private final Posters posters;
  private final Consumer<BrowseItem> open;
  private final Poster poster = new Poster(PICTURE, PICTURE_HEIGHT);
  private final Label name = new Label();
  private final VBox card = new VBox(poster, name);
  private MapCamera camera;
  private Optional<BrowseItem> hovered = Optional.empty();
  private Lasso lasso;
  private double pressedX;
  private double pressedY;

  /**
   * @param open opens a video in the player
   */
  public MapView(
      MapViewModel map, BrowseViewModel page, Posters posters, Consumer<BrowseItem> open) {
    this.map = map;
    this.selection = page.selection();
    this.posters = posters;
    this.open = open;
    setId("browse-map");
    getStyleClass().add("browse-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("browse.map.role"));
    card.getStyleClass().addAll("card", "map-card");
    card.setManaged(false);
    card.setVisible(false);
    card.setMouseTransparent(true);
    name.setMaxWidth(PICTURE);
    getChildren().add(card);
    map.mapProperty()
        .subscribe(
            m -> {
              camera = null;
              redraw();
            });
    map.classesProperty().subscribe(c -> redraw());
    page.items().subscribe(this::redraw);
    selection.chosenProperty().subscribe(c -> redraw());
    selection
        .leadProperty()
        .subscribe(
            lead ->
                setAccessibleText(
                    lead.map(BrowseItem::title).orElse(Messages.text("browse.map.role"))));
    setOnMouseMoved(this::hover);
    setOnMouseExited(e -> show(Optional.empty()));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnScroll(this::zoom);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private List<VideoMap.Point> points() {
    return map.mapProperty().get().map(VideoMap::points).orElse(List.of());
  }

  private MapCamera camera() {
    if (camera == null && getWidth() > 0) {
      camera = whole();
    }
    return camera;
  }

  private MapCamera whole() {
    List<VideoMap.Point> all = points();
    double minX = all.stream().mapToDouble(VideoMap.Point::x).min().orElse(-1);
    double maxX = all.stream().mapToDouble(VideoMap.Point::x).max().orElse(1);
    double minY = all.stream().mapToDouble(VideoMap.Point::y).min().orElse(-1);
    double maxY = all.stream().mapToDouble(VideoMap.Point::y).max().orElse(1);
    return MapCamera.on(minX, maxX, minY, maxY, getWidth(), getHeight());
  }

  private double left(VideoMap.Point p) {
    return camera().left(p.x(), getWidth());
  }

  private double top(VideoMap.Point p) {
    return camera().top(p.y(), getHeight());
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    for (VideoMap.Point p : points()) {
      Optional<BrowseItem> item = map.item(p.video());
      Paint paint = CanvasStyle.fade(style.muted(), 0.15); // not among those that are wanted
      if (item.isPresent()) {
        int colour = map.colour(item.get());
        paint = colour < 0 ? CanvasStyle.fade(style.muted(), 0.55) : PALETTE.get(colour);
      }
      g.setFill(paint);
      g.fillOval(left(p) - DOT, top(p) - DOT, 2 * DOT, 2 * DOT);
    }
    g.setStroke(style.accent());
    g.setLineWidth(2);
    for (VideoMap.Point p : points()) {
      if (selection.isChosen(p.video())) {
        double r = DOT + 2;
        g.strokeOval(left(p) - r, top(p) - r, 2 * r, 2 * r);
      }
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {
    hovered.ifPresent(
        item ->
            points().stream()
                .filter(p -> p.video() == item.id())
                .forEach(
                    p -> {
                      g.setStroke(style.foreground());
                      g.setLineWidth(2);
                      double r = DOT + 2;
                      g.strokeOval(left(p) - r, top(p) - r, 2 * r, 2 * r);
                    }));
    if (lasso != null && !lasso.isPoint()) {
      double[] xs = lasso.corners().stream().mapToDouble(c -> c[0]).toArray();
      double[] ys = lasso.corners().stream().mapToDouble(c -> c[1]).toArray();
      g.setFill(CanvasStyle.fade(style.accent(), 0.12));
      g.fillPolygon(xs, ys, xs.length);
      g.setStroke(style.accent());
      g.setLineWidth(1.5);
      g.strokePolygon(xs, ys, xs.length);
    }
  }

  private void hover(MouseEvent e) {
    show(at(e.getX(), e.getY()));
    if (card.isVisible()) {
      card.autosize();
      double x = e.getX() + BESIDE;
      double y = e.getY() + BESIDE;
      card.relocate(
          x + card.getWidth() > getWidth() ? e.getX() - BESIDE - card.getWidth() : x,
          y + card.getHeight() > getHeight() ? e.getY() - BESIDE - card.getHeight() : y);
    }
  }

  private void show(Optional<BrowseItem> item) {
    if (item.equals(hovered)) {
      return;
    }
    hovered = item;
    card.setVisible(item.isPresent());
    poster.show(null);
    posters.release(this);
    item.ifPresent(
        i -> {
          name.setText(i.title());
          i.file().ifPresent(f -> posters.request(this, f, poster::show));
        });
    redrawFront();
  }

  /** The nearest point that the pointer touches. */
  private Optional<BrowseItem> at(double x, double y) {
    if (camera() == null) {
      return Optional.empty();
    }
    double best = NEAR;
    Optional<BrowseItem> found = Optional.empty();
    for (VideoMap.Point p : points()) {
      double distance = Math.hypot(left(p) - x, top(p) - y);
      if (distance < best && map.item(p.video()).isPresent()) {
        best = distance;
        found = map.item(p.video());
      }
    }
    return found;
  }

  private void press(MouseEvent e) {
    requestFocus();
    pressedX = e.getX();
    pressedY = e.getY();
    if (e.getButton() == MouseButton.PRIMARY) {
      lasso = new Lasso();
      lasso.to(e.getX(), e.getY());
    }
  }

  private void drag(MouseEvent e) {
    show(Optional.empty());
    if (lasso != null) {
      lasso.to(e.getX(), e.getY());
      redrawFront();
    } else if (camera() != null) {
      camera = camera().moved(e.getX() - pressedX, e.getY() - pressedY);
      pressedX = e.getX();
      pressedY = e.getY();
      redraw();
    }
  }

  private void release(MouseEvent e) {
    Lasso drawn = lasso;
    lasso = null;
    if (drawn == null || camera() == null) {
      return;
    }
    Set<Long> ids = new HashSet<>();
    if (drawn.isPoint()) {
      Optional<BrowseItem> item = at(e.getX(), e.getY());
      item.ifPresent(i -> ids.add(i.id()));
      if (item.isPresent() && e.getClickCount() == 2) {
        open.accept(item.get());
      }
    } else {
      for (VideoMap.Point p : points()) {
        if (map.item(p.video()).isPresent() && drawn.holds(left(p), top(p))) {
          ids.add(p.video());
        }
      }
    }
    if (e.isShortcutDown() || e.isShiftDown()) {
      selection.chosenProperty().get().forEach(i -> ids.add(i.id()));
    }
    selection.only(ids);
    redrawFront();
  }

  private void zoom(ScrollEvent e) {
    if (camera() != null && e.getDeltaY() != 0) {
      double factor = e.getDeltaY() > 0 ? NOTCH : 1 / NOTCH;
      camera = camera().zoomed(factor, e.getX(), e.getY(), getWidth(), getHeight());
      show(Optional.empty());
      redraw();
    }
  }

  private void key(KeyEvent e) {
    if (camera() == null || e.isShortcutDown()) {
      return;
    }
    switch (e.getCode()) {
      case LEFT -> step(-1, 0, e);
      case RIGHT -> step(1, 0, e);
      case UP -> step(0, -1, e);
      case DOWN -> step(0, 1, e);
      case PLUS, ADD, EQUALS -> keyZoom(NOTCH);
      case MINUS, SUBTRACT -> keyZoom(1 / NOTCH);
      case HOME -> camera = whole();
      default -> {
        return;
      }
    }
    redraw();
    e.consume();
  }

  private void keyZoom(double factor) {
    camera = camera().zoomed(factor, getWidth() / 2, getHeight() / 2, getWidth(), getHeight());
  }

  /** With Alt the map moves; else the choice goes to the next point in that direction. */
  private void step(int right, int down, KeyEvent e) {
    if (e.isAltDown()) {
      camera = camera().moved(-right * ARROW, -down * ARROW);
      return;
    }
    Optional<BrowseItem> lead = selection.leadProperty().get();
    Optional<VideoMap.Point> from =
        points().stream()
            .filter(p -> lead.filter(l -> l.id() == p.video()).isPresent())
            .findFirst();
    VideoMap.Point best = null;
    double least = Double.MAX_VALUE;
    for (VideoMap.Point p : points()) {
      double dx = left(p) - from.map(this::left).orElse(getWidth() / 2);
      double dy = top(p) - from.map(this::top).orElse(getHeight() / 2);
      double along = dx * right + dy * down;
      double aside = Math.abs(dx * down) + Math.abs(dy * right);
      boolean same = from.filter(f -> f.video() == p.video()).isPresent();
      // ahead, and rather straight ahead
      if (!same && (from.isEmpty() || along > 0) && map.item(p.video()).isPresent()) {
        double cost = Math.abs(along) + 2 * aside;
        if (cost < least) {
          least = cost;
          best = p;
        }
      }
    }
    if (best != null) {
      map.item(best.video()).ifPresent(e.isShiftDown() ? selection::toggle : selection::only);
    }
  }
}
