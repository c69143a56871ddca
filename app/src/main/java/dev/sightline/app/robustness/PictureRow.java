package dev.sightline.app.robustness;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.overlay.OverlayRaster;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.robustness.AttackOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A frame before, after, and what was added, magnified around grey. FX thread only. */
final class PictureRow extends HBox {
  private static final double WIDTH = 162;
  private static final int GREY = 128;
  private static final int MOST = 127;

  /** Side of the map where there is no picture under it, px. */
  private static final int ALONE = 224;

  /** What is left of the picture's light under the map. */
  private static final double DARK = 0.55;

  private static final double OPACITY = 0.85;

  private final ImageView clean = view("attack-clean");
  private final ImageView attacked = view("attack-attacked");
  private final ImageView difference = view("attack-difference");
  private final ImageView places = view("attack-places");
  private final Label magnified = label("");
  private final List<VBox> ofPictures;
  private final VBox ofPlaces;
  private final ColourSettings colours;

  PictureRow(ColourSettings colours) {
    super(12);
    this.colours = colours;
    getStyleClass().add("attack-pictures");
    ofPictures =
        List.of(
            new VBox(4, label(Messages.text("attack.picture.clean")), clean),
            new VBox(4, label(Messages.text("attack.picture.attacked")), attacked),
            new VBox(4, magnified, difference));
    ofPlaces = new VBox(4, label(Messages.text("attack.picture.moved")), places);
    getChildren().setAll(ofPictures);
    getChildren().add(ofPlaces);
  }

  /**
   * @param pictures of a clip; empty if no picture changed
   * @param moved what moved among its places; empty without a text
   * @param aspect width over height of the video: the model sees a square
   */
  void show(Optional<AttackOutcome.Pictures> pictures, Optional<SpatialMap> moved, double aspect) {
    ofPictures.forEach(box -> show(box, pictures.isPresent()));
    show(ofPlaces, moved.isPresent());
    show(this, pictures.isPresent() || moved.isPresent());
    pictures.ifPresent(this::show);
    moved.ifPresent(map -> places.setImage(painted(map, pictures)));
    for (ImageView v : new ImageView[] {clean, attacked, difference, places}) {
      v.setFitWidth(WIDTH);
      v.setFitHeight(WIDTH / Math.clamp(aspect, 0.75, 2.4));
    }
  }

  /** The change over the attacked picture, darkened, or over black. */
  private WritableImage painted(SpatialMap map, Optional<AttackOutcome.Pictures> pictures) {
    double top = 0;
    for (float v : map.values()) {
      top = Math.max(top, Math.abs(v));
    }
    int size = pictures.map(p -> p.attacked().width()).orElse(ALONE);
    int[] over = OverlayRaster.paint(map, ValueScale.of(colours, true, top), OPACITY, size);
    byte[] rgb = new byte[3 * over.length];
    for (int i = 0; i < over.length; i++) {
      double rest = 1 - (over[i] >>> 24) / 255.0;
      for (int c = 0; c < 3; c++) {
        int at = 3 * i + c;
        double under =
            pictures.isPresent() ? DARK * (pictures.get().attacked().pixels()[at] & 0xff) : 0;
        rgb[at] = (byte) Math.round((over[i] >> (16 - 8 * c) & 0xff) + rest * under);
      }
    }
    return image(size, size, rgb);
  }

  private static void show(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void show(AttackOutcome.Pictures pictures) {
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
