package dev.sightline.app.control;

import dev.sightline.core.media.VideoFrame;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A picture that stands for a video, with a badge in its corner. FX thread only. */
public final class Poster extends StackPane {
  private static final double ROUND = 10;

  /** Height of the line that marks a moment, px. */
  private static final double LINE = 3;

  private final double width;
  private final double height;
  private final ImageView picture = new ImageView();
  private final FontIcon missing = Icons.icon(Feather.FILM, "poster-icon");
  private final Label badge = new Label();
  private final Region at = new Region();

  /**
   * @param width px
   * @param height px
   */
  public Poster(double width, double height) {
    this.width = width;
    this.height = height;
    picture.setPreserveRatio(true);
    picture.setSmooth(true);
    badge.getStyleClass().add("poster-badge");
    badge.setVisible(false);
    at.getStyleClass().add("poster-position");
    at.setManaged(false);
    at.setVisible(false);
    // laid out by itself: a grid that lays its rows out anew for each picture that goes by under
    // the pointer takes the cell away from below it, and the pointer has left
    StackPane inside = new StackPane(missing, picture, at, badge);
    inside.setManaged(false);
    inside.resize(width, height);
    getChildren().setAll(inside);
    getStyleClass().add("poster");
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    Rectangle round = new Rectangle(width, height);
    round.setArcWidth(ROUND);
    round.setArcHeight(ROUND);
    setClip(round);
    StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
  }

  /**
   * Shows a picture, cut to fill the box.
   *
   * @param frame null for none: then a sign stands in its place
   */
  public void show(VideoFrame frame) {
    missing.setVisible(frame == null);
    picture.setImage(frame == null ? null : Pictures.of(frame));
    if (frame != null) {
      boolean wide = frame.width() * height > frame.height() * width;
      picture.setFitWidth(wide ? 0 : width);
      picture.setFitHeight(wide ? height : 0);
    }
  }

  /** Whether the sign in the picture's place warns of a video that cannot be read. */
  public void warn(boolean bad) {
    missing.setIconCode(bad ? Feather.ALERT_TRIANGLE : Feather.FILM);
  }

  /**
   * Marks a moment by a line below it.
   *
   * @param share where in the video, 0 to 1; negative for none
   */
  public void position(double share) {
    at.setVisible(share >= 0);
    at.resizeRelocate(0, height - LINE, Math.clamp(share, 0.0, 1.0) * width, LINE);
  }

  /** What the badge says; empty for no badge. */
  public void badge(String text) {
    badge.setText(text);
    badge.setVisible(!text.isEmpty());
  }
}
