package dev.sightline.app.ask;

import dev.sightline.app.ask.AskViewModel.State;
import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.task.QuestionAnswer;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** A field for a question, what the model answers, and what was asked before. FX thread only. */
public final class AskCard extends VBox {
  private static final double TOOLTIP_WIDTH = 360;

  private static final double PREFERRED = 200;

  /** Letters of a question in the list of those asked. */
  private static final int LONGEST = 44;

  private final AskViewModel model;
  private final TextField field = new TextField();
  private final MenuButton past = new MenuButton(null, Icons.icon(Feather.CLOCK, "button-icon"));
  private final Label words = new Label();
  private final Label probability = new Label();
  private final BorderPane told = new BorderPane();
  private final Label note = new Label();
  private final Button use = new Button();
  private final Button curve;

  public AskCard(AskViewModel model) {
    this.model = model;
    setId("ask");
    getStyleClass().add("ask");
    setPrefWidth(PREFERRED); // as wide as what stands below, however long a note is
    Label title = new Label(Messages.text("ask.title"));
    title.getStyleClass().add("card-title");
    title.setLabelFor(field);
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("whatif-busy");
    busy.visibleProperty().bind(model.busyProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    past.setId("ask-history");
    past.getStyleClass().addAll("flat", "icon-button", "no-arrow");
    past.setTooltip(new Tooltip(Messages.text("ask.history")));
    past.setAccessibleText(Messages.text("ask.history"));
    curve =
        Icons.button(Feather.BAR_CHART_2, Messages.text("ask.curve"), "ask-curve", this::showCurve);
    show(curve, false);
    HBox header = new HBox(6, title, busy, space, curve, past);
    header.setAlignment(Pos.CENTER_LEFT);
    field.setId("ask-field");
    field.setPromptText(Messages.text("ask.prompt"));
    field.setAccessibleText(Messages.text("ask.title"));
    field.setOnAction(e -> submit());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button send =
        Icons.button(Feather.ARROW_RIGHT, Messages.text("ask.send"), "ask-send", this::submit);
    words.getStyleClass().add("ask-answer");
    words.setWrapText(true);
    probability.getStyleClass().add("ask-probability");
    told.setLeft(words);
    told.setRight(probability);
    BorderPane.setAlignment(probability, Pos.CENTER_RIGHT);
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    use.setId("ask-use");
    use.setText(Messages.text("ask.use", QuestionAnswer.BUNDLE));
    use.setOnAction(e -> model.askAnother(field.getText()));
    getChildren().setAll(header, new HBox(4, field, send), told, note, use);
    model.stateProperty().subscribe(s -> refresh());
    model.answerProperty().subscribe(a -> refresh());
    model.historyProperty().subscribe(this::list);
  }

  private void submit() {
    if (model.stateProperty().get() == State.NOT_AVAILABLE) {
      model.askAnother(field.getText());
    } else {
      model.ask(field.getText());
    }
  }

  private void refresh() {
    State state = model.stateProperty().get();
    QuestionAnswer answer = model.answerProperty().get();
    field.setDisable(state == State.NOT_YET);
    show(told, answer != null);
    show(use, state == State.NOT_AVAILABLE);
    show(curve, !model.answering().curve().isEmpty());
    if (answer != null) {
      words.setText(answer.tells() ? answer.best().words() : Messages.text("ask.cannotTell"));
      probability.setText(answer.tells() ? percent(answer.best().probability()) : "");
      told.setAccessibleText(words.getText() + " " + probability.getText());
    }
    note.setText(note(state, answer));
    note.setTooltip(why(answer));
    show(note, !note.getText().isEmpty());
  }

  private String note(State state, QuestionAnswer answer) {
    if (state == State.NOT_AVAILABLE) {
      return Messages.text("ask.notAvailable", model.model());
    }
    if (answer == null) {
      return Messages.text(state == State.NOT_YET ? "ask.notYet" : "ask.hint");
    }
    if (answer.foreign()) {
      return Messages.text(
          "ask.refused", answer.best().words(), percent(answer.best().probability()));
    }
    if (!answer.tells()) {
      return Messages.text(
          "ask.unsure",
          answer.best().words(),
          percent(answer.best().probability()),
          percent(answer.threshold().orElseThrow().threshold()));
    }
    return Messages.text("ask.told");
  }

  /** How often answers are right, the surest first. */
  private void showCurve() {
    PopOver popOver = new PopOver(new AnswerCurve(model.answering()));
    popOver.getStyleClass().add("themed-popover");
    popOver.setDetachable(false);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setAnimated(false);
    popOver.show(curve);
  }

  private static Tooltip why(QuestionAnswer answer) {
    if (answer == null || answer.threshold().isEmpty()) {
      return null;
    }
    var t = answer.threshold().get();
    Tooltip tip =
        new Tooltip(
            Messages.text(
                "ask.why", percent(t.threshold()), percent(t.coverage()), percent(t.accuracy())));
    tip.setWrapText(true);
    tip.setMaxWidth(TOOLTIP_WIDTH);
    return tip;
  }

  private void list(List<PastAnswer> asked) {
    past.setDisable(asked.isEmpty());
    past.getItems().setAll(asked.stream().map(this::item).toList());
  }

  private MenuItem item(PastAnswer a) {
    String said =
        a.tells() ? a.words() + " " + percent(a.probability()) : Messages.text("ask.cannotTell");
    MenuItem item = new MenuItem(Messages.text("ask.past", shortened(a.question()), said));
    item.setMnemonicParsing(false);
    item.setOnAction(
        e -> {
          field.setText(a.question());
          submit();
        });
    return item;
  }

  private static String shortened(String question) {
    return question.length() <= LONGEST
        ? question
        : question.substring(0, LONGEST).stripTrailing() + "…";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
