package dev.sightline.app.models;

import atlantafx.base.theme.Styles;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** The page "Models": the list, the model that is looked at, its facts. FX thread only. */
public final class ModelsView extends BorderPane {
  private static final double TEXT_WIDTH = 760;

  private final ModelsViewModel model;
  private final Map<Section, Node> sections = new EnumMap<>(Section.class);
  private final Map<Section, ToggleButton> tabs = new EnumMap<>(Section.class);
  private final ListView<ModelItem> list = new ListView<>();
  private final Label title = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private final VBox card = new VBox();
  private final MessagePane broken = new MessagePane(Feather.ALERT_TRIANGLE, "warn");
  private final MessagePane opening =
      new MessagePane(Feather.BOX, "calm").say(Messages.text("models.opening"), "");
  private final SegmentedButton bar = new SegmentedButton();
  private final Button use = new Button();
  private final HBox tools = new HBox(4);
  private final EvaluateViewModel evaluate;
  private final ModelActions actions;

  /**
   * @param colours those of all attention views
   * @param evaluate measures the model that is looked at
   * @param cell shows the videos of a cell of its confusion matrix
   * @param mistakes shows those of the model that is looked at
   */
  public ModelsView(
      ModelsViewModel model,
      ClassesViewModel classes,
      ColourSettings colours,
      EvaluateViewModel evaluate,
      Node cell,
      Node mistakes,
      ModelActions actions) {
    this.model = model;
    this.evaluate = evaluate;
    this.actions = actions;
    getStyleClass().add("models");
    sections.put(Section.CARD, card);
    sections.put(
        Section.FIGURES,
        new FiguresView(model.factsProperty(), new EvaluateCard(evaluate, actions.chooseData())));
    sections.put(
        Section.CURVES,
        new CurvesView(
            model.factsProperty().map(f -> f.record().curves()), model.chartsProperty()));
    sections.put(Section.CLASSES, new ClassesView(classes, colours, model.chartsProperty(), cell));
    sections.put(Section.MISTAKES, mistakes);
    card.getStyleClass().add("model-card");
    setLeft(strip());
    setCenter(middle());
    setRight(new FactsPane(model.factsProperty()));
    model.selectedProperty().subscribe(s -> showSelected());
    model.inUseProperty().subscribe(id -> showUse());
    model.factsProperty().subscribe(f -> showSelected());
    model.brokenProperty().subscribe(b -> showSection());
    model.sectionProperty().subscribe(s -> showSection());
  }

