package dev.sightline.app.text;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.inspect.InspectViewModel;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.video.VideoText;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;

/** The words beside the video, what they weigh now, and their editing. FX thread only. */
public final class TextViewModel {
  private static final int MAX_UNDO = 50;

  private final Selection selection;
  private final InspectViewModel inspect;
  private final CurrentMap current;
  private final ColourSettings colours;
  private final ReadOnlyObjectWrapper<List<Word>> words =
      new ReadOnlyObjectWrapper<>(this, "words", List.of());
  private final ReadOnlyObjectWrapper<Shading> shading =
      new ReadOnlyObjectWrapper<>(this, "shading", Shading.NONE);
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing");
  private final ReadOnlyBooleanWrapper truncated = new ReadOnlyBooleanWrapper(this, "truncated");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
  private final Deque<VideoText> history = new ArrayDeque<>();
  private VideoText beforeEdit = VideoText.NONE;
  private int shadedClip = Selection.NONE;

  public TextViewModel(
      Selection selection, InspectViewModel inspect, CurrentMap current, ColourSettings colours) {
    this.selection = selection;
    this.inspect = inspect;
    this.current = current;
    this.colours = colours;
    current.shownProperty().subscribe(this::show);
    inspect.fileProperty().subscribe(f -> forgetEdits());
    selection.playheadProperty().subscribe(t -> playheadMoved());
    selection.tokenProperty().subscribe(t -> activeTokenChanged());
    selection.hoverTokenProperty().subscribe(t -> activeTokenChanged());
    colours.onChange(this::shade);
  }

  /** The words that the model read; empty while there is no analysis. */
  ReadOnlyObjectProperty<List<Word>> wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** What the tokens weigh at the playhead. */
  ReadOnlyObjectProperty<Shading> shadingProperty() {
    return shading.getReadOnlyProperty();
  }

  /** The text, with its source. */
  public ReadOnlyObjectProperty<VideoText> textProperty() {
    return inspect.textProperty();
  }

  /** Why there is no text although one lies beside the video; empty if all is well. */
  public ReadOnlyStringProperty textProblemProperty() {
    return inspect.textProblemProperty();
  }

  /** True while the user edits. */
  public ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /** True if the text is longer than the model reads. */
  public ReadOnlyBooleanProperty truncatedProperty() {
    return truncated.getReadOnlyProperty();
  }

  /** True if there is a text to go back to. */
  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  /** How long the last answer took, ms; negative before. */
  public ReadOnlyDoubleProperty answerMillisProperty() {
    return inspect.answerMillisProperty();
  }

  /** How many tokens the model reads of this text, special ones left out. */
  public int tokensRead() {
    return words.get().stream().mapToInt(w -> w.pieces().size()).sum();
  }

