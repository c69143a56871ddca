package dev.sightline.app.attention.clips;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClassCourses;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Clips in the order of what the lit word gives them, or of how probable the chosen class is in
 * them. FX thread only.
 */
public final class ClipsViewModel {
  private final AttentionViewModel cells;
  private final Selection selection;
  private final ObjectProperty<ClipOrder> order =
      new SimpleObjectProperty<>(this, "order", ClipOrder.WEIGHT);
  private final ReadOnlyObjectWrapper<List<RankedClip>> clips =
      new ReadOnlyObjectWrapper<>(this, "clips", List.of());
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);

  /**
   * @param cells the map and what the pointer is on, shared with the matrix
   */
  public ClipsViewModel(AttentionViewModel cells, Selection selection) {
    this.cells = cells;
    this.selection = selection;
    cells.shownProperty().subscribe(s -> rank());
    selection.tokenProperty().subscribe(t -> rank());
    selection.hoverTokenProperty().subscribe(t -> rank());
    selection.classChoiceProperty().subscribe(c -> rank());
    order.subscribe(o -> rank());
    selection.hoverClipProperty().subscribe(c -> describe());
    cells.colours().onChange(this::rank);
  }

  /** The clips, the one with the largest value first. */
  public ReadOnlyObjectProperty<List<RankedClip>> clipsProperty() {
    return clips.getReadOnlyProperty();
  }

  /** By what they are sorted. */
  public ObjectProperty<ClipOrder> orderProperty() {
    return order;
  }

  /** Whose value it is, in words. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** The clip under the pointer, in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Its value. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What the values are. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** The value farthest from 0, without its sign. */
  public double strongest() {
    return clips.get().stream().mapToDouble(c -> Math.abs(c.value())).max().orElse(0);
  }

  /** Place of the clip under the pointer in the order, or -1. */
  public int lit() {
    return place(selection.hoverClipProperty().get());
  }

  /** Place of the clip at the playhead in the order, or -1. */
  public int playing() {
    return place(selection.playheadClip().orElse(Selection.NONE));
  }

  private int place(int clip) {
    for (int i = 0; i < clips.get().size(); i++) {
      if (clips.get().get(i).clip() == clip) {
        return i;
      }
    }
    return -1;
  }

  /** The pointer or the keyboard is on a place, or on none (-1). */
  public void light(int place) {
    boolean there = place >= 0 && place < clips.get().size();
    selection.hoverClipProperty().set(there ? clips.get().get(place).clip() : Selection.NONE);
  }

  /** Goes to the clip at a place. */
  public void go(int place) {
    ShownMap shown = cells.shownProperty().get();
    if (shown != null && place >= 0 && place < clips.get().size()) {
      int clip = clips.get().get(place).clip();
      selection.seekRequestProperty().set(shown.analysis().clips().get(clip).start());
    }
  }

  /** The stretch of a clip in words. */
  public String time(RankedClip clip) {
    ShownMap shown = cells.shownProperty().get();
    return shown == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f s", shown.analysis().clips().get(clip.clip()).start().toDouble());
  }

  /** A value in words. */
  public String text(RankedClip clip) {
    return isClass() ? Words.finePercent(clip.value()) : Words.value(clip.value(), signed());
  }

  /** The clips as a table, in their order. */
  public String table() {
    ShownMap shown = cells.shownProperty().get();
    if (shown == null) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("clip", "start_s", "end_s", "value"));
    for (RankedClip c : clips.get()) {
      var clip = shown.analysis().clips().get(c.clip());
      rows.add(
          List.of(
              Integer.toString(c.clip() + 1),
              Double.toString(clip.start().toDouble()),
              Double.toString(clip.end().toDouble()),
              ScoresTable.number((float) c.value())));
    }
    return ScoresTable.text(rows);
  }

  private boolean signed() {
    ShownMap shown = cells.shownProperty().get();
    return !isClass() && shown != null && shown.matrix().traits().signed();
  }

  private boolean isClass() {
    return order.get() == ClipOrder.CLASS;
  }

  private void rank() {
    ShownMap shown = cells.shownProperty().get();
    List<RankedClip> all = new ArrayList<>();
    String whose = "";
    LegendText unit = LegendText.NONE;
    if (shown != null && isClass()) {
      ClassCourses courses =
          ClassCourses.of(shown.analysis(), selection.classChoiceProperty().get());
      if (!courses.courses().isEmpty()) {
        ClassCourses.Course first = courses.courses().getFirst();
        for (int c = 0; c < first.probabilities().size(); c++) {
          all.add(new RankedClip(c, first.probabilities().get(c)));
        }
        whose = Messages.text("clips.of.class", first.label());
        unit = legend(Messages.text("clips.unit.class"), all, false);
      }
    } else if (shown != null && shown.matrix().onTimeLine()) {
      MatrixData data = shown.matrix();
      int row = data.rowOf(selection.activeToken());
      for (int c = 0; c < data.columns().size(); c++) {
        all.add(new RankedClip(c, row >= 0 ? data.at(row, c) : mean(shown, c)));
      }
      whose = whose(shown.analysis(), row, selection.activeToken());
      unit = legend(Names.unit(data), all, data.traits().signed());
    }
    all.removeIf(c -> Double.isNaN(c.value()));
    all.sort(
        Comparator.comparingDouble((RankedClip c) -> -Math.abs(c.value()))
            .thenComparingInt(RankedClip::clip));
    clips.set(List.copyOf(all));
    title.set(whose);
    legend.set(unit);
    describe();
  }

  private LegendText legend(String unit, List<RankedClip> all, boolean signed) {
    double top =
        all.stream().mapToDouble(c -> Math.abs(c.value())).filter(v -> v >= 0).max().orElse(0);
    String end = isClass() ? Words.finePercent(top) : Words.value(top, signed);
    return new LegendText(unit, "", signed ? Words.value(-top, true) : "0", end, signed);
  }

  /** A row without a token is that of an explanation which says something of clips alone. */
  private static String whose(Analysis a, int row, int token) {
    if (row >= 0 && token == Selection.NONE) {
      return Messages.text("attention.row.clips");
    }
    return row < 0
        ? Messages.text("clips.of.all")
        : Messages.text("clips.of.word", Words.token(a.text(), token));
  }

  /** Words count what the model learned that they count, where weights are shown. */
  static double mean(ShownMap shown, int column) {
    MatrixData data = shown.matrix();
    double sum = 0;
    double all = 0;
    for (int r = 0; r < data.rows().size(); r++) {
      double weight =
          shown.explained().isPresent() ? 1 : shown.importanceOf(data.rows().get(r).token());
      sum += weight * data.at(r, column);
      all += weight;
    }
    return all > 0 ? sum / all : 0;
  }

  private void describe() {
    ShownMap shown = cells.shownProperty().get();
    int lit = lit();
    if (shown == null || lit < 0) {
      readout.set(title.get());
      value.set("");
      return;
    }
    RankedClip clip = clips.get().get(lit);
    readout.set(
        Messages.text(
            "clips.readout",
            lit + 1,
            Words.clip(shown.analysis().clips().get(clip.clip())),
            title.get()));
    value.set(text(clip));
  }
}
