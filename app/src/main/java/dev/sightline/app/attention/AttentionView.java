package dev.sightline.app.attention;

import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.DivergingMap;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The attention card: which map, the matrix on the time line, the course of classes, the legend. FX
 * thread only.
 */
public final class AttentionView extends VBox {
  private final AttentionViewModel model;
  private final Choice<AttentionStack.Kind> kind =
      new Choice<>("attention.show", "attention.show.help", Names::kind);
  private final Choice<Integer> layer =
      new Choice<>("attention.layer", "attention.layer.help", Names::layer);
  private final Choice<Integer> head =
      new Choice<>("attention.head", "attention.head.help", Names::head);
  private final Choice<ScaleMode> scale =
      new Choice<>("attention.scale", "attention.scale.help", Names::scale);
  private final Choice<ColourMap> map =
      new Choice<>("attention.colours", "attention.colours.help", ColourMap::key);
  private final Choice<DivergingMap> diverging =
      new Choice<>("attention.signedColours", "attention.signedColours.help", DivergingMap::key);
  private final Label unit = new Label();
  private final Label bottom = new Label();
  private final Legend legend;
  private final Label top = new Label();
  private final Label empty = new Label(Messages.text("attention.empty"));
  private final AttentionCanvas canvas;

  public AttentionView(AttentionViewModel model, Selection selection, ClipThumbnails thumbnails) {
    this.model = model;
    legend = new Legend(model.colours());
    canvas = new AttentionCanvas(model, selection, thumbnails);
    getStyleClass().add("attention-view");
    getStylesheets().add(AttentionView.class.getResource("attention.css").toExternalForm());
    empty.getStyleClass().add("attention-empty");
    empty.setMouseTransparent(true);
    StackPane middle = new StackPane(canvas, empty);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(topBar(), middle, bottomBar());
    bind();
  }

  private HBox topBar() {
    Label readout = new Label();
    readout.setId("attention-readout");
    readout.textProperty().bind(model.readoutProperty());
    readout.setMinWidth(0);
    Label value = new Label();
    value.setId("attention-value");
    value.getStyleClass().add("attention-value");
    value.textProperty().bind(model.valueProperty());
    value.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HelpButton help =
        new HelpButton("attention.help.title", "attention.help.read", "attention.help.limits");
    HBox bar = new HBox(8, kind, layer, head, space, readout, value, help);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("attention-bar");
    return bar;
  }

  private HBox bottomBar() {
    for (Label l : List.of(unit, bottom, top)) {
      l.getStyleClass().add("attention-unit");
    }
    top.setMinWidth(Region.USE_PREF_SIZE);
    bottom.setMinWidth(Region.USE_PREF_SIZE);
    unit.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(8, scale, map, diverging, space, unit, bottom, legend, top);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("attention-bar");
    return bar;
  }

  private void bind() {
    ColourSettings colours = model.colours();
    scale.box().getItems().setAll(ScaleMode.values());
    scale.box().valueProperty().bindBidirectional(colours.scaleProperty());
    map.box().getItems().setAll(ColourMap.values());
    map.box().valueProperty().bindBidirectional(colours.mapProperty());
    diverging.box().getItems().setAll(DivergingMap.values());
    diverging.box().valueProperty().bindBidirectional(colours.divergingProperty());
    kind.onChoose(model::showKind);
    layer.onChoose(model::showLayer);
    head.onChoose(model::showHead);
    model.shownProperty().subscribe(s -> shownChanged(s));
    colours.scaleProperty().subscribe(s -> describeScale());
    model.litProperty().subscribe(l -> describeScale());
  }

  private void shownChanged(ShownMap shown) {
    boolean some = shown != null && !shown.matrix().rows().isEmpty();
    empty.setVisible(!some);
    empty.setText(Messages.text(shown == null ? "attention.empty" : "attention.notext"));
    kind.show(model.kinds(), shown == null ? null : shown.choice().kind());
    boolean layers = shown != null && model.layers() > 1;
    boolean heads = shown != null && model.heads() > 1;
    layer.show(range(0, model.layers()), shown == null ? null : shown.choice().layer());
    head.show(range(MapChoice.MEAN, model.heads()), shown == null ? null : shown.choice().head());
    layer.setDisable(!layers);
    head.setDisable(!heads);
    describeScale();
  }

  private void describeScale() {
    ShownMap shown = model.shownProperty().get();
    boolean signed = shown != null && shown.matrix().traits().signed();
    map.setVisible(!signed);
    map.setManaged(!signed);
    diverging.setVisible(signed);
    diverging.setManaged(signed);
    legend.setSigned(signed);
    if (shown == null) {
      unit.setText("");
      bottom.setText("");
      top.setText("");
      return;
    }
    MatrixData data = shown.matrix();
    unit.setText(Names.unit(data.content()));
    unit.setTooltip(new Tooltip(Names.unitHelp(data.content())));
    int row = model.litProperty().get().row();
    boolean perRow = model.colours().scaleProperty().get() == ScaleMode.PER_ROW;
    boolean everyRow = perRow && row == AttentionViewModel.NONE;
    double end = model.scale(data, Math.max(0, row)).max();
    String rowMax = Messages.text("attention.top.row");
    top.setText(everyRow ? rowMax : Words.value(end, signed));
    String low = everyRow ? "−" + rowMax : Words.value(-end, true);
    bottom.setText(signed ? low : "0");
  }

  private static List<Integer> range(int from, int end) {
    return IntStream.range(from, end).boxed().toList();
  }

  /** A labelled small combo box that can be filled without calling back. */
  private static final class Choice<T> extends HBox {
    private final ComboBox<T> box = new ComboBox<>();
    private boolean filling;

    Choice(String key, String helpKey, java.util.function.Function<T, String> names) {
      super(6);
      setAlignment(Pos.CENTER_LEFT);
      Label label = new Label(Messages.text(key));
      label.setMinWidth(Region.USE_PREF_SIZE);
      label.getStyleClass().add("attention-label");
      label.setLabelFor(box);
      box.setId(key.replace('.', '-'));
      box.setAccessibleText(Messages.text(key));
      box.setTooltip(new Tooltip(Messages.text(helpKey)));
      box.getStyleClass().add("small");
      box.setConverter(new OneWayNames<>(names));
      box.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(label, box);
    }

    ComboBox<T> box() {
      return box;
    }

    void onChoose(java.util.function.Consumer<T> action) {
      box.valueProperty()
          .subscribe(
              v -> {
                if (!filling && v != null) {
                  action.accept(v);
                }
              });
    }

    void show(List<T> items, T value) {
      filling = true;
      try {
        if (!box.getItems().equals(items)) {
          box.getItems().setAll(items);
        }
        box.setValue(value);
      } finally {
        filling = false;
      }
    }
  }
}
