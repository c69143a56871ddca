package dev.sightline.app.chart;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A confusion matrix, the cell that is looked at, and that cell in words. FX thread only. */
public final class Confusion {
  /** A cell of the matrix; −1 for none. */
  public record Cell(int truth, int predicted) {
    /** No cell. */
    public static final Cell NONE = new Cell(-1, -1);
  }

  /**
   * A matrix.
   *
   * @param labels names of its rows, which are those of its columns
   */
  public record Matrix(ConfusionMatrix counts, List<String> labels) {
    public Matrix {
      labels = List.copyOf(labels);
    }
  }

  private final ReadOnlyObjectWrapper<Optional<Matrix>> matrix =
      new ReadOnlyObjectWrapper<>(this, "matrix", Optional.empty());
  private final ReadOnlyObjectWrapper<Cell> cursor =
      new ReadOnlyObjectWrapper<>(this, "cursor", Cell.NONE);
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final Optional<Consumer<Cell>> opener;

  /** One whose cells cannot be opened. */
  public Confusion() {
    opener = Optional.empty();
  }

  /**
   * @param opener shows what is counted in a cell
   */
  public Confusion(Consumer<Cell> opener) {
    this.opener = Optional.of(opener);
  }

  /** What is shown; empty if there is nothing. */
  public ReadOnlyObjectProperty<Optional<Matrix>> matrixProperty() {
    return matrix.getReadOnlyProperty();
  }

  /** The counts as a table: truth down, prediction across; empty if there is nothing. */
  public String table() {
    if (matrix.get().isEmpty()) {
      return "";
    }
    Matrix m = matrix.get().get();
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("truth \\ prediction"));
    names.addAll(m.labels());
    rows.add(names);
    for (int t = 0; t < m.labels().size(); t++) {
      List<String> line = new ArrayList<>(List.of(m.labels().get(t)));
      for (int p = 0; p < m.labels().size(); p++) {
        line.add(Long.toString(m.counts().count(t, p)));
      }
      rows.add(line);
    }
    return ScoresTable.text(rows);
  }

  /** The cell under the pointer or that the arrow keys went to. */
  public ReadOnlyObjectProperty<Cell> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** That cell in words, or the share of right answers if there is none. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Shows a matrix, or none. */
  public void show(Optional<Matrix> now) {
    matrix.set(now);
    pointAt(Cell.NONE);
  }

  /** Goes to a cell; one that does not exist is none. */
  public void pointAt(Cell cell) {
    int classes = classes();
    boolean exists =
        cell.truth() >= 0
            && cell.predicted() >= 0
            && cell.truth() < classes
            && cell.predicted() < classes;
    cursor.set(exists ? cell : Cell.NONE);
    describe();
  }

  /** Goes some cells down and right, from the first cell if there is none yet. */
  public void move(int down, int right) {
    int last = classes() - 1;
    if (last < 0) {
      return;
    }
    Cell from = cursor.get();
    pointAt(
        from.equals(Cell.NONE)
            ? new Cell(0, 0)
            : new Cell(
                Math.clamp((long) from.truth() + down, 0, last),
                Math.clamp((long) from.predicted() + right, 0, last)));
  }

  /** True if a cell with something in it can be opened. */
  public boolean canOpen() {
    return opener.isPresent() && !cursor.get().equals(Cell.NONE) && count(cursor.get()) > 0;
  }

  /** Shows what is counted in the cell that is looked at. */
  public void open() {
    if (canOpen()) {
      opener.orElseThrow().accept(cursor.get());
    }
  }

  private int count(Cell cell) {
    return matrix.get().map(m -> m.counts().count(cell.truth(), cell.predicted())).orElse(0);
  }

  private int classes() {
    return matrix.get().map(m -> m.counts().classes()).orElse(0);
  }

  private void describe() {
    readout.set(matrix.get().map(m -> words(m.counts(), m.labels(), cursor.get())).orElse(""));
  }

  private static String words(ConfusionMatrix counts, List<String> labels, Cell cell) {
    if (cell.equals(Cell.NONE)) {
      return Messages.text("models.classes.accuracy", percent(counts.accuracy()), counts.total());
    }
    return Messages.text(
        "models.classes.readout",
        labels.get(cell.truth()),
        labels.get(cell.predicted()),
        counts.count(cell.truth(), cell.predicted()),
        counts.ofClass(cell.truth()),
        percent(counts.share(cell.truth(), cell.predicted())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
