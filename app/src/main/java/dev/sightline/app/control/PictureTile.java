package dev.sightline.app.control;

import dev.sightline.core.media.VideoFrame;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A video as a picture over two lines of words, that opens it. FX thread only. */
public final class PictureTile extends Button {
  private static final double WIDTH = 200;
  private static final double HEIGHT = 124;

  private final ImageView image = new ImageView();

  /**
   * @param file its path, told where the pointer rests
   * @param open runs when it is pressed
   */
  public PictureTile(String title, String note, String file, Runnable open) {
    image.setFitWidth(WIDTH);
    image.setFitHeight(HEIGHT);
    image.setPreserveRatio(true);
    StackPane frame = new StackPane(image);
    frame.getStyleClass().add("mistake-picture");
    frame.setMinSize(WIDTH, HEIGHT);
    frame.setMaxSize(WIDTH, HEIGHT);
    setGraphic(new VBox(4, frame, line(title, "card-title"), line(note, "fact-name")));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().addAll("flat", "mistake");
    setAccessibleText(title + ", " + note);
    setTooltip(new Tooltip(file));
    setOnAction(e -> open.run());
  }

  private static Label line(String words, String style) {
    Label line = new Label(words);
    line.getStyleClass().add(style);
    line.setMaxWidth(WIDTH);
    return line;
  }

  /**
   * Shows its picture.
   *
   * @param picture BGRA32
   */
  public void show(VideoFrame picture) {
    image.setImage(Pictures.of(picture));
  }
}
