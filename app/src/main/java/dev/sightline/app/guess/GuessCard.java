package dev.sightline.app.guess;

import dev.sightline.app.guess.GuessViewModel.Shown;
import dev.sightline.app.guess.GuessViewModel.State;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.WordGuess;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The likeliest words in the place of the pinned one, in two columns. FX thread only. */
public final class GuessCard extends VBox {
  private static final double TOOLTIP_WIDTH = 360;

  private final Label title = new Label();
  private final GridPane columns = new GridPane();
  private final Label note = new Label();
  private final Button use = new Button();

  public GuessCard(GuessViewModel model) {
    getStyleClass().addAll("card", "guess-card");
    setId("guess-card");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    title.setMinWidth(0);
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("whatif-busy");
    busy.visibleProperty().bind(model.busyProperty());
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox header = new HBox(6, title, busy);
    header.setAlignment(Pos.CENTER_LEFT);
    columns.setHgap(14);
    columns.setVgap(3);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      half.setMinWidth(0);
      columns.getColumnConstraints().add(half);
    }
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    use.setId("guess-use");
    use.setText(Messages.text("guess.use", GuessViewModel.BUNDLE));
    use.setOnAction(e -> model.useBundled());
    Tooltip why = new Tooltip(Messages.text("guess.why"));
    why.setWrapText(true);
    why.setMaxWidth(TOOLTIP_WIDTH);
    Tooltip.install(this, why);
    setAccessibleHelp(why.getText());
    getChildren().setAll(header, columns, note, use);
    model.shownProperty().subscribe(this::show);
  }

  private void show(Shown shown) {
    show(this, shown.state() != State.NOTHING);
    show(columns, shown.state() == State.GUESSED);
    show(use, shown.state() == State.NOT_AVAILABLE);
    columns.getChildren().clear();
    switch (shown.state()) {
      case NOTHING -> note.setText("");
      case NOT_AVAILABLE -> {
        title.setText(Messages.text("guess.none"));
        note.setText(Messages.text("guess.notAvailable"));
      }
      case FAILED -> {
        title.setText(Messages.text("guess.none"));
        note.setText(shown.why());
      }
      case GUESSED -> guessed(shown.guess());
    }
    setAccessibleText(title.getText() + ". " + note.getText());
  }

  private void guessed(WordGuess guess) {
    title.setText(Messages.text("guess.title", guess.word()));
    column(0, Messages.text("guess.visible"), guess.visible(), guess.word());
    column(1, Messages.text("guess.hidden"), guess.hidden(), guess.word());
    note.setText(
        guess.canBeGuessed()
            ? Messages.text(
                "guess.told",
                guess.word(),
                percent(guess.visible().right().getAsDouble()),
                percent(guess.hidden().right().getAsDouble()),
                String.format(Locale.ROOT, guess.gain() < 10 ? "%.1f" : "%.0f", guess.gain()))
            : Messages.text("guess.unknown", guess.word()));
  }

  private void column(int column, String heading, WordGuess.Look look, String word) {
    Label head = new Label(heading);
    head.getStyleClass().add("guess-heading");
    columns.add(head, column, 0);
    int row = 1;
    for (WordGuess.Candidate c : look.top()) {
      columns.add(new Line(c, c.word().equalsIgnoreCase(word)), column, row++);
    }
  }

  private static String percent(double share) {
    return share < 0.001
        ? "< 0.1 %"
        : String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  /** A word over a bar as long as it is likely. */
  private static final class Line extends Region {
    private static final double BAR = 3;

    private final Label word;
    private final Label share;
    private final Region bar = new Region();
    private final double probability;

    Line(WordGuess.Candidate c, boolean right) {
      probability = c.probability();
      word = new Label(c.word());
      share = new Label(percent(c.probability()));
      word.getStyleClass().add(right ? "guess-right" : "guess-word");
      share.getStyleClass().add("guess-share");
      bar.getStyleClass().add(right ? "guess-bar-right" : "guess-bar");
      getChildren().setAll(word, share, bar);
      setAccessibleText(c.word() + " " + share.getText());
    }

    @Override
    protected double computePrefHeight(double width) {
      return word.prefHeight(-1) + BAR + 1;
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected void layoutChildren() {
      double w = share.prefWidth(-1);
      double h = word.prefHeight(-1);
      word.resizeRelocate(0, 0, Math.min(word.prefWidth(-1), Math.max(0, getWidth() - w - 4)), h);
      share.resizeRelocate(getWidth() - w, 0, w, h);
      bar.resizeRelocate(0, h, Math.max(1, Math.round(probability * getWidth())), BAR);
    }
  }
}
