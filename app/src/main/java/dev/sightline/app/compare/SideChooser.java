package dev.sightline.app.compare;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.HeadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Chooses what one side shows: that in which the sides differ. FX thread only. */
final class SideChooser extends HBox {
  private final CompareViewModel model;
  private final CompareSide side;
  private final Offered offered;
  private final ComboBox<Path> video;
  private final ComboBox<String> bundle;
  private final ComboBox<ClassChoice> target;
  private final TextField text = new TextField();
  private final Choice<AttentionStack.Kind> kind =
      new Choice<>("attention.show", "attention.show.help", Names::kind);
  private final Choice<Integer> layer =
      new Choice<>("attention.layer", "attention.layer.help", Names::layer);
  private final Choice<Integer> head =
      new Choice<>("attention.head", "attention.head.help", Names::head);
  private boolean filling;

  /**
   * @param name of the side, for the ids of controls
   * @param cells which maps this side has
   */
  SideChooser(
      CompareViewModel model,
      CompareSide side,
      String name,
      AttentionViewModel cells,
      Offered offered) {
    super(8);
    this.model = model;
    this.side = side;
    this.offered = offered;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(30);
    video = box(name + "-video", "compare.video", p -> p.getFileName().toString());
    bundle = box(name + "-model", "compare.model", id -> id);
    target = box(name + "-class", "compare.class", this::className);
    text.setId(name + "-text");
    text.setPromptText(Messages.text("text.prompt"));
    text.setAccessibleText(Messages.text("compare.text"));
    HBox.setHgrow(text, Priority.ALWAYS);
    text.textProperty()
        .addListener(
            (p, before, now) -> {
              if (!filling) {
                offered.pause().execute(() -> model.text(side, now));
              }
            });
    onChoose(video, v -> model.video(side, v));
    onChoose(bundle, id -> model.model(side, id));
    onChoose(target, c -> model.target(side, c));
    kind.box().setId(name + "-kind");
    layer.box().setId(name + "-layer");
    head.box().setId(name + "-head");
    kind.onChoose(k -> map(new MapChoice(k, Integer.MAX_VALUE, MapChoice.MEAN)));
    layer.onChoose(l -> map(new MapChoice(shown().kind(), l, shown().head())));
    head.onChoose(h -> map(new MapChoice(shown().kind(), shown().layer(), h)));
    model.modeProperty().subscribe(m -> refresh());
    side.choiceProperty().subscribe(c -> refresh());
    cells.shownProperty().subscribe(s -> maps(cells, s));
    side.selection().analysisProperty().subscribe(a -> classes(a));
  }

  private void map(MapChoice wanted) {
    model.map(side, wanted);
  }

  private MapChoice shown() {
    ShownMap s = side.current().shownProperty().get();
    return s == null ? side.choiceProperty().get().map() : s.choice();
  }

  private void refresh() {
    SideChoice now = side.choiceProperty().get();
    getChildren()
        .setAll(
            switch (model.modeProperty().get()) {
              case VIDEOS -> List.of(video);
              case TEXTS -> List.of(text);
              case MODELS -> List.of(bundle);
              case MAPS -> List.of(kind, layer, head);
              case CLASSES -> List.of(target);
            });
    if (now == null) {
      return;
    }
    filling = true;
    try {
      List<Path> videos = new ArrayList<>(offered.videos().get());
      if (!videos.contains(now.video())) {
        videos.add(now.video());
      }
      fill(video, videos, now.video());
      List<String> models = new ArrayList<>(offered.models().get());
      if (!models.contains(now.model())) {
        models.add(now.model());
      }
      fill(bundle, models, now.model());
      if (!text.getText().equals(now.text())) {
        text.setText(now.text());
      }
      target.setValue(now.target());
    } finally {
      filling = false;
    }
  }

  private void maps(AttentionViewModel cells, ShownMap s) {
    kind.show(cells.kinds(), s == null ? null : s.choice().kind());
    layer.show(range(0, cells.layers()), s == null ? null : s.choice().layer());
    head.show(MapChoice.heads(cells.heads()), s == null ? null : s.choice().head());
    layer.setDisable(cells.layers() < 2);
    head.setDisable(cells.heads() < 2);
  }

  /** The classes of all heads but those of images alone, the most probable first. */
  private void classes(Analysis a) {
    List<ClassChoice> all = new ArrayList<>();
    if (a != null) {
      for (HeadResult h : a.heads()) {
        h.top(Courses.OFFERED).forEach(l -> all.add(new ClassChoice(h.head(), l)));
      }
    }
    filling = true;
    try {
      SideChoice now = side.choiceProperty().get();
      ClassChoice chosen = now == null ? null : now.target();
      if (chosen != null && !all.contains(chosen)) {
        all.add(chosen);
      }
      fill(target, all, chosen);
    } finally {
      filling = false;
    }
  }

  private String className(ClassChoice choice) {
    Analysis a = side.selection().analysisProperty().get();
    return a == null
        ? ""
        : a.head(choice.head())
            .filter(h -> choice.label() < h.labels().size())
            .map(h -> h.labels().get(choice.label()) + " · " + HeadNames.of(h.head()))
            .orElse("");
  }

  private <T> void onChoose(ComboBox<T> box, java.util.function.Consumer<T> action) {
    box.valueProperty()
        .subscribe(
            v -> {
              if (!filling && v != null) {
                action.accept(v);
              }
            });
  }

  private static <T> ComboBox<T> box(String id, String key, Function<T, String> names) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setAccessibleText(Messages.text(key));
    box.setPromptText(Messages.text(key));
    box.setConverter(new OneWayNames<>(names));
    box.setPrefWidth(280);
    return box;
  }

  private static <T> void fill(ComboBox<T> box, List<T> items, T value) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
    box.setValue(value);
  }

  private static List<Integer> range(int from, int end) {
    return IntStream.range(from, end).boxed().toList();
  }
}
