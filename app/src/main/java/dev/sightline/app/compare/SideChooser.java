package dev.sightline.app.compare;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private final TextField text = new TextField();
  private final MethodChooser methods;
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
    this.methods = new MethodChooser(model, side, name, cells);
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(30);
    video = box(name + "-video", "compare.video", p -> p.getFileName().toString());
    bundle = box(name + "-model", "compare.model", id -> id);
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
    model.modeProperty().subscribe(m -> refresh());
    side.choiceProperty().subscribe(c -> refresh());
  }

  private void refresh() {
    SideChoice now = side.choiceProperty().get();
    Node chosen =
        switch (model.modeProperty().get()) {
          case VIDEOS -> video;
          case TEXTS -> text;
          case MODELS -> bundle;
          case MAPS, CLASSES -> methods;
        };
    if (!getChildren().equals(List.of(chosen))) { // a field that is put in anew loses the caret
      getChildren().setAll(chosen);
    }
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
    } finally {
      filling = false;
    }
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
}