  private Node strip() {
    list.setId("models");
    list.getStyleClass().add("library-list");
    list.setItems(model.items());
    list.setCellFactory(v -> new ModelCell(model, evaluate, actions));
    list.setAccessibleText(Messages.text("models.role"));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null) {
                model.select(item);
              }
            });
    list.setOnKeyPressed(
        e -> {
          ModelItem item = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.DELETE && item != null && !item.isBuiltIn()) {
            model.remove(item);
            e.consume();
          }
        });
    Label problem = new Label();
    problem.setId("models-problem");
    problem.getStyleClass().add("library-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Button button =
        new Button(Messages.text("models.add"), Icons.icon(Feather.PLUS, "button-icon"));
    button.setId("add-model");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(e -> actions.add().run());
    Button own = new Button(Messages.text("models.train"));
    own.setId("train-own");
    own.setMaxWidth(Double.MAX_VALUE);
    own.setOnAction(e -> actions.train().run());
    VBox foot = new VBox(problem, own, button);
    foot.getStyleClass().add("models-foot");
    BorderPane strip = new BorderPane(list);
    strip.getStyleClass().add("library");
    strip.setBottom(foot);
    return strip;
  }

  private Node middle() {
    title.getStyleClass().add("model-title");
    bar.setToggleGroup(new ToggleGroup());
    for (Section section : Section.values()) {
      ToggleButton tab = new ToggleButton(name(section));
      tab.setId("section-" + section.name().toLowerCase(java.util.Locale.ROOT));
      tab.getStyleClass().add(Styles.SMALL);
      tab.setOnAction(
          e -> {
            tab.setSelected(true);
            model.sectionProperty().set(section);
          });
      tabs.put(section, tab);
      bar.getButtons().add(tab);
    }
    use.setId("use-model");
    use.getStyleClass().add(Styles.SMALL);
    use.setTooltip(new Tooltip(Messages.text("models.use.help")));
    use.setOnAction(e -> model.use(model.selectedProperty().get()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    tools
        .getChildren()
        .setAll(
            Icons.button(
                Feather.ACTIVITY, Messages.text("models.evaluate"), "evaluate", evaluate::begin),
            Icons.button(
                Feather.DOWNLOAD, Messages.text("models.save"), "save-model", actions.save()));
    VBox head = new VBox(8);
    head.getStyleClass().add("model-head");
    HBox line = new HBox(16);
    line.setAlignment(Pos.CENTER_LEFT);
    head.widthProperty().subscribe(w -> arrange(head, line, space));
    title.textProperty().subscribe(t -> arrange(head, line, space));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("model-scroll");
    BorderPane middle = new BorderPane(scroll);
    middle.setTop(head);
    return middle;
  }

  /** The tabs stand beside the title, or below it where that would cut them. */
  private void arrange(VBox head, HBox line, Region space) {
    double needed = line.getSpacing() * 4 + head.snappedLeftInset() + head.snappedRightInset();
    for (Region part : List.of(title, bar, tools, use)) {
      needed += part.prefWidth(-1);
    }
    boolean narrow = head.getWidth() > 0 && head.getWidth() < needed;
    List<Node> rows = narrow ? List.of(line, bar) : List.of(line);
    if (!head.getChildren().equals(rows)) {
      line.getChildren().setAll(title, space, tools, use);
      head.getChildren().setAll(rows);
      if (!narrow) {
        line.getChildren().add(1, bar);
      }
    }
  }

  private void showSelected() {
    ModelItem item = model.selectedProperty().get();
    if (list.getSelectionModel().getSelectedItem() != item) {
      list.getSelectionModel().select(item);
    }
    ModelFacts facts = model.factsProperty().get();
    title.setText(
        item == null
            ? ""
            : facts == null ? item.name() : item.name() + " " + facts.manifest().version());
    bar.setDisable(facts == null);
    tools.setDisable(facts == null);
    showUse();
    card.getChildren().clear();
    if (facts != null) {
      MarkdownView text = new MarkdownView(facts.card(), title.getText());
      text.setMaxWidth(TEXT_WIDTH);
      card.getChildren().setAll(text);
    }
    showSection();
  }

  private void showUse() {
    ModelItem item = model.selectedProperty().get();
    boolean inUse = item != null && model.isInUse(item);
    use.setText(Messages.text(inUse ? "models.inUse" : "models.use"));
    use.setDisable(inUse || item == null || item.factsProperty().get() == null);
  }

  private void showSection() {
    Section section = model.sectionProperty().get();
    tabs.forEach((s, tab) -> tab.setSelected(s == section));
    ModelItem item = model.selectedProperty().get();
    String why = model.brokenProperty().get();
    if (!why.isEmpty()) {
      scroll.setContent(broken.say(Messages.text("models.broken"), why));
    } else if (item == null || item.factsProperty().get() == null) {
      scroll.setContent(opening);
    } else {
      scroll.setContent(sections.get(section));
    }
    scroll.setVvalue(0);
  }

  private static String name(Section section) {
    return switch (section) {
      case CARD -> Messages.text("models.section.card");
      case FIGURES -> Messages.text("models.section.figures");
      case CURVES -> Messages.text("models.section.curves");
      case CLASSES -> Messages.text("models.section.classes");
      case MISTAKES -> Messages.text("models.section.mistakes");
    };
  }
}
