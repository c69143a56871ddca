package dev.sightline.app.text;

import dev.sightline.app.control.Copier;
import dev.sightline.app.control.Icons;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoText;
import dev.sightline.app.whatif.ChangeMenus;
import dev.sightline.core.explain.change.WordRef;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The words as chips in running text, or the same text in an editor. FX thread only. */
public final class TextView extends BorderPane {
  private static final double MAX_HEIGHT = 148;
  private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");

  /** Words on either side that one can change places with, in its menu. */
  private static final int NEIGHBOURS = 6;

  private final TextViewModel model;
  private final ChangeMenus menus;
  private final ChipFlow chips = new ChipFlow();
  private final ScrollPane reading = new ScrollPane(chips);
  private final TextArea editor = new TextArea();
  private final Label plain = new Label();
  private final Label note = new Label();
  private Copier copier = (picture, table) -> {};
  private IntConsumer guess = token -> {};

  /**
   * @param selection what the chips light up for
   */
  public TextView(TextViewModel model, Selection selection) {
    this.model = model;
    this.menus = new ChangeMenus(selection);
    getStyleClass().addAll("card", "text-pane");
    setMinHeight(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    buildReading();
    buildEditor();
    setCenter(new StackPane(plain, reading, editor));
    setRight(side());
    model.wordsProperty().subscribe(this::showWords);
    model.shadingProperty().subscribe(s -> forEachChip(chip -> chip.paint(s)));
    model.textProperty().subscribe(t -> showPlain());
    model.editingProperty().subscribe(this::showEditing);
    selection.tokenProperty().subscribe(t -> forEachChip(chip -> chip.mark(model)));
    selection.hoverTokenProperty().subscribe(t -> forEachChip(chip -> chip.mark(model)));
    selection.outcomeProperty().subscribe(o -> forEachChip(chip -> chip.mark(model)));
  }

  /** Takes who puts things on the clipboard. */
  public void setCopier(Copier other) {
    copier = other;
  }

  /** Takes who guesses a word, by the number of its first token. */
  public void setGuess(IntConsumer other) {
    guess = other;
  }

  /** Copies the coloured words, and their weights as a table. */
  public void copy() {
    copier.copy(reading, model.table());
  }

  /** Lets the words say how much room they need at the width that they have. */
  private void fitHeight() {
    double width = reading.getViewportBounds().getWidth();
    if (width > 0) {
      chips.applyCss();
      reading.setPrefViewportHeight(chips.prefHeight(width));
    }
  }

  /** As high as the text needs, up to a limit; beyond it scrolls. */
  @Override
  protected double computePrefHeight(double width) {
    return Math.min(MAX_HEIGHT, super.computePrefHeight(width));
  }

  private void buildReading() {
    reading.getStyleClass().add("text-reading");
    reading.setFitToWidth(true);
    // later: a layout that is asked for during a layout does not come
    reading.viewportBoundsProperty().subscribe(b -> Platform.runLater(this::fitHeight));
    reading.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    reading.setAccessibleRole(AccessibleRole.TOOL_BAR);
    reading.setAccessibleText(Messages.text("text.role"));
    reading.addEventFilter(KeyEvent.KEY_PRESSED, this::keyOnChips);
    reading.addEventHandler(MouseEvent.MOUSE_CLICKED, this::editOnDoubleClick);
    reading.addEventHandler(KeyEvent.KEY_PRESSED, Copier.key(this::copy));
    plain.getStyleClass().add("text-plain");
    plain.setWrapText(true);
    plain.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    plain.setAlignment(Pos.TOP_LEFT);
    plain.addEventHandler(MouseEvent.MOUSE_CLICKED, this::editOnDoubleClick);
  }

  private void buildEditor() {
    editor.setId("text-editor");
    editor.setWrapText(true);
    editor.setPrefRowCount(3);
    editor.setPromptText(Messages.text("text.prompt"));
    editor.setAccessibleText(Messages.text("text.prompt"));
    editor.textProperty().subscribe(model::type);
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInEditor);
    editor.focusedProperty().subscribe(this::editorFocus);
  }

  private Region side() {
    Label source = new Label();
    source.getStyleClass().add("text-source");
    source.textProperty().bind(model.textProperty().map(TextView::sourceName));
    Button undo =
        Icons.button(Feather.CORNER_UP_LEFT, Messages.text("text.undo"), "text-undo", model::undo);
    undo.disableProperty().bind(model.canUndoProperty().not().or(model.editingProperty()));
    Button edit =
        Icons.button(Feather.EDIT_2, Messages.text("text.edit"), "text-edit", model::edit);
    edit.visibleProperty().bind(model.editingProperty().not());
    edit.managedProperty().bind(edit.visibleProperty());
    Button done =
        Icons.button(Feather.CHECK, Messages.text("text.done"), "text-done", model::commit);
    done.visibleProperty().bind(model.editingProperty());
    done.managedProperty().bind(done.visibleProperty());
    HelpButton help = new HelpButton("text.help.title", "text.help.read", "text.help.limits");
    HBox buttons = new HBox(undo, edit, done, help);
    buttons.getStyleClass().add("text-buttons");
    HBox top = new HBox(source, buttons);
    top.getStyleClass().add("text-side-top");
    note.getStyleClass().add("text-note");
    note.setWrapText(true);
    note.textProperty().bind(noteText());
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    VBox side = new VBox(top, note);
    side.getStyleClass().add("text-side");
    return side;
  }

