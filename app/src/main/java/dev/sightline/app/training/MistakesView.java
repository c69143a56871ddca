package dev.sightline.app.training;

import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.PictureTile;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.training.own.Mistake;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The surest mistakes as pictures that open in the player. FX thread only. */
public final class MistakesView extends VBox {
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

  private PictureTile tile(MistakePicture shown) {
    Mistake m = shown.mistake();
    PictureTile tile =
        new PictureTile(
            Messages.text("mistakes.said", m.predicted(), Math.round(PERCENT * m.probability())),
            Messages.text("mistakes.truth", m.truth(), m.split()),
            m.file(),
            () -> open.accept(m));
    if (shown.picture() != null) {
      tile.show(shown.picture());
    }
    tile.setDisable(shown.picture() == null);
    return tile;
  }
}
