package dev.sightline.app.browse;

import dev.sightline.app.browse.BrowseViewModel.State;
import dev.sightline.app.browse.figures.FiguresPane;
import dev.sightline.app.browse.figures.FiguresViewModel;
import dev.sightline.app.browse.map.MapPane;
import dev.sightline.app.browse.map.MapView;
import dev.sightline.app.browse.map.MapViewModel;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page of all videos: a bar to search and to add, what it can be narrowed by, the videos, and
 * what is known of the chosen ones. FX thread only.
 */
public final class BrowseView extends BorderPane {
  private final BrowseViewModel model;
  private final TextField field = new TextField();
  private final BrowseGrid grid;
  private final BrowseTable table;
  private final MapView map;
  private final MapPane mapPane;
  private final FiguresPane figures;
  private final BrokenPane broken;
  private final MapViewModel mapModel;
  private final DetailPane detail;
  private final MessagePane loading =
      new MessagePane(Feather.FILM, "calm").say(Messages.text("browse.loading"), "");
  private final MessagePane empty;
  private final MessagePane nothing;
  private final MessagePane failed;
  private final StackPane body;
  private boolean swallow;
  private Node shown;

  /**
   * @param showPlayer shows the page with the player
   * @param ask asks the user for files and folders
   */
  public BrowseView(
      BrowseViewModel model, More more, Posters posters, Runnable showPlayer, Asking ask) {
    this.model = model;
    mapModel = more.map();
    getStyleClass().add("browse");
    BrowseKeys keys = new BrowseKeys(model, showPlayer);
    grid = new BrowseGrid(model, posters, keys);
    table = new BrowseTable(model, keys);
    map = new MapView(more.map(), model, posters, keys::open);
    mapPane = new MapPane(more.map(), map);
    Button first = new Button(Messages.text("browse.addFolder"));
    first.getStyleClass().add("accent");
    first.setOnAction(e -> ask.addFolder());
    empty =
        new MessagePane(Feather.FOLDER_PLUS, "calm", first)
            .say(Messages.text("browse.empty"), Messages.text("browse.empty.text"));
    Button all = new Button(Messages.text("browse.all"));
    all.setOnAction(e -> model.search().clear());
    nothing =
        new MessagePane(Feather.SEARCH, "calm", all)
            .say(Messages.text("browse.none"), Messages.text("browse.none.text"));
    Button again = new Button(Messages.text("inspect.retry"));
    again.setOnAction(e -> model.load());
    failed = new MessagePane(Feather.ALERT_TRIANGLE, "warn", again);
    figures = new FiguresPane(more.figures(), more.colours());
    broken = new BrokenPane(model);
    body = new StackPane(grid, table, mapPane, figures, broken, loading, empty, nothing, failed);
    detail =
        new DetailPane(
            model,
            new TypedTextPane(more.typed(), model, this::focusVideos),
            new UseList(more.uses()),
            () -> model.selection().leadProperty().get().ifPresent(keys::open),
            () -> ask.exportTo().ifPresent(model.marks()::export),
            () -> ask.reports(model.selection().chosenProperty().get()),
            this::focusVideos);
    FilterPane filters =
        new FilterPane(
            model.filter(),
            new VBox(12, new ShelfLinks(model), new SavedPane(more.saved())),
            new WatchPane(more.watch(), ask));
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> !model.isEmpty(), model.summaryProperty(), model.stateProperty());
    filters.visibleProperty().bind(model.form().sideShownProperty().and(some));
    filters.managedProperty().bind(filters.visibleProperty());
    setTop(
        new VBox(
            new BrowseBar(model, field, ask, this::focusVideos),
            problem(),
            new SetNotesPane(model.sets())));
    setLeft(filters);
    setCenter(body);
    setRight(detail);
    model.stateProperty().subscribe(s -> showBody());
    model.problemProperty().subscribe(p -> showBody());
    model.summaryProperty().subscribe(s -> showBody());
    model.form().modeProperty().subscribe(m -> showBody());
    model.form().modeProperty().subscribe(m -> loadMap());
    model.stateProperty().subscribe(m -> loadMap());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(
        KeyEvent.KEY_TYPED,
        e -> {
          if (swallow) {
            e.consume(); // the letter that led into a field is not typed into it
          }
        });
  }

  /**
   * What stands beside the videos.
   *
   * @param map lays them out in a plane
   * @param watch brings new ones in
   * @param figures tells what the model's answers are worth on them
   * @param saved searches that are kept
   * @param typed the text of the chosen video
   * @param uses lists what else was asked about the chosen video
   * @param colours of the confusion matrix
   */
  public record More(
      MapViewModel map,
      WatchViewModel watch,
      FiguresViewModel figures,
      SavedViewModel saved,
      TypedTextViewModel typed,
      UseListViewModel uses,
      ColourSettings colours) {}

  /** Asks the user. FX thread only. */
  public interface Asking {
    /** For a folder to add. */
    void addFolder();

    /** For files to add. */
    void addFiles();

    /** For a folder to watch; empty if the user thinks better of it. */
    Optional<Path> folderToWatch();

    /** For a folder, and writes a report of each of some videos there. */
    void reports(List<BrowseItem> videos);

    /** For a file to write the chosen videos to; empty if the user thinks better of it. */
    Optional<Path> exportTo();
  }

  /** Gives the keys to the videos, unless somebody types. */
  public void takeKeys() {
    if (getScene() != null && !(getScene().getFocusOwner() instanceof TextInputControl)) {
      focusVideos();
    }
  }

  /** Puts the cursor where one types. */
  public void focusSearch() {
    field.requestFocus();
  }

  private void loadMap() {
    if (model.form().modeProperty().get() == BrowseMode.MAP
        && model.stateProperty().get() == State.READY) {
      mapModel.load();
    }
  }

  private Node videos() {
    return switch (model.form().modeProperty().get()) {
      case GRID -> grid;
      case LIST -> table;
      case MAP -> mapPane;
      case FIGURES -> figures;
    };
  }

  private void focusVideos() {
    Node videos = videos();
    (videos == mapPane && map.isVisible() ? map : videos).requestFocus();
  }

  /** Keys of the whole page; what is typed into a field belongs to the field. */
  private void key(KeyEvent e) {
    swallow = false;
    boolean typing = e.getTarget() instanceof TextInputControl;
    if (e.getCode() == KeyCode.V && e.isShortcutDown() && paste(typing)) {
      e.consume();
      return;
    }
    if (typing) {
      return;
    }
    if (e.isShortcutDown() ? shortcut(e) : !e.isAltDown() && plain(e.getCode())) {
      e.consume();
      swallow = true;
    }
  }

  /** Searches with a picture that was copied; what else was copied belongs to a field. */
  private boolean paste(boolean typing) {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (typing && clipboard.hasString()) {
      return false;
    }
    try {
      Optional<Path> picture = PictureFiles.pasted(clipboard);
      if (picture.isPresent()) {
        model.search().showPicture(picture.get());
      } else if (!typing) {
        model.say(Messages.text("browse.paste.none"));
      }
      return picture.isPresent() || !typing;
    } catch (SightlineException problem) {
      model.say(Messages.say(problem));
      return true;
    }
  }

  private boolean shortcut(KeyEvent e) {
    switch (e.getCode()) {
      case Z -> {
        if (e.isShiftDown()) {
          model.marks().redo();
        } else {
          model.marks().undo();
        }
      }
      case Y -> model.marks().redo();
      case A -> model.selection().all();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyCode code) {
    if (code == KeyCode.ESCAPE && !model.selection().chosenProperty().get().isEmpty()) {
      model.selection().clear();
      return true;
    }
    if (code == KeyCode.F) {
      model.form().sideShownProperty().set(!model.form().sideShownProperty().get());
      return true;
    }
    if (code == KeyCode.V) {
      model.form().modeProperty().set(model.form().modeProperty().get().next());
      focusVideos();
      return true;
    }
    if (model.selection().chosenProperty().get().isEmpty() || model.isReadOnly()) {
      return false;
    }
    switch (code) {
      case T -> detail.focusTag();
      case C -> detail.focusCollection();
      case N -> detail.focusNote();
      case DELETE -> detail.askRemove();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Node problem() {
    Label problem = new Label();
    problem.setId("browse-problem");
    problem.getStyleClass().add("library-problem");
    problem.setWrapText(true);
    problem
        .textProperty()
        .bind(
            Bindings.when(model.problemProperty().isEmpty())
                .then(model.marks().noteProperty())
                .otherwise(model.problemProperty()));
    problem
        .visibleProperty()
        .bind(
            problem.textProperty().isNotEmpty().and(model.stateProperty().isEqualTo(State.READY)));
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  private void showBody() {
    Node wanted =
        switch (model.stateProperty().get()) {
          case LOADING -> loading;
          case FAILED -> failed;
          case READY ->
              model.search().isBroken()
                  ? broken
                  : !model.items().isEmpty()
                      ? videos()
                      : model.search().isNarrowed() ? nothing : empty;
        };
    failed.say(Messages.text("browse.failed"), model.problemProperty().get());
    body.getChildren().forEach(n -> n.setVisible(n == wanted));
    if (wanted != shown) {
      shown = wanted;
      takeKeys();
    }
  }
}