  private ObservableValue<String> noteText() {
    return Bindings.createStringBinding(
        () -> {
          if (model.editingProperty().get()) {
            return Messages.text("text.editing");
          }
          String problem = model.textProblemProperty().get();
          if (!problem.isEmpty()) {
            return problem;
          }
          if (model.truncatedProperty().get()) {
            return Messages.text("text.truncated", model.tokensRead());
          }
          double millis = model.answerMillisProperty().get();
          return millis < 0 ? "" : Messages.text("text.answered", Math.round(millis));
        },
        model.editingProperty(),
        model.textProblemProperty(),
        model.truncatedProperty(),
        model.wordsProperty(),
        model.answerMillisProperty());
  }

  private void showWords(List<Word> words) {
    List<WordChip> made = words.stream().map(w -> new WordChip(w, model)).toList();
    for (int i = 0; i < made.size(); i++) {
      int index = i;
      WordChip chip = made.get(i);
      chip.setOnContextMenuRequested(
          e -> {
            menu(words, index).show(chip, e.getScreenX(), e.getScreenY());
            e.consume();
          });
    }
    chips.getChildren().setAll(made);
    Shading now = model.shadingProperty().get();
    forEachChip(
        chip -> {
          chip.paint(now);
          chip.mark(model);
        });
    showPlain();
    Platform.runLater(this::fitHeight);
  }

  /** What can be done to a word; nearest neighbours first to change places with. */
  private ContextMenu menu(List<Word> words, int index) {
    List<WordRef> others =
        IntStream.range(0, words.size())
            .filter(i -> i != index && Math.abs(i - index) <= NEIGHBOURS)
            .boxed()
            .sorted(Comparator.comparingInt(i -> Math.abs(i - index)))
            .map(i -> new WordRef(i, words.get(i).text()))
            .toList();
    ContextMenu menu = menus.word(new WordRef(index, words.get(index).text()), others);
    MenuItem ask = new MenuItem(Messages.text("guess.menu"));
    ask.setId("guess-menu");
    ask.setOnAction(e -> guess.accept(words.get(index).pieces().getFirst().token()));
    menu.getItems().addAll(new SeparatorMenuItem(), ask);
    return menu;
  }

  /** Before the model has read the text, or where there is none, it stands there as it is. */
  private void showPlain() {
    boolean editing = model.editingProperty().get();
    boolean chipped = !model.wordsProperty().get().isEmpty();
    String text = model.textProperty().get().text();
    plain.setText(text.isBlank() ? Messages.text("text.none") : text);
    plain.setVisible(!editing && !chipped);
    plain.setManaged(plain.isVisible());
    reading.setVisible(!editing && chipped);
    reading.setManaged(reading.isVisible());
    editor.setVisible(editing);
    editor.setManaged(editing);
  }

  private void showEditing(boolean editing) {
    pseudoClassStateChanged(EDITING, editing);
    if (editing) {
      editor.setText(model.textProperty().get().text());
    }
    showPlain();
    if (editing) {
      editor.requestFocus();
      editor.end();
    }
  }

  /** Leaving the editor keeps what was typed. */
  private void editorFocus(boolean focused) {
    if (!focused) {
      model.commit();
    }
  }

  private void keyInEditor(KeyEvent e) {
    boolean enter = e.getCode() == KeyCode.ENTER && e.isShortcutDown();
    if (e.getCode() == KeyCode.ESCAPE) {
      model.cancel();
    } else if (enter || e.getCode() == KeyCode.F2) {
      model.commit();
    } else {
      return;
    }
    e.consume();
    reading.requestFocus();
  }

  private void keyOnChips(KeyEvent e) {
    switch (e.getCode()) {
      case LEFT -> model.step(-1);
      case RIGHT -> model.step(1);
      case ENTER -> model.edit();
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void editOnDoubleClick(MouseEvent e) {
    if (e.getClickCount() == 2) {
      model.edit();
    }
  }

  private void forEachChip(Consumer<WordChip> action) {
    chips.getChildren().forEach(child -> action.accept((WordChip) child));
  }

  private static String sourceName(VideoText text) {
    return switch (text.source()) {
      case NONE -> "";
      case TYPED -> Messages.text("text.source.typed");
      case SIDECAR, SUBTITLES -> text.detail();
      case SAMPLE -> Messages.text("text.source.sample");
    };
  }
}
