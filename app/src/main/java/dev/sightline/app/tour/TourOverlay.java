package dev.sightline.app.tour;

import dev.sightline.app.i18n.Messages;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The tour over the window: everything but the part that is spoken of lies in the shade, with a
 * card beside that part. Escape leaves it, arrows go on and back. FX thread only.
 */
public final class TourOverlay extends Pane {
  private static final double CARD_WIDTH = 340;
  private static final double GAP = 12;

  /** Around the part that is spoken of, px. */
  private static final double MARGIN = 4;

  private final TourViewModel model;
  private final Parent window;
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label place = new Label();
  private final Button back = new Button(Messages.text("tour.back"));
  private final Button next = new Button();
  private final Button skip = new Button(Messages.text("tour.skip"));
  private final VBox card;
  private final Region above = shade();
  private final Region below = shade();
  private final Region before = shade();
  private final Region after = shade();
  private final Region frame = new Region();
  private Node target;
  private Subscription following = Subscription.EMPTY;

  /**
   * @param window in which the parts are looked for
   */
  public TourOverlay(TourViewModel model, Parent window) {
    this.model = model;
    this.window = window;
    setId("tour");
    // clicks reach the part that is spoken of
    setPickOnBounds(false);
    title.getStyleClass().add("message-title");
    title.setId("tour-title");
    title.setWrapText(true);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    place.getStyleClass().add("muted");
    back.setId("tour-back");
    back.setOnAction(e -> model.back());
    next.setId("tour-next");
    next.getStyleClass().add("accent");
    next.setOnAction(e -> model.next());
    skip.setId("tour-skip");
    skip.getStyleClass().add("flat");
    skip.setOnAction(e -> model.end());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(8, place, space, skip, back, next);
    row.setAlignment(Pos.CENTER_LEFT);
    card = new VBox(10, title, text, row);
    card.getStyleClass().addAll("card", "sheet", "tour-card");
    card.setPrefWidth(CARD_WIDTH);
    card.setMaxWidth(CARD_WIDTH);
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    getChildren().setAll(above, below, before, after, frame, card);
    // wherever the focus is: a video that opens takes it
    window.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setVisible(false);
    model.indexProperty().subscribe(i -> show(i.intValue()));
  }

  private void show(int index) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    setVisible(index >= 0);
    if (index < 0) {
      target = null;
      return;
    }
    TourStep step = model.steps().get(index);
    title.setText(step.title());
    text.setText(step.text());
    place.setText(Messages.text("tour.place", index + 1, model.steps().size()));
    shown(back, index > 0);
    shown(skip, index < model.steps().size() - 1);
    next.setText(
        Messages.text(
            index == 0
                ? "tour.begin"
                : index == model.steps().size() - 1 ? "tour.done" : "tour.next"));
    target = find(step.target()).orElse(null);
    if (target != null) {
      following =
          target
              .localToSceneTransformProperty()
              .subscribe(t -> requestLayout())
              .and(target.layoutBoundsProperty().subscribe(b -> requestLayout()));
    }
    requestLayout();
    next.requestFocus();
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Optional<Node> find(String selector) {
    return selector.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(window.lookup(selector)).filter(TourOverlay::isSeen);
  }

  private static boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void key(KeyEvent e) {
    if (!isVisible()) {
      return;
    }
    switch (e.getCode()) {
      case ESCAPE -> model.end();
      case RIGHT -> model.next();
      case LEFT -> model.back();
      default -> {
        return;
      }
    }
    e.consume();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    Bounds hole =
        target == null ? null : sceneToLocal(target.localToScene(target.getLayoutBounds()));
    Bounds lit =
        hole == null
            ? new BoundingBox(0, 0, 0, 0)
            : new BoundingBox(
                hole.getMinX() - MARGIN,
                hole.getMinY() - MARGIN,
                hole.getWidth() + 2 * MARGIN,
                hole.getHeight() + 2 * MARGIN);
    double top = Math.clamp(lit.getMinY(), 0, height);
    double bottom = Math.clamp(lit.getMaxY(), 0, height);
    above.resizeRelocate(0, 0, width, top);
    below.resizeRelocate(0, bottom, width, height - bottom);
    before.resizeRelocate(0, top, Math.clamp(lit.getMinX(), 0, width), bottom - top);
    double right = Math.clamp(lit.getMaxX(), 0, width);
    after.resizeRelocate(right, top, width - right, bottom - top);
    frame.setVisible(hole != null);
    frame.resizeRelocate(lit.getMinX(), lit.getMinY(), lit.getWidth(), lit.getHeight());
    double tall = card.prefHeight(CARD_WIDTH);
    double[] at = place(hole, tall);
    card.resizeRelocate(at[0], at[1], CARD_WIDTH, tall);
  }

  private static Region shade() {
    Region shade = new Region();
    shade.getStyleClass().add("tour-shade");
    shade.setOnMousePressed(javafx.event.Event::consume);
    return shade;
  }

  /** Upper left corner of the card, px: beside the part, where there is room. */
  private double[] place(Bounds hole, double height) {
    Bounds b = hole == null ? new BoundingBox(getWidth() / 2, getHeight() / 2, 0, 0) : hole;
    double x = b.getCenterX() - CARD_WIDTH / 2;
    double y = b.getCenterY() - height / 2;
    if (hole != null) {
      if (b.getMaxX() + GAP + CARD_WIDTH < getWidth()) {
        x = b.getMaxX() + GAP;
      } else if (b.getMinX() - GAP - CARD_WIDTH > 0) {
        x = b.getMinX() - GAP - CARD_WIDTH;
      } else if (b.getMaxY() + GAP + height < getHeight()) {
        y = b.getMaxY() + GAP;
      } else {
        y = b.getMinY() - GAP - height;
      }
    }
    return new double[] {
      Math.clamp(x, GAP, Math.max(GAP, getWidth() - CARD_WIDTH - GAP)),
      Math.clamp(y, GAP, Math.max(GAP, getHeight() - height - GAP))
    };
  }
}
