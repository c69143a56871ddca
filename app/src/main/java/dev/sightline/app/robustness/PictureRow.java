package dev.sightline.app.robustness;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.robustness.AttackOutcome;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A frame before, after, and what was added, magnified around grey. FX thread only. */
final class PictureRow extends HBox {
  private static final double WIDTH = 216;
  private static final int GREY = 128;
  private static final int MOST = 127;

  private final ImageView clean = view("attack-clean");
  private final ImageView attacked = view("attack-attacked");
  private final ImageView difference = view("attack-difference");
  private final Label magnified = label("");

  PictureRow() {
    super(12);
    getStyleClass().add("attack-pictures");
    getChildren()
        .setAll(
            new VBox(4, label(Messages.text("attack.picture.clean")), clean),
            new VBox(4, label(Messages.text("attack.picture.attacked")), attacked),
            new VBox(4, magnified, difference));
  }

  /**
   * @param aspect width over height of the video: the model sees a square
   */
  void show(AttackOutcome.Pictures pictures, double aspect) {
    VideoFrame before = pictures.clean();
    VideoFrame after = pictures.attacked();
    clean.setImage(image(before.width(), before.height(), before.pixels()));
    attacked.setImage(image(after.width(), after.height(), after.pixels()));
    int most = 1;
    for (int i = 0; i < before.pixels().length; i++) {
      most = Math.max(most, Math.abs(change(before, after, i)));
    }
    double by = Math.max(1, (double) MOST / most);
    byte[] shown = new byte[before.pixels().length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = (byte) Math.clamp(GREY + Math.round(by * change(before, after, i)), 0, 255);
    }
    difference.setImage(image(before.width(), before.height(), shown));
    magnified.setText(
        Messages.text("attack.picture.difference", String.format(Locale.ROOT, "%.0f", by)));
    for (ImageView v : new ImageView[] {clean, attacked, difference}) {
      v.setFitWidth(WIDTH);
      v.setFitHeight(WIDTH / Math.clamp(aspect, 0.75, 2.4));
    }
  }

  private static int change(VideoFrame before, VideoFrame after, int i) {
    return (after.pixels()[i] & 0xff) - (before.pixels()[i] & 0xff);
  }

  private static WritableImage image(int w, int h, byte[] rgb) {
    WritableImage image = new WritableImage(w, h);
    image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getByteRgbInstance(), rgb, 0, 3 * w);
    return image;
  }

  private static ImageView view(String id) {
    ImageView view = new ImageView();
    view.setId(id);
    view.setPreserveRatio(false);
    return view;
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("card-note");
    return label;
  }
}
