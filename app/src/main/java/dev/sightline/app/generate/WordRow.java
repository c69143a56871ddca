package dev.sightline.app.generate;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The words that the clips were made of: one under the pointer, or chosen, lights up in them. */
final class WordRow extends HBox {
  private final GenerateViewModel model;
  private final FlowPane words = new FlowPane(6, 4);
  private List<String> shown = List.of();
  private int chosen;

  WordRow(GenerateViewModel model, ColourSettings colours) {
    super(10);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setId("generate-words");
    Label title = new Label(Messages.text("generate.words"));
    title.getStyleClass().add("section-title");
    title.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label low = note("generate.attention.none");
    Label high = note("generate.attention.most");
    getChildren().setAll(title, words, low, new Legend(colours), high);
    model.tilesProperty().subscribe(this::follow);
  }

  private static Label note(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("card-note");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void follow(List<Tile> tiles) {
    List<String> now =
        tiles.stream()
            .flatMap(t -> t.attention().stream())
            .findFirst()
            .map(a -> a.words())
            .orElse(List.of());
    setVisible(!now.isEmpty());
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    chosen = 0;
    words.getChildren().clear();
    for (int i = 1; i < now.size(); i++) {
      words.getChildren().add(chip(now.get(i), i));
    }
  }

  private ToggleButton chip(String text, int number) {
    ToggleButton chip = new ToggleButton(text);
    chip.setId("generate-word-" + number);
    chip.getStyleClass().addAll("small", "generate-chip");
    chip.setAccessibleText(Messages.text("generate.word", text));
    chip.setOnMouseEntered(e -> model.wordProperty().set(number));
    chip.setOnMouseExited(e -> model.wordProperty().set(chosen));
    chip.setOnAction(
        e -> {
          chosen = chip.isSelected() ? number : 0;
          words.getChildren().stream()
              .map(ToggleButton.class::cast)
              .filter(other -> other != chip)
              .forEach(other -> other.setSelected(false));
          model.wordProperty().set(chosen);
        });
    return chip;
  }
}
