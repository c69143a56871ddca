package dev.sightline.app.attention;

import atlantafx.base.theme.Styles;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.DivergingMap;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.control.Copier;
import dev.sightline.app.control.PaleCell;
import dev.sightline.app.explain.ExplainBar;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.explain.Layers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/**
 * The attention card: which way of looking, which map, the way itself, the legend. FX thread only.
 */
public final class AttentionView extends VBox {
  /** Entries of the list of what can be shown that are seen without scrolling. */
  private static final int MOST_SHOWN = 16;

  private static final double SHOWN_WIDTH = 224;

  private final AttentionViewModel model;
  private final AttentionTabs tabs;
  private final Map<AttentionTab, AttentionPane> panes = new EnumMap<>(AttentionTab.class);
  private final Map<AttentionTab, HelpButton> helps = new EnumMap<>(AttentionTab.class);
  private final TabSwitch tabSwitch;
  private final Choice<Showable> kind =
      new Choice<>("attention.show", "attention.show.help", Showable::title);
  private final Choice<PartItem> layer =
      new Choice<>("attention.layer", "attention.layer.help", PartItem::name);
  private final Choice<PartItem> head =
      new Choice<>("attention.head", "attention.head.help", PartItem::name);
  private final Choice<ScaleMode> scale =
      new Choice<>("attention.scale", "attention.scale.help", Names::scale);
  private final Choice<ColourMap> map =
      new Choice<>("attention.colours", "attention.colours.help", ColourMap::key);
  private final Choice<DivergingMap> diverging =
      new Choice<>("attention.signedColours", "attention.signedColours.help", DivergingMap::key);
  private final ToggleButton sinks = new ToggleButton(Messages.text("attention.sinks"));
  private final Label readout = new Label();
  private final Label value = new Label();
  private final HBox choosing = new HBox(8);
  private final HBox controls = new HBox(8);
  private final Label unit = new Label();
  private final Label bottom = new Label();
  private final Label top = new Label();
  private final Label empty = new Label(Messages.text("attention.empty"));
  private final Legend legend;
  private final HBox tools = new HBox(4);
  private final HBox explaining = new HBox(8);
  private Copier copier = (picture, table) -> {};
  private ExplainViewModel methods;