  /** The words with what they weigh at the playhead as a table, a token on each line. */
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("token", "value"));
    for (Word word : words.get()) {
      for (Word.Piece piece : word.pieces()) {
        OptionalDouble weight = shading.get().weight(piece.token());
        rows.add(List.of(piece.text(), ScoresTable.number((float) weight.orElse(Double.NaN))));
      }
    }
    return ScoresTable.text(rows);
  }

  /** True if that token is lit: under the pointer anywhere, else pinned. */
  public boolean isLit(int token) {
    return selection.activeToken() == token;
  }

  /** True if that token is pinned. */
  public boolean isPinned(int token) {
    return selection.tokenProperty().get() == token;
  }

  /** True if what-if hides that token from the model. */
  public boolean isHidden(int token) {
    Outcome outcome = selection.outcomeProperty().get();
    return outcome != null
        && token < outcome.input().hiding().mask().tokenCount()
        && outcome.input().hiding().mask().isTokenHidden(token);
  }

  /** The pointer is over a token, or over none. */
  public void pointAt(int token) {
    selection.hoverTokenProperty().set(token);
  }

  /** Pins a token; the same once more lets it go. */
  public void pin(int token) {
    selection.tokenProperty().set(isPinned(token) ? Selection.NONE : token);
  }

  /** Pins the token that stands {@code steps} after the pinned one. */
  public void step(int steps) {
    List<Integer> tokens =
        words.get().stream().flatMap(w -> w.pieces().stream()).map(Word.Piece::token).toList();
    if (tokens.isEmpty()) {
      return;
    }
    int at = tokens.indexOf(selection.tokenProperty().get());
    int next = at < 0 ? 0 : Math.clamp(at + (long) steps, 0, tokens.size() - 1);
    selection.tokenProperty().set(tokens.get(next));
  }

  /** Starts editing, if a video is open. */
  public void edit() {
    if (!editing.get() && inspect.infoProperty().get() != null) {
      beforeEdit = inspect.textProperty().get();
      editing.set(true);
    }
  }

  /** The user types. */
  public void type(String text) {
    if (editing.get() && !text.equals(inspect.textProperty().get().text())) {
      inspect.type(text);
    }
  }

  /** Ends editing and keeps the text. */
  public void commit() {
    if (editing.get()) {
      editing.set(false);
      remember(beforeEdit);
    }
  }

  /** Ends editing and takes the text back. */
  public void cancel() {
    if (editing.get()) {
      editing.set(false);
      if (!inspect.textProperty().get().equals(beforeEdit)) {
        inspect.useText(beforeEdit);
      }
    }
  }

  /** Goes back to the text before the last edit. */
  public void undo() {
    if (!editing.get() && !history.isEmpty()) {
      VideoText last = history.pop();
      canUndo.set(!history.isEmpty());
      inspect.useText(last);
    }
  }

  /** Puts the video beside another text at once; {@link #undo} takes it back. */
  public void replace(String words) {
    commit();
    VideoText before = inspect.textProperty().get();
    inspect.useText(VideoText.typed(words));
    remember(before);
  }

  private void remember(VideoText before) {
    if (!before.text().equals(inspect.textProperty().get().text())) {
      history.push(before);
      if (history.size() > MAX_UNDO) {
        history.removeLast();
      }
      canUndo.set(true);
    }
  }

  private void forgetEdits() {
    editing.set(false);
    history.clear();
    canUndo.set(false);
  }

  private void show(ShownMap shown) {
    words.set(shown == null ? List.of() : Word.of(shown.analysis().text()));
    truncated.set(shown != null && shown.analysis().text().truncated());
    shade();
  }

  private void playheadMoved() {
    if (selection.playheadClip().orElse(Selection.NONE) != shadedClip) {
      shade();
    }
  }

  private void activeTokenChanged() {
    ShownMap shown = current.shownProperty().get();
    if (shown != null && !shown.matrix().onTimeLine()) {
      shade();
    }
  }

  private void shade() {
    shadedClip = selection.playheadClip().orElse(Selection.NONE);
    ShownMap shown = current.shownProperty().get();
    if (shown == null) {
      shading.set(Shading.NONE);
      return;
    }
    if (shown.explained().filter(x -> x.explanation().hasTokens()).isPresent()) {
      shading.set(ofTokens(shown.explained().get().explanation()));
      return;
    }
    MatrixData data = shown.matrix();
    IntFunction<ValueScale> scale = row -> scale(data, row);
    if (data.onTimeLine()) {
      boolean inside = shadedClip >= 0 && shadedClip < data.columns().size();
      shading.set(inside ? Shading.ofClip(data, shadedClip, scale) : Shading.NONE);
    } else {
      int row = data.rowOf(selection.activeToken());
      shading.set(row < 0 ? Shading.NONE : Shading.ofRow(data, row, scale));
    }
  }

  /** The scores of the tokens, whatever the clip at the playhead. */
  private Shading ofTokens(Explanation x) {
    IntPredicate special = i -> x.tokens().tokens().get(i).isSpecial();
    double strongest = 0;
    for (int i = 0; i < x.tokenScores().length; i++) {
      strongest = special.test(i) ? strongest : Math.max(strongest, Math.abs(x.tokenScores()[i]));
    }
    return Shading.ofTokens(
        x.tokenScores(), special, colours.scale(x.signed(), strongest, strongest));
  }

  private ValueScale scale(MatrixData data, int row) {
    return colours.scale(data.traits().signed(), data.rowMax(row), data.max());
  }
}
