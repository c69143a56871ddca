package dev.sightline.app.compare;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.PartItem;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.control.PaleCell;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Target;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/**
 * Chooses which map of attention or which method one side shows, its layer and head, and what it
 * explains; or, for two classes, the class and by what the two are told apart. FX thread only.
 */
final class MethodChooser extends HBox {
  /** Entries of the list of methods that are seen without scrolling. */
  private static final int MOST_SHOWN = 16;

  private static final double SHOWN_WIDTH = 200;
  private static final double TARGET_WIDTH = 220;

  private final CompareViewModel model;
  private final CompareSide side;
  private final AttentionViewModel cells;
  private final Choice<Shows> kind =
      new Choice<>("attention.show", "attention.show.help", Shows::title);
  private final Choice<PartItem> layer =
      new Choice<>("attention.layer", "attention.layer.help", PartItem::name);
  private final Choice<PartItem> head =
      new Choice<>("attention.head", "attention.head.help", PartItem::name);
  private final Choice<Target> target =
      new Choice<>("explain.target", "explain.target.help", this::name);

  /**
   * @param name of the side, for the ids of controls
   * @param cells which maps this side has
   */
  MethodChooser(CompareViewModel model, CompareSide side, String name, AttentionViewModel cells) {
    super(8);
    this.model = model;
    this.side = side;
    this.cells = cells;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    kind.box().setId(name + "-kind");
    layer.box().setId(name + "-layer");
    head.box().setId(name + "-head");
    target.box().setId(name + "-class");
    kind.box().setCellFactory(list -> new PaleCell<>(Shows::title, Shows::obstacle));
    kind.box().setVisibleRowCount(MOST_SHOWN);
    kind.box().setPrefWidth(SHOWN_WIDTH); // not that of the longest reason in its list
    target.box().setPrefWidth(TARGET_WIDTH);
    kind.onChoose(this::choose);
    layer.onChoose(l -> chooseLayer(l.index()));
    head.onChoose(h -> chooseHead(h.index()));
    target.onChoose(t -> model.target(side, t));
    getChildren().setAll(kind, layer, head, target);
    ExplainViewModel explain = side.explain();
    model.modeProperty().subscribe(m -> refresh());
    side.choiceProperty().subscribe(c -> refresh());
    side.selection().analysisProperty().subscribe(a -> refresh());
    cells.shownProperty().subscribe(s -> refresh());
    explain.methods().subscribe(this::refresh);
    explain.layersProperty().subscribe(l -> refresh());
    explain.targetProperty().subscribe(t -> refresh());
  }

  private void choose(Shows wanted) {
    if (wanted.method().equals(Shows.NOTHING)) {
      refresh(); // by the keyboard: a pale entry is no choice
      return;
    }
    if (wanted.kind() != null) {
      model.map(side, new MapChoice(wanted.kind(), Integer.MAX_VALUE, MapChoice.MEAN));
    }
    model.method(side, wanted.method());
  }

  private void chooseLayer(int at) {
    if (explains()) {
      model.part(side, new PartChoice(at, side.explain().part().head()));
    } else {
      model.map(side, new MapChoice(shown().kind(), at, shown().head()));
    }
  }

  private void chooseHead(int at) {
    if (explains()) {
      model.part(side, new PartChoice(side.explain().part().layer(), at));
    } else {
      model.map(side, new MapChoice(shown().kind(), shown().layer(), at));
    }
  }

  private MapChoice shown() {
    ShownMap s = side.current().shownProperty().get();
    return s == null ? side.choiceProperty().get().map() : s.choice();
  }

  private boolean explains() {
    SideChoice now = side.choiceProperty().get();
    return now != null && now.method().explains();
  }

  private void refresh() {
    SideChoice now = side.choiceProperty().get();
    if (now == null) {
      return;
    }
    boolean classes = model.modeProperty().get() == CompareMode.CLASSES;
    List<ExplainViewModel.Method> methods = side.explain().methods();
    List<Shows> all = classes ? Shows.ofClasses(methods) : Shows.maps(cells.kinds(), methods);
    kind.show(all, all.stream().filter(s -> isShown(s, now)).findFirst().orElse(null));
    if (explains()) {
      Layers offered = side.explain().layersProperty().get();
      PartChoice part = side.explain().part();
      PartItem.show(layer, PartItem.layers(offered), part.layer());
      PartItem.show(head, PartItem.heads(offered), part.head());
      offer(layer, offered.hasLayers(), true);
      offer(head, offered.hasHeads(), true);
    } else {
      PartItem.show(layer, PartItem.of(0, cells.layers(), Names::layer), shown().layer());
      PartItem.show(head, PartItem.headsOfMap(cells.heads()), shown().head());
      offer(layer, !classes, cells.layers() > 1);
      offer(head, !classes, cells.heads() > 1);
    }
    offer(target, classes || ofTarget(now.method().key()), true);
    targets(now);
  }

  private boolean isShown(Shows s, SideChoice now) {
    return s.method().equals(now.method().key())
        && (s.kind() == null || s.kind() == shown().kind());
  }

  private boolean ofTarget(String key) {
    return side.explain().methods().stream()
        .map(m -> m.explainer().facts())
        .anyMatch(f -> f.key().equals(key) && f.ofTarget());
  }

  private static void offer(Choice<?> choice, boolean seen, boolean several) {
    choice.setVisible(seen);
    choice.setManaged(seen);
    choice.setDisable(!several);
  }

  /** The classes of all heads, the most probable first, and the score of text and video. */
  private void targets(SideChoice now) {
    Analysis a = side.selection().analysisProperty().get();
    Target chosen = now.method().target();
    if (chosen == null) {
      chosen = side.explain().targetProperty().get();
    }
    List<Target> all = new ArrayList<>();
    if (a != null) {
      for (HeadResult h : a.heads()) {
        h.top(Courses.OFFERED).forEach(l -> all.add(new Target.OfClass(h.head(), l)));
      }
      if (!a.text().isBlank() && explains()) {
        all.add(new Target.Score());
      }
    }
    if (chosen != null && !all.contains(chosen)) {
      all.add(chosen);
    }
    target.show(all, chosen);
  }

  private String name(Target of) {
    Analysis a = side.selection().analysisProperty().get();
    if (a == null) {
      return "";
    }
    return of instanceof Target.OfClass c
        ? a.head(c.head())
            .filter(h -> c.label() < h.labels().size())
            .map(h -> h.labels().get(c.label()) + " · " + h.head())
            .orElse("")
        : MethodNames.target(of, a);
  }
}
