package dev.sightline.app.attention;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.media.Clip;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the matrix shows and what a pointer or the keyboard do to it. Cells are named by row and
 * column of {@link MatrixData}; {@link #NONE} is no row or column. FX thread only.
 */
public final class AttentionViewModel {
  /** No row, no column. */
  public static final int NONE = -1;

  /**
   * A cell of the matrix.
   *
   * @param row or {@link #NONE}
   * @param column or {@link #NONE}
   */
  public record Cell(int row, int column) {
    /** No cell. */
    public static final Cell NOWHERE = new Cell(NONE, NONE);
  }

  private final Selection selection;
  private final CurrentMap current;
  private final ColourSettings colours;
  private final ObservableList<AttentionStack.Kind> kinds = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Cell> lit =
      new ReadOnlyObjectWrapper<>(this, "lit", Cell.NOWHERE);
  private final ReadOnlyObjectWrapper<Cell> cursor =
      new ReadOnlyObjectWrapper<>(this, "cursor", Cell.NOWHERE);
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final BooleanProperty transposed = new SimpleBooleanProperty(this, "transposed");
  private final ReadOnlyObjectWrapper<MatrixData> view = new ReadOnlyObjectWrapper<>(this, "view");
  private int hoverColumn = NONE;

  public AttentionViewModel(Selection selection, CurrentMap current, ColourSettings colours) {
    this.selection = selection;
    this.current = current;
    this.colours = colours;
    current.shownProperty().subscribe(this::shownChanged);
    transposed.subscribe(t -> turn());
    selection.tokenProperty().subscribe(t -> light());
    selection.hoverTokenProperty().subscribe(t -> light());
    selection.hoverClipProperty().subscribe(c -> light());
    selection.playheadProperty().subscribe(p -> playheadMoved());
  }

  /** The map that is shown, or null. */
  public ReadOnlyObjectProperty<ShownMap> shownProperty() {
    return current.shownProperty();
  }

  /** True while a video is analysed, with or without a text. */
  public ObservableValue<Boolean> analysedProperty() {
    return selection.analysisProperty().map(a -> true).orElse(false);
  }

  /** The colours shared by all attention views. */
  public ColourSettings colours() {
    return colours;
  }

  /** The kinds of attention that the analysis has. */
  public ObservableList<AttentionStack.Kind> kinds() {
    return kinds;
  }

  /** The row and column to highlight: under the pointer, else the pinned token's row. */
  public ReadOnlyObjectProperty<Cell> litProperty() {
    return lit.getReadOnlyProperty();
  }

  /** The cell that the keyboard is on. */
  public ReadOnlyObjectProperty<Cell> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** The highlighted cell in words, without its value; empty if there is none. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** The value of the highlighted cell; empty if there is none. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** Whether clips are rows, where the map has clips. */
  public BooleanProperty transposedProperty() {
    return transposed;
  }

  /** The matrix as it is to be drawn, turned if that is wished; null without one. */
  public ReadOnlyObjectProperty<MatrixData> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Whether the weight on special tokens is taken away. */
  public BooleanProperty withoutSinksProperty() {
    return current.withoutSinksProperty();
  }

  /** A cell as it is drawn, and back: swaps row and column where the matrix is turned. */
  public Cell toView(Cell cell) {
    MatrixData drawn = view.get();
    boolean turned = drawn != null && drawn.traits().transposed();
    return turned ? new Cell(cell.column(), cell.row()) : cell;
  }

  /** Layers of the shown kind; 0 without an analysis. */
  public int layers() {
    return stack().map(AttentionStack::layers).orElse(0);
  }

  /** Heads of the shown kind; 0 without an analysis. */
  public int heads() {
    return stack().map(AttentionStack::heads).orElse(0);
  }

  /** Shows another kind of attention: its last layer, mean of heads. */
  public void showKind(AttentionStack.Kind kind) {
    if (!kind.equals(choice().kind())) {
      selection.mapProperty().set(new MapChoice(kind, Integer.MAX_VALUE, MapChoice.MEAN));
    }
  }

  /** Shows another layer, from 0. */
  public void showLayer(int layer) {
    selection.mapProperty().set(new MapChoice(choice().kind(), layer, choice().head()));
  }

  /** Shows another head, from 0, or {@link MapChoice#MEAN}. */
  public void showHead(int head) {
    selection.mapProperty().set(new MapChoice(choice().kind(), choice().layer(), head));
  }

  /** The choice as it is shown: within what the analysis has. */
  public MapChoice choice() {
    ShownMap shown = current.shownProperty().get();
    return shown == null ? selection.mapProperty().get() : shown.choice();
  }

  /** The colour scale of a row. */
  public ValueScale scale(MatrixData data, int row) {
    return colours.scale(data.traits().signed(), data.rowMax(row), data.max());
  }

  /** The pointer is over a cell, a row only, a column only, or nothing. */
  public void pointAt(Cell cell) {
    MatrixData data = data();
    if (data == null) {
      return;
    }
    hoverColumn = cell.column();
    selection
        .hoverTokenProperty()
        .set(cell.row() == NONE ? Selection.NONE : data.rows().get(cell.row()).token());
    selection
        .hoverClipProperty()
        .set(cell.column() == NONE || !data.onTimeLine() ? Selection.NONE : cell.column());
    light();
  }

  /** The pointer left. */
  public void pointAway() {
    pointAt(Cell.NOWHERE);
  }

  /** A click: pins the row's token (or lets a pinned one go) and seeks to the column's clip. */
  public void choose(Cell cell) {
    MatrixData data = data();
    if (data == null) {
      return;
    }
    cursor.set(cell);
    if (cell.row() != NONE) {
      int token = data.rows().get(cell.row()).token();
      boolean again = selection.tokenProperty().get() == token && cell.column() == NONE;
      selection.tokenProperty().set(again ? Selection.NONE : token);
    }
    if (cell.column() != NONE && data.onTimeLine()) {
      Clip clip = shownProperty().get().analysis().clips().get(cell.column());
      selection.seekRequestProperty().set(clip.start());
    }
    light();
  }

  /** Moves the keyboard's cell, from the playhead's if there is none yet. */
  public void moveCursor(int rows, int columns) {
    MatrixData data = data();
    if (data == null || data.rows().isEmpty() || data.columns().isEmpty()) {
      return;
    }
    Cell at = cursor.get();
    boolean fresh = at.row() == NONE || at.column() == NONE;
    int row = fresh ? Math.max(0, lit.get().row()) : at.row() + rows;
    int column = fresh ? Math.max(0, selection.playheadClip().orElse(0)) : at.column() + columns;
    Cell next =
        new Cell(
            Math.clamp(row, 0, data.rows().size() - 1),
            Math.clamp(column, 0, data.columns().size() - 1));
    cursor.set(next);
    pointAt(next);
  }

  /** What a click on the keyboard's cell would do. */
  public void chooseCursor() {
    if (cursor.get().row() != NONE) {
      choose(cursor.get());
    }
  }

  /** The highlighted cell and its value in one line, for a screen reader. */
  public String spoken() {
    return readout.get().isEmpty() ? "" : readout.get() + ": " + value.get();
  }

  private void shownChanged(ShownMap shown) {
    kinds.setAll(
        shown == null
            ? List.of()
            : shown.analysis().attention().stream().map(AttentionStack::kind).distinct().toList());
    turn();
    MatrixData data = data();
    IntPredicate row = r -> data != null && r < data.rows().size();
    IntPredicate column = c -> data != null && c < data.columns().size();
    Cell at = cursor.get();
    if (!row.test(at.row()) || !column.test(at.column())) {
      cursor.set(Cell.NOWHERE);
    }
    if (!column.test(hoverColumn)) {
      hoverColumn = NONE;
    }
    light();
  }

  private void turn() {
    MatrixData data = data();
    view.set(data != null && transposed.get() && data.onTimeLine() ? data.transposed() : data);
  }

  private void playheadMoved() {
    if (lit.get().column() == NONE) {
      describe();
    }
  }

  private void light() {
    MatrixData data = data();
    if (data == null) {
      lit.set(Cell.NOWHERE);
    } else {
      int row = data.rowOf(selection.activeToken());
      int column = data.onTimeLine() ? selection.hoverClipProperty().get() : hoverColumn;
      lit.set(new Cell(row, column < data.columns().size() ? column : NONE));
    }
    describe();
  }

  private void describe() {
    MatrixData data = data();
    int row = lit.get().row();
    int column = lit.get().column();
    if (data != null && column == NONE && data.onTimeLine()) {
      column = selection.playheadClip().orElse(NONE);
    }
    if (data == null || row == NONE || column == NONE || column >= data.columns().size()) {
      readout.set("");
      value.set("");
      return;
    }
    Analysis analysis = shownProperty().get().analysis();
    String token = Words.token(analysis.text(), data.rows().get(row).token());
    String other =
        data.onTimeLine()
            ? Words.clip(analysis.clips().get(column))
            : Messages.text(
                "attention.quoted",
                Words.token(analysis.text(), data.columns().get(column).index()));
    boolean alone = data.rows().get(row).token() == MatrixData.NO_TOKEN;
    readout.set(alone ? other : Messages.text("attention.readout", token, other));
    value.set(
        Float.isNaN(data.at(row, column))
            ? Messages.text("attention.nothing")
            : Words.value(data.at(row, column), data.traits().signed()) + error(row, column));
  }

  /** The standard error of a clip's score, where the shown method has one. */
  private String error(int row, int column) {
    return shownProperty()
        .get()
        .explained()
        .map(x -> x.explanation().clipErrors())
        .filter(e -> column < e.length && data().rows().get(row).token() == MatrixData.NO_TOKEN)
        .map(e -> " ± " + Words.weight(e[column]))
        .orElse("");
  }

  private Optional<AttentionStack> stack() {
    return Optional.ofNullable(shownProperty().get())
        .flatMap(s -> s.analysis().attention(s.choice().kind()));
  }

  private MatrixData data() {
    ShownMap shown = shownProperty().get();
    return shown == null ? null : shown.matrix();
  }
}
