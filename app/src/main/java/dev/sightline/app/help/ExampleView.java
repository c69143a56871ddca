package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An example with its knobs above what comes out. FX thread only. */
final class ExampleView extends VBox {
  private static final double NAME_WIDTH = 130;
  private static final double VALUE_WIDTH = 76;
  private static final double BAR_HEIGHT = 8;

  private final ExampleViewModel model;
  private final VBox rows = new VBox(4);
  private final Label sentence = new Label();

  ExampleView(ExampleViewModel model) {
    super(8);
    this.model = model;
    setId("example");
    getStyleClass().add("example");
    Label title = new Label(Messages.text("example.title"));
    title.getStyleClass().add("card-title");
    sentence.setId("example-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().add(title);
    if (!model.firstText().isEmpty()) {
      TextField text = new TextField(model.firstText());
      text.setId("example-text");
      text.setAccessibleText(Messages.text("example.text"));
      text.textProperty().subscribe((before, now) -> model.type(now));
      getChildren().add(text);
    }
    GridPane knobs = new GridPane(8, 4);
    for (int i = 0; i < model.knobs().size(); i++) {
      knob(knobs, i);
    }
    getChildren().addAll(knobs, sentence, rows);
    model.shownProperty().subscribe(this::show);
  }

  private void knob(GridPane grid, int index) {
    Example.Knob knob = model.knobs().get(index);
    Label name = new Label(knob.name());
    name.setPrefWidth(NAME_WIDTH);
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    Slider slider = new Slider(knob.low(), knob.high(), knob.start());
    slider.setId("example-knob-" + index);
    slider.setAccessibleText(knob.name());
    slider.setBlockIncrement(knob.whole() ? 1 : (knob.high() - knob.low()) / 20);
    GridPane.setHgrow(slider, Priority.ALWAYS);
    Label value = new Label(written(knob, knob.start()));
    value.setMinWidth(VALUE_WIDTH);
    slider
        .valueProperty()
        .subscribe(
            (before, now) -> {
              model.turn(index, now.doubleValue());
              value.setText(written(knob, model.value(index)));
            });
    grid.addRow(index, name, slider, value);
  }

  private static String written(Example.Knob knob, double value) {
    return knob.whole()
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  private void show(Example.Shown shown) {
    rows.getChildren().clear();
    for (Example.Row row : shown.rows()) {
      Label name = new Label(row.name());
      name.setMinWidth(NAME_WIDTH);
      name.setMaxWidth(NAME_WIDTH);
      name.setWrapText(true);
      name.setMinHeight(USE_PREF_SIZE);
      Label value = new Label(row.value());
      value.setMinWidth(VALUE_WIDTH);
      Bar bar = new Bar(row.share());
      HBox.setHgrow(bar, Priority.ALWAYS);
      HBox line = new HBox(8, name, bar, value);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setAccessibleRole(AccessibleRole.TEXT);
      line.setAccessibleText(row.name() + " " + row.value());
      rows.getChildren().add(line);
    }
    sentence.setText(shown.sentence());
  }

  /** A bar whose length is a share of its room. */
  private static final class Bar extends StackPane {
    private final Region fill = new Region();
    private final double share;

    Bar(double share) {
      this.share = Math.clamp(share, 0, 1);
      fill.getStyleClass().add("bar-fill");
      getChildren().setAll(fill);
      setPrefHeight(BAR_HEIGHT);
      setMaxHeight(BAR_HEIGHT);
    }

    @Override
    protected void layoutChildren() {
      fill.resizeRelocate(0, 0, share * getWidth(), getHeight());
    }
  }
}
