package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A model of the list: name, version, where it comes from, or what is wrong with it. */
final class ModelCell extends ListCell<ModelItem> {
  private final Label name = new Label();
  private final Label detail = new Label();
  private final VBox box = new VBox(name, detail);
  private final ModelsViewModel model;
  private final MenuItem use = new MenuItem(Messages.text("models.use"));
  private final MenuItem measure = new MenuItem(Messages.text("models.evaluate"));
  private final MenuItem save = new MenuItem(Messages.text("models.save"));
  private final MenuItem remove = new MenuItem(Messages.text("models.remove"));
  private final ContextMenu menu;
  private Subscription following = Subscription.EMPTY;

  ModelCell(ModelsViewModel model, EvaluateViewModel evaluate, ModelActions actions) {
    this.model = model;
    name.getStyleClass().add("card-title");
    detail.getStyleClass().add("item-detail");
    detail.setWrapText(true);
    box.getStyleClass().add("library-item");
    setPrefWidth(0);
    remove.setOnAction(e -> model.remove(getItem()));
    use.setOnAction(e -> model.use(getItem()));
    measure.setOnAction(
        e -> {
          model.select(getItem());
          evaluate.begin();
        });
    save.setOnAction(
        e -> {
          model.select(getItem());
          actions.save().run();
        });
    menu = new ContextMenu(use);
  }

  @Override
  protected void updateItem(ModelItem item, boolean empty) {
    super.updateItem(item, empty);
    following.unsubscribe();
    following = Subscription.EMPTY;
    boolean blank = empty || item == null;
    setGraphic(blank ? null : box);
    setContextMenu(blank ? null : menu);
    if (!blank) {
      menu.getItems()
          .setAll(
              item.isBuiltIn() ? List.of(use, measure, save) : List.of(use, measure, save, remove));
      following =
          item.factsProperty()
              .subscribe(f -> describe(item))
              .and(item.problemProperty().subscribe(p -> describe(item)))
              .and(model.inUseProperty().subscribe(id -> describe(item)));
    }
  }

  private void describe(ModelItem item) {
    ModelFacts facts = item.factsProperty().get();
    String from = Messages.text(item.isBuiltIn() ? "models.builtIn" : "models.own");
    name.setText(facts == null ? item.name() : item.name() + " " + facts.manifest().version());
    boolean bad = !item.problemProperty().get().isEmpty();
    boolean inUse = model.isInUse(item);
    use.setDisable(inUse || facts == null);
    measure.setDisable(facts == null);
    save.setDisable(facts == null);
    detail.setText(
        bad
            ? Messages.text("models.broken")
            : inUse ? Messages.text("models.fromInUse", from) : from);
    setAccessibleText(name.getText() + ", " + detail.getText());
  }
}
