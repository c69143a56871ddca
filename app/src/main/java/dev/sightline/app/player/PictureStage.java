package dev.sightline.app.player;

import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The picture, letterboxed, with the overlay exactly over it. FX thread only. */
final class PictureStage extends Region {
  private static final Duration SETTLE = Duration.millis(150);

  private final PlayerViewModel model;
  private final OverlayViewModel overlay;
  private final ImageView picture = new ImageView();
  private final ImageView paint = new ImageView();
  private final CellOutline outline = new CellOutline();
  private final RegionPad regions;
  private final Label message = new Label();
  private final Label value = new Label();
  private final PauseTransition settle = new PauseTransition(SETTLE);
  private PixelBuffer<ByteBuffer> buffer;

  PictureStage(PlayerViewModel model, OverlayViewModel overlay, Selection selection) {
    this.model = model;
    this.regions = new RegionPad(selection);
    this.overlay = overlay;
    getStyleClass().add("picture-stage");
    setId("picture-stage");
    setPrefSize(640, 360);
    setMinSize(160, 60);
    picture.setId("picture");
    paint.setId("overlay");
    value.setId("overlay-value");
    value.getStyleClass().add("overlay-value");
    message.getStyleClass().add("picture-message");
    message.setWrapText(true);
    message.textProperty().bind(model.state().failureProperty());
    message.setMouseTransparent(true);
    value.setVisible(false);
    value.setMouseTransparent(true);
    paint.setMouseTransparent(true);
    getChildren().addAll(picture, paint, outline, regions, message, value);
    model.state().pictureProperty().subscribe(this::show);
    overlay.layerProperty().subscribe(l -> paint());
    overlay.enabledProperty().subscribe(e -> paint());
    overlay.opacityProperty().subscribe(o -> paint());
    overlay.outlineProperty().subscribe(o -> outline());
    settle.setOnFinished(e -> fit());
    widthProperty().subscribe(w -> settle.playFromStart());
    heightProperty().subscribe(h -> settle.playFromStart());
    setOnMouseMoved(this::point);
    setOnMouseExited(e -> value.setVisible(false));
  }

  /** Where the picture lies in this region; the whole region without one. */
  Rectangle2D pictureArea() {
    VideoInfo info = model.state().infoProperty().get();
    double width = Math.max(1, getWidth());
    double height = Math.max(1, getHeight());
    if (info == null) {
      return new Rectangle2D(0, 0, width, height);
    }
    double scale = Math.min(width / info.displayWidth(), height / info.displayHeight());
    double w = Math.max(1, Math.round(info.displayWidth() * scale));
    double h = Math.max(1, Math.round(info.displayHeight() * scale));
    return new Rectangle2D(Math.floor((width - w) / 2), Math.floor((height - h) / 2), w, h);
  }

  @Override
  protected void layoutChildren() {
    Rectangle2D area = pictureArea();
    for (ImageView view : new ImageView[] {picture, paint}) {
      view.setFitWidth(area.getWidth());
      view.setFitHeight(area.getHeight());
      view.relocate(area.getMinX(), area.getMinY());
    }
    outline();
    regions.place(area);
    double wide = Math.min(getWidth() - 32, 480);
    message.resize(wide, message.prefHeight(wide));
    message.relocate((getWidth() - wide) / 2, (getHeight() - message.getHeight()) / 2);
  }

  private void fit() {
    boolean shown = getScene() != null && getScene().getWindow() != null;
    double scale = shown ? getScene().getWindow().getRenderScaleX() : 1;
    model.fit((int) Math.ceil(getWidth() * scale), (int) Math.ceil(getHeight() * scale));
  }

  private void show(VideoFrame frame) {
    if (frame == null) {
      picture.setImage(null);
      buffer = null;
      return;
    }
    if (buffer == null
        || buffer.getWidth() != frame.width()
        || buffer.getHeight() != frame.height()) {
      buffer =
          new PixelBuffer<>(
              frame.width(),
              frame.height(),
              ByteBuffer.allocateDirect(frame.pixels().length),
              PixelFormat.getByteBgraPreInstance());
      buffer.getBuffer().put(0, frame.pixels());
      picture.setImage(new WritableImage(buffer));
      requestLayout();
      return;
    }
    buffer.updateBuffer(
        b -> {
          b.getBuffer().put(0, frame.pixels());
          return null;
        });
  }

  private void outline() {
    OverlayViewModel.Layer layer = overlay.layerProperty().get();
    if (layer == null || !overlay.enabledProperty().get() || !overlay.outlineProperty().get()) {
      outline.clear();
    } else {
      outline.show(pictureArea(), layer.map().h(), layer.map().w());
    }
  }

  private void paint() {
    outline();
    int[] pixels = overlay.pixels();
    if (pixels.length == 0) {
      paint.setImage(null);
      value.setVisible(false);
      return;
    }
    int size = (int) Math.sqrt(pixels.length);
    paint.setImage(
        new WritableImage(
            new PixelBuffer<>(
                size, size, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
  }

  private void point(MouseEvent e) {
    Rectangle2D area = pictureArea();
    String text =
        overlay.valueAt(
            (e.getX() - area.getMinX()) / area.getWidth(),
            (e.getY() - area.getMinY()) / area.getHeight());
    value.setText(text);
    value.setVisible(!text.isEmpty());
    value.autosize();
    double x = Math.min(e.getX() + 14, getWidth() - value.getWidth() - 4);
    double y = Math.max(4, e.getY() - value.getHeight() - 6);
    value.relocate(x, y);
  }
}