  /**
   * @param panes the ways of looking, in their order
   */
  public AttentionView(
      AttentionViewModel model, AttentionTabs tabs, List<? extends AttentionPane> panes) {
    this.model = model;
    this.tabs = tabs;
    legend = new Legend(model.colours());
    tabSwitch = new TabSwitch(tabs, panes.stream().map(AttentionPane::tab).toList());
    getStyleClass().add("attention-view");
    getStylesheets().add(AttentionView.class.getResource("attention.css").toExternalForm());
    empty.getStyleClass().add("attention-empty");
    empty.setMouseTransparent(true);
    empty.setWrapText(true);
    empty.setTextAlignment(TextAlignment.CENTER);
    StackPane middle = new StackPane();
    for (AttentionPane pane : panes) {
      this.panes.put(pane.tab(), pane);
      helps.put(pane.tab(), pane.help());
      middle.getChildren().add(pane.body());
      pane.legend().subscribe(l -> describe());
    }
    middle.getChildren().add(empty);
    middle.setMinHeight(0);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(topBar(), mapBar(), middle, bottomBar());
    bind();
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_PRESSED, Copier.key(this::copy));
  }

  /** Room for buttons of the window's, at the right of the ways of looking. */
  public HBox tools() {
    return tools;
  }

  /** Offers explanation methods beside the maps of attention. */
  public void offer(ExplainViewModel offered) {
    methods = offered;
    explaining.getChildren().setAll(new ExplainBar(offered));
    offered.methods().subscribe(() -> shownChanged(model.shownProperty().get()));
    offered.chosenProperty().subscribe(m -> shownChanged(model.shownProperty().get()));
    offered.layersProperty().subscribe(l -> shownChanged(model.shownProperty().get()));
  }

  /** Takes who puts things on the clipboard. */
  public void setCopier(Copier other) {
    copier = other;
  }

  /** Copies what is shown: a picture of it, and its numbers as a table. */
  public void copy() {
    AttentionPane chosen = chosen();
    copier.copy(chosen.body(), chosen.table());
  }

  private AttentionPane chosen() {
    return panes.getOrDefault(tabs.chosenProperty().get(), panes.get(AttentionTab.MATRIX));
  }

  /** Chooses a way of looking by Alt and its number; anything else is left alone. */
  public void key(KeyEvent e) {
    int number = e.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
    if (e.isAltDown() && number >= 0 && number < panes.size()) {
      tabs.chosenProperty().set(List.copyOf(panes.keySet()).get(number));
      e.consume();
    }
  }

  private HBox topBar() {
    readout.setId("attention-readout");
    // takes what room is left: a long one must not cut the names of the views
    readout.setMinWidth(0);
    readout.setPrefWidth(0);
    readout.setMaxWidth(Double.MAX_VALUE);
    readout.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(readout, Priority.ALWAYS);
    value.setId("attention-value");
    value.getStyleClass().add("attention-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    StackPane help = new StackPane();
    help.getChildren().setAll(helps.values());
    tools.setAlignment(Pos.CENTER_RIGHT);
    HBox bar = new HBox(8, tabSwitch, readout, value, tools, help);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("attention-bar");
    return bar;
  }

  private HBox mapBar() {
    sinks.setId("attention-sinks");
    sinks.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    sinks.setTooltip(new Tooltip(Messages.text("attention.sinks.help")));
    sinks.setMinWidth(Region.USE_PREF_SIZE);
    sinks.selectedProperty().bindBidirectional(model.withoutSinksProperty());
    controls.setAlignment(Pos.CENTER_RIGHT);
    choosing.getChildren().setAll(kind, layer, head, explaining, sinks);
    choosing.setAlignment(Pos.CENTER_LEFT);
    HBox bar = new HBox(8, choosing, space(), controls);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("attention-bar");
    return bar;
  }

  private HBox bottomBar() {
    for (Label l : List.of(unit, bottom, top)) {
      l.getStyleClass().add("attention-unit");
    }
    unit.setId("attention-unit");
    top.setMinWidth(Region.USE_PREF_SIZE);
    bottom.setMinWidth(Region.USE_PREF_SIZE);
    unit.setMinWidth(0);
    unit.setWrapText(true);
    unit.setMinHeight(Region.USE_PREF_SIZE);
    HBox bar = new HBox(8, scale, map, diverging, space(), unit, bottom, legend, top);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("attention-bar");
    return bar;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void bind() {
    ColourSettings colours = model.colours();
    scale.box().getItems().setAll(ScaleMode.values());
    scale.box().valueProperty().bindBidirectional(colours.scaleProperty());
    map.box().getItems().setAll(ColourMap.values());
    map.box().valueProperty().bindBidirectional(colours.mapProperty());
    diverging.box().getItems().setAll(DivergingMap.values());
    diverging.box().valueProperty().bindBidirectional(colours.divergingProperty());
    kind.box().setCellFactory(list -> new PaleCell<>(Showable::title, Showable::obstacle));
    kind.box().setVisibleRowCount(MOST_SHOWN);
    kind.box().setPrefWidth(SHOWN_WIDTH); // not that of the longest reason in its list
    kind.onChoose(this::choose);
    layer.onChoose(
        l -> {
          if (explains()) {
            methods.chooseLayer(l.index());
          } else {
            model.showLayer(l.index());
          }
        });
    head.onChoose(
        h -> {
          if (explains()) {
            methods.chooseHead(h.index());
          } else {
            model.showHead(h.index());
          }
        });
    model.shownProperty().subscribe(s -> shownChanged(s));
    model.analysedProperty().subscribe(a -> sayEmpty());
    tabs.chosenProperty().subscribe(t -> tabChanged(t));
  }

  private void tabChanged(AttentionTab tab) {
    AttentionPane chosen = panes.getOrDefault(tab, panes.get(AttentionTab.MATRIX));
    panes.values().forEach(p -> p.body().setVisible(p == chosen));
    helps.forEach((t, h) -> h.setVisible(t == chosen.tab()));
    controls.getChildren().setAll(chosen.controls().toArray(Node[]::new));
    choosing.setVisible(chosen.showsMap());
    choosing.setManaged(chosen.showsMap());
    readout.textProperty().bind(chosen.readout());
    value.textProperty().bind(chosen.value());
    describe();
    sayEmpty();
  }

  /** Without words there is nothing to see but lanes of classes and shots. */
  private void sayEmpty() {
    ShownMap shown = model.shownProperty().get();
    boolean words = shown != null && !shown.matrix().rows().isEmpty();
    boolean lanes = shown != null && tabs.chosenProperty().get() == AttentionTab.LANES;
    empty.setVisible(!words && !lanes && chosen().showsMap());
    empty.setText(
        Messages.text(
            model.analysedProperty().getValue() ? "attention.notext" : "attention.empty"));
  }

  private void choose(Showable wanted) {
    switch (wanted) {
      case Showable.OfMap m -> {
        if (methods != null) {
          methods.chooseNone();
        }
        model.showKind(m.kind());
      }
      case Showable.OfMethod m -> methods.choose(m.method());
      case Showable.OfVideoSelf v -> shownChanged(model.shownProperty().get());
    }
  }

  private void shownChanged(ShownMap shown) {
    sayEmpty();
    offerKinds(shown);
    sinks.setDisable(shown == null || !shown.hasSinks());
    sinks.setVisible(!explains());
    sinks.setManaged(!explains());
    if (explains()) {
      Layers offered = methods.layersProperty().get();
      PartChoice part = methods.part();
      PartItem.show(layer, PartItem.layers(offered), part.layer());
      PartItem.show(head, PartItem.heads(offered), part.head());
      offer(layer, offered.hasLayers(), offered.hasLayers());
      offer(head, offered.hasHeads(), offered.hasHeads());
    } else {
      int none = Integer.MIN_VALUE;
      PartItem.show(
          layer,
          PartItem.of(0, model.layers(), Names::layer),
          shown == null ? none : shown.choice().layer());
      PartItem.show(
          head, PartItem.headsOfMap(model.heads()), shown == null ? none : shown.choice().head());
      offer(layer, true, shown != null && model.layers() > 1);
      offer(head, true, shown != null && model.heads() > 1);
    }
  }

  private boolean explains() {
    return methods != null && methods.chosenProperty().get() != null;
  }

  private static void offer(Choice<PartItem> choice, boolean seen, boolean several) {
    choice.setVisible(seen);
    choice.setManaged(seen);
    choice.setDisable(!several);
  }

  private void offerKinds(ShownMap shown) {
    List<Showable> all = new ArrayList<>();
    model.kinds().forEach(k -> all.add(new Showable.OfMap(k)));
    if (!model.kinds().isEmpty()) {
      all.add(new Showable.OfVideoSelf());
    }
    Showable now = shown == null ? null : new Showable.OfMap(shown.choice().kind());
    if (methods != null) {
      methods.methods().forEach(m -> all.add(new Showable.OfMethod(m)));
      ExplainViewModel.Method chosen = methods.chosenProperty().get();
      now = chosen == null ? now : new Showable.OfMethod(chosen);
    }
    kind.show(all, now);
  }

  private void describe() {
    AttentionPane chosen = chosen();
    LegendText text = chosen.legend().getValue();
    map.setVisible(!text.signed());
    map.setManaged(!text.signed());
    diverging.setVisible(text.signed());
    diverging.setManaged(text.signed());
    legend.setSigned(text.signed());
    legend.setVisible(text != LegendText.NONE);
    unit.setText(text.unit());
    unit.setTooltip(text.help().isEmpty() ? null : new Tooltip(text.help()));
    bottom.setText(text.bottom());
    top.setText(text.top());
  }
}
