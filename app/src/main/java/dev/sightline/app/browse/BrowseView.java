package dev.sightline.app.browse;

import dev.sightline.app.browse.BrowseViewModel.State;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of all videos: a bar to search and to add, and the grid. FX thread only. */
public final class BrowseView extends BorderPane {
  private static final double FIELD = 420;

  private final BrowseViewModel model;
  private final TextField field = new TextField();
  private final BrowseGrid grid;
  private final MessagePane loading =
      new MessagePane(Feather.FILM, "calm").say(Messages.text("browse.loading"), "");
  private final MessagePane empty;
  private final MessagePane nothing;
  private final MessagePane failed;
  private final StackPane body;

  /**
   * @param showPlayer shows the page with the player
   * @param addFolder asks the user for a folder to add
   * @param addFiles asks the user for files to add
   */
  public BrowseView(
      BrowseViewModel model,
      Posters posters,
      Runnable showPlayer,
      Runnable addFolder,
      Runnable addFiles) {
    this.model = model;
    getStyleClass().add("browse");
    grid = new BrowseGrid(model, posters, showPlayer);
    Button first = new Button(Messages.text("browse.addFolder"));
    first.getStyleClass().add("accent");
    first.setOnAction(e -> addFolder.run());
    empty =
        new MessagePane(Feather.FOLDER_PLUS, "calm", first)
            .say(Messages.text("browse.empty"), Messages.text("browse.empty.text"));
    nothing =
        new MessagePane(Feather.SEARCH, "calm")
            .say(Messages.text("browse.none"), Messages.text("browse.none.text"));
    Button again = new Button(Messages.text("inspect.retry"));
    again.setOnAction(e -> model.load());
    failed = new MessagePane(Feather.ALERT_TRIANGLE, "warn", again);
    body = new StackPane(grid, loading, empty, nothing, failed);
    setTop(bar(addFolder, addFiles));
    setCenter(body);
    model.stateProperty().subscribe(s -> showBody());
    model.problemProperty().subscribe(p -> showBody());
    model.summaryProperty().subscribe(s -> showBody());
  }

  /** Puts the cursor where one types. */
  public void focusSearch() {
    field.requestFocus();
  }

  private Node bar(Runnable addFolder, Runnable addFiles) {
    field.setId("browse-search");
    field.setPromptText(Messages.text("browse.prompt"));
    field.setPrefWidth(FIELD);
    field.textProperty().bindBidirectional(model.queryProperty());
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
            grid.requestFocus();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE && model.isNarrowed()) {
            model.clear();
            e.consume();
          }
        });
    Label summary = new Label();
    summary.setId("browse-summary");
    summary.getStyleClass().add("form-label");
    summary.textProperty().bind(model.summaryProperty());
    Hyperlink all = new Hyperlink(Messages.text("browse.all"));
    all.setId("browse-all");
    all.setOnAction(e -> model.clear());
    model
        .summaryProperty()
        .subscribe(
            s -> {
              all.setVisible(model.isNarrowed());
              all.setManaged(model.isNarrowed());
              summary.setTooltip(
                  model.broken().isEmpty()
                      ? null
                      : new Tooltip(String.join("\n", model.broken().stream().limit(12).toList())));
            });
    HBox space = new HBox();
    HBox.setHgrow(space, Priority.ALWAYS);
    ComboBox<BrowseOrder> order = new ComboBox<>();
    order.setId("browse-order");
    order.getStyleClass().add("small");
    order.setConverter(new OneWayNames<>(o -> Messages.text(o.key())));
    order.getItems().setAll(BrowseOrder.values());
    order.valueProperty().bindBidirectional(model.orderProperty());
    order.setAccessibleText(Messages.text("browse.order"));
    order.setTooltip(new Tooltip(Messages.text("browse.order")));
    Button folder =
        new Button(
            Messages.text("browse.addFolder"), Icons.icon(Feather.FOLDER_PLUS, "button-icon"));
    folder.setId("browse-add-folder");
    folder.setOnAction(e -> addFolder.run());
    Button files = new Button(Messages.text("browse.addFiles"));
    files.setId("browse-add-files");
    files.setOnAction(e -> addFiles.run());
    Label problem = new Label();
    problem.setId("browse-problem");
    problem.getStyleClass().add("library-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem
        .visibleProperty()
        .bind(
            model.problemProperty().isNotEmpty().and(model.stateProperty().isEqualTo(State.READY)));
    problem.managedProperty().bind(problem.visibleProperty());
    HBox row =
        new HBox(
            Icons.icon(Feather.SEARCH, "button-icon"),
            field,
            summary,
            all,
            space,
            order,
            files,
            folder);
    row.getStyleClass().add("browse-bar");
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(row, problem);
  }

  private void showBody() {
    Node wanted =
        switch (model.stateProperty().get()) {
          case LOADING -> loading;
          case FAILED -> failed;
          case READY -> !model.items().isEmpty() ? grid : model.isNarrowed() ? nothing : empty;
        };
    failed.say(Messages.text("browse.failed"), model.problemProperty().get());
    body.getChildren().forEach(n -> n.setVisible(n == wanted));
  }
}
