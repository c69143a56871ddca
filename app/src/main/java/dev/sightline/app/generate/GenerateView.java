package dev.sightline.app.generate;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page that makes clips: what is asked on the left, the clips while they form on the right.
 * They play in a loop as long as the page is shown. FX thread only.
 */
public final class GenerateView extends HBox {
  /** A sixteenth of a second. */
  private static final double FRAME_MILLIS = 62.5;

  private final GenerateViewModel model;
  private final ColourSettings colours;
  private final FilePrompt prompt;
  private final GenerateForm form;
  private final FlowPane grid = new FlowPane(16, 16);
  private final MessagePane empty = new MessagePane(Feather.FILM, "calm");
  private final List<TileView> views = new ArrayList<>();
  private int moment;

  /**
   * @param prompt asks where a film goes
   * @param still true while clips stand still but for where the pointer or the keyboard is
   */
  public GenerateView(
      GenerateViewModel model,
      ColourSettings colours,
      FilePrompt prompt,
      ObservableBooleanValue still) {
    this.model = model;
    this.colours = colours;
    this.prompt = prompt;
    this.form = new GenerateForm(model);
    getStyleClass().add("generate-page");
    setId("generate");
    ScrollPane left = scroll(form);
    left.setMinWidth(USE_PREF_SIZE);
    ScrollPane clips = scroll(grid);
    clips.setId("generate-clips");
    grid.getStyleClass().add("generate-grid");
    StackPane middle = new StackPane(clips, empty);
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox right = new VBox(8, new WordRow(model, colours), middle);
    right.getStyleClass().addAll("card", "generate-clips");
    HBox.setHgrow(right, Priority.ALWAYS);
    getChildren().setAll(left, right);
    setAlignment(Pos.TOP_LEFT);
    model.tilesProperty().subscribe(this::show);
    model.missingProperty().subscribe(m -> say());
    model.wordProperty().subscribe(w -> views.forEach(v -> v.canvas().light(w.intValue())));
    Timeline play = new Timeline(new KeyFrame(Duration.millis(FRAME_MILLIS), e -> tick()));
    play.setCycleCount(Timeline.INDEFINITE);
    BooleanBinding moving =
        sceneProperty()
            .isNotNull()
            .and(Bindings.not(still).or(clips.hoverProperty()).or(clips.focusWithinProperty()));
    moving.subscribe(
        now -> {
          if (now) {
            play.play();
          } else {
            play.stop();
          }
        });
  }

  private static ScrollPane scroll(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.getStyleClass().add("generate-scroll");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  /** The page is shown: the cursor stands in the sentence. */
  public void takeKeys() {
    model.load();
    form.takeKeys();
  }

  private void tick() {
    moment++;
    views.forEach(v -> v.canvas().tick(moment));
  }

  private void show(List<Tile> tiles) {
    if (views.size() != tiles.size()) {
      views.clear();
      for (int i = 0; i < tiles.size(); i++) {
        views.add(new TileView(i, colours, new Files()));
      }
      grid.getChildren().setAll(views);
    }
    GenerateWish made = model.madeProperty().get();
    for (int i = 0; i < tiles.size(); i++) {
      views.get(i).show(tiles.get(i), made != null && made.isWay());
      views.get(i).canvas().light(model.wordProperty().get());
    }
    say();
  }

  private void say() {
    boolean missing = !model.missingProperty().get().isEmpty();
    empty.setVisible(missing || model.tilesProperty().get().isEmpty());
    empty.say(
        Messages.text(missing ? "generate.missing" : "generate.empty"),
        missing ? model.missingProperty().get() : Messages.text("generate.empty.text"));
  }

  /** What the buttons below a clip do. */
  private final class Files implements TileView.Actions {
    @Override
    public void saveFilm(Tile tile) {
      save(tile, Messages.text("generate.save.film"), "MP4", ".mp4");
    }

    @Override
    public void saveGif(Tile tile) {
      save(tile, Messages.text("generate.save.gif"), "GIF", ".gif");
    }

    private void save(Tile tile, String title, String kind, String ending) {
      Optional<Path> file = prompt.save(title, model.name(tile) + ending, kind, ending);
      file.ifPresent(f -> model.save(tile, f));
    }

    @Override
    public void analyse(Tile tile) {
      model.analyse(tile);
    }
  }
}
