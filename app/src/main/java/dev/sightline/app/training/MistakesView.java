package dev.sightline.app.training;

import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.Pictures;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.training.own.Mistake;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The surest mistakes as pictures that open in the player. FX thread only. */
public final class MistakesView extends VBox {
  private static final double WIDTH = 200;
  private static final double HEIGHT = 124;
  private static final int PERCENT = 100;

  private final Consumer<Mistake> open;
  private final TilePane tiles = new TilePane(12, 12);
  private final MessagePane none =
      new MessagePane(Feather.CHECK_CIRCLE, "calm")
          .say(Messages.text("mistakes.none"), Messages.text("mistakes.none.text"));

  /**
   * @param open shows the moment of a mistake in the player
   */
  public MistakesView(MistakesViewModel model, Consumer<Mistake> open) {
    this.open = open;
    getStyleClass().add("model-mistakes");
    tiles.setTileAlignment(Pos.TOP_LEFT);
    model.shownProperty().subscribe(this::show);
  }

  private void show(List<MistakePicture> mistakes) {
    if (mistakes.isEmpty()) {
      getChildren().setAll(none);
      return;
    }
    Label note = new Label(Messages.text("mistakes.note"));
    note.getStyleClass().add("fact-name");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    tiles.getChildren().setAll(mistakes.stream().map(this::tile).toList());
    getChildren().setAll(note, tiles);
  }

  private Button tile(MistakePicture shown) {
    Mistake m = shown.mistake();
    ImageView image = new ImageView(shown.picture() == null ? null : Pictures.of(shown.picture()));
    image.setFitWidth(WIDTH);
    image.setFitHeight(HEIGHT);
    image.setPreserveRatio(true);
    StackPane frame = new StackPane(image);
    frame.getStyleClass().add("mistake-picture");
    frame.setMinSize(WIDTH, HEIGHT);
    frame.setMaxSize(WIDTH, HEIGHT);
    Label said =
        new Label(
            Messages.text("mistakes.said", m.predicted(), Math.round(PERCENT * m.probability())));
    said.getStyleClass().add("card-title");
    Label truth = new Label(Messages.text("mistakes.truth", m.truth(), m.split()));
    truth.getStyleClass().add("fact-name");
    for (Label label : List.of(said, truth)) {
      label.setMaxWidth(WIDTH);
    }
    VBox content = new VBox(4, frame, said, truth);
    Button tile = new Button(null, content);
    tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    tile.getStyleClass().addAll("flat", "mistake");
    tile.setAccessibleText(said.getText() + ", " + truth.getText());
    tile.setTooltip(new javafx.scene.control.Tooltip(m.file()));
    tile.setDisable(shown.picture() == null);
    tile.setOnAction(e -> open.accept(m));
    return tile;
  }
}
