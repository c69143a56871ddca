package dev.sightline.app.models;

import atlantafx.base.theme.Styles;
import dev.sightline.app.browse.Posters;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.PictureTile;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The videos of a cell as pictures, below its matrix. FX thread only. */
public final class CellVideosView extends VBox {
  private final CellVideosViewModel model;
  private final Posters posters;
  private final List<PictureTile> asking = new ArrayList<>();

  public CellVideosView(CellVideosViewModel model, Posters posters) {
    this.model = model;
    this.posters = posters;
    setId("cell-videos");
    getStyleClass().addAll("card", "chart-card");
    model.shownProperty().subscribe(this::show);
  }

  private void show(Optional<CellVideosViewModel.Shown> now) {
    asking.forEach(posters::release);
    asking.clear();
    getChildren().clear();
    setVisible(now.isPresent());
    setManaged(now.isPresent());
    if (now.isEmpty()) {
      return;
    }
    CellVideosViewModel.Shown shown = now.get();
    Label note = new Label(shown.note());
    note.setId("cell-note");
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    TilePane tiles = new TilePane(12, 12);
    tiles.setTileAlignment(Pos.TOP_LEFT);
    for (Path file : shown.files()) {
      tiles.getChildren().add(tile(file));
    }
    getChildren().setAll(head(shown), note, tiles);
    tiles.setVisible(!shown.files().isEmpty());
    tiles.setManaged(tiles.isVisible());
    // once it has its place: a cell above may have been pressed
    Platform.runLater(this::reveal);
  }

  private HBox head(CellVideosViewModel.Shown shown) {
    Label title = new Label(shown.title());
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button library = new Button(Messages.text("models.cell.show"));
    library.setId("cell-in-library");
    library.getStyleClass().add(Styles.SMALL);
    library.setMinWidth(USE_PREF_SIZE);
    library.setOnAction(e -> model.showInLibrary());
    library.setVisible(!shown.ids().isEmpty());
    Button close =
        Icons.button(Feather.X, Messages.text("models.cell.close"), "cell-close", model::close);
    HBox head = new HBox(8, title, space, library, close);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private PictureTile tile(Path file) {
    String folder =
        Optional.ofNullable(file.getParent()).map(p -> String.valueOf(p.getFileName())).orElse("");
    PictureTile tile =
        new PictureTile(
            String.valueOf(file.getFileName()), folder, file.toString(), () -> model.open(file));
    asking.add(tile);
    posters.request(tile, file, tile::show);
    return tile;
  }

  /** Scrolls so far that it is seen. */
  private void reveal() {
    for (Node n = getParent(); n != null; n = n.getParent()) {
      if (n instanceof javafx.scene.control.ScrollPane scroll) {
        double content = scroll.getContent().getLayoutBounds().getHeight();
        double port = scroll.getViewportBounds().getHeight();
        double top = scroll.getContent().sceneToLocal(localToScene(getBoundsInLocal())).getMinY();
        if (content > port) {
          double most = Math.max(0, top - port / 3);
          double at = scroll.getVvalue() * (content - port);
          if (top > at + port * 2 / 3) {
            scroll.setVvalue(Math.min(1, most / (content - port)));
          }
        }
        return;
      }
    }
  }
}
