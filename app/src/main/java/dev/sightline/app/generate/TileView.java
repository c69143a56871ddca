package dev.sightline.app.generate;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One clip of the grid with its seed, what is read in it, and what can be done with it. */
final class TileView extends VBox {
  private final TileCanvas canvas;
  private final Label seed = new Label();
  private final Label read = new Label();
  private final HBox actions;
  private Tile tile;

  /** What can be done with a clip. */
  interface Actions {
    void saveFilm(Tile tile);

    void saveGif(Tile tile);

    void analyse(Tile tile);
  }

  /**
   * @param number of the clip, from 0
   */
  TileView(int number, ColourSettings colours, Actions on) {
    canvas = new TileCanvas(colours);
    canvas.setId("generate-tile-" + number);
    getStyleClass().add("generate-tile");
    setSpacing(2);
    seed.getStyleClass().add("card-note");
    read.getStyleClass().add("card-note");
    read.setWrapText(true);
    read.setMaxWidth(canvas.getPrefWidth());
    Button film =
        Icons.button(
            Feather.FILM,
            Messages.text("generate.save.film"),
            "generate-film-" + number,
            () -> on.saveFilm(tile));
    Button gif =
        Icons.button(
            Feather.IMAGE,
            Messages.text("generate.save.gif"),
            "generate-gif-" + number,
            () -> on.saveGif(tile));
    Button analyse =
        Icons.button(
            Feather.SEARCH,
            Messages.text("generate.analyse"),
            "generate-analyse-" + number,
            () -> on.analyse(tile));
    actions = new HBox(film, gif, analyse);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox below = new HBox(seed, space, actions);
    below.setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(canvas.getPrefWidth());
    getChildren().setAll(canvas, below, read);
  }

  /**
   * @param isWay whether the clips lead from one sentence to another
   */
  void show(Tile now, boolean isWay) {
    tile = now;
    canvas.show(now);
    seed.setText(
        isWay
            ? String.format(Locale.ROOT, "%.0f %%", 100 * now.share())
            : Messages.text("generate.seed.of", Long.toString(now.seed())));
    read.setText(
        now.isDone()
            ? Messages.text("generate.reads", now.read())
            : Messages.text(now.frames().isEmpty() ? "generate.waits" : "generate.forms"));
    actions.setVisible(now.isDone());
    canvas.setAccessibleText(read.getText());
  }

  TileCanvas canvas() {
    return canvas;
  }
}
