package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.attention.ClassCourses;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Which lanes there are and what is under the pointer. Words are picked by choosing them in any
 * view while lanes are shown; until then the three with the largest weight are there. FX thread
 * only.
 */
public final class LanesViewModel {
  /** Lanes of words before any is picked. */
  static final int DEFAULT_WORDS = 3;

  /** Most lanes of words. */
  static final int MAX_WORDS = 12;

  private final AttentionViewModel cells;
  private final Selection selection;
  private final AttentionTabs tabs;
  private final MarksLoader marks;
  private final List<Integer> picked = new ArrayList<>();
  private final ReadOnlyObjectWrapper<List<Lane>> lanes =
      new ReadOnlyObjectWrapper<>(this, "lanes", List.of());
  private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper(this, "own");
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);
  private ClassCourses courses = ClassCourses.NONE;
  private String text = "";

  public LanesViewModel(
      AttentionViewModel cells, Selection selection, AttentionTabs tabs, MarksLoader marks) {
    this.cells = cells;
    this.selection = selection;
    this.tabs = tabs;
    this.marks = marks;
    cells.shownProperty().subscribe(this::shownChanged);
    selection.tokenProperty().subscribe(t -> tokenChosen(t.intValue()));
    selection.classChoiceProperty().subscribe(c -> refresh());
    marks.marksProperty().subscribe(m -> refresh());
    cells.colours().onChange(this::describe);
  }

  /** The lanes, from top to bottom. */
  public ReadOnlyObjectProperty<List<Lane>> lanesProperty() {
    return lanes.getReadOnlyProperty();
  }

  /** True if the user picked the words. */
  public ReadOnlyBooleanProperty ownProperty() {
    return own.getReadOnlyProperty();
  }

  /** What is under the pointer, in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** The value under the pointer. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What the colours of the words' lanes stand for. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** What is under the pointer with its value in one line, for a screen reader. */
  public String spoken() {
    return value.get().isEmpty() ? readout.get() : readout.get() + ": " + value.get();
  }

  /** The matrix that words' lanes are rows of; null where the map has no clips. */
  public MatrixData data() {
    ShownMap shown = cells.shownProperty().get();
    return shown == null || !shown.matrix().onTimeLine() ? null : shown.matrix();
  }

  /** The lanes of words and classes as a table, a column for each clip; empty without any. */
  public String table() {
    ShownMap shown = cells.shownProperty().get();
    if (shown == null) {
      return "";
    }
    return LanesTable.of(shown.analysis().clips(), lanes.get(), data());
  }

  /** Takes a word's lane away. */
  public void remove(Lane lane) {
    if (lane instanceof Lane.Word word) {
      if (picked.isEmpty()) {
        lanes.get().stream()
            .filter(l -> l instanceof Lane.Word)
            .forEach(l -> picked.add(((Lane.Word) l).token()));
      }
      picked.remove(Integer.valueOf(word.token()));
      refresh();
    }
  }

  /** Goes back to the words with the largest weight. */
  public void reset() {
    picked.clear();
    refresh();
  }

  /** The pointer is over a lane (or none, null) at a time, s. */
  public void pointAt(Lane lane, double seconds) {
    ShownMap shown = cells.shownProperty().get();
    int clip = shown == null ? -1 : clipAt(shown.analysis().clips(), seconds);
    if (clip < 0) {
      cells.pointAway();
      say("", "");
      return;
    }
    int row =
        lane instanceof Lane.Word word && data() != null ? word.row() : AttentionViewModel.NONE;
    cells.pointAt(new Cell(row, data() == null ? AttentionViewModel.NONE : clip));
    String where = Words.clip(shown.analysis().clips().get(clip));
    switch (lane) {
      case null -> say(where, "");
      case Lane.Word word -> say(cells.readoutProperty().get(), cells.valueProperty().get());
      case Lane.OfClass c ->
          say(
              Messages.text("lanes.readout", c.label(), where),
              String.format(Locale.ROOT, "%.1f %%", 100 * c.probabilities().get(clip)));
      case Lane.Shots shots -> say(shot(shots, seconds), "");
      case Lane.Subtitles s -> say(cue(s, seconds).orElse(where), "");
    }
  }

  /** The pointer left. */
  public void pointAway() {
    cells.pointAway();
    say("", "");
  }

  private void say(String what, String number) {
    readout.set(what);
    value.set(number);
  }

  private static String shot(Lane.Shots shots, double seconds) {
    if (shots.cuts().isEmpty()) {
      return "";
    }
    long before = shots.cuts().get().stream().filter(c -> c.toDouble() <= seconds).count();
    return Messages.text(
        "lanes.shot", Long.toString(before + 1), Integer.toString(shots.cuts().get().size() + 1));
  }

  private static Optional<String> cue(Lane.Subtitles lane, double seconds) {
    return lane.cues().stream()
        .filter(c -> c.start().toDouble() <= seconds && seconds < c.end().toDouble())
        .reduce((first, second) -> second)
        .map(Cue::text)
        .map(t -> t.replace('\n', ' '));
  }

  private static int clipAt(List<Clip> clips, double seconds) {
    Fraction at = Fraction.ofSeconds(Math.max(0, seconds));
    return IntStream.range(0, clips.size())
        .filter(i -> clips.get(i).holds(at))
        .findFirst()
        .orElse(-1);
  }

  private void shownChanged(ShownMap shown) {
    String now = shown == null ? "" : shown.analysis().text().text();
    if (!now.equals(text)) {
      text = now; // indices of another text's tokens mean nothing here
      picked.clear();
    }
    refresh();
  }

  private void tokenChosen(int token) {
    boolean looking = tabs.chosenProperty().get() == AttentionTab.LANES;
    if (!looking || token == Selection.NONE || picked.contains(token)) {
      return;
    }
    if (data() != null && data().rowOf(token) >= 0 && picked.size() < MAX_WORDS) {
      picked.add(token);
      refresh();
    }
  }

  private void refresh() {
    own.set(!picked.isEmpty());
    ShownMap shown = cells.shownProperty().get();
    List<Lane> out = new ArrayList<>();
    if (shown != null) {
      MatrixData data = data();
      if (data != null) {
        rows(data).forEach(r -> out.add(word(data, r)));
      }
      courses =
          courses.next(
              shown.analysis(),
              selection.classChoiceProperty().get(),
              selection.original(shown.analysis()));
      for (int i = 0; i < courses.courses().size(); i++) {
        ClassCourses.Course c = courses.courses().get(i);
        out.add(new Lane.OfClass(c.label(), i, c.probabilities(), courses.top()));
      }
      VideoMarks known = marks.marksProperty().get();
      out.add(new Lane.Shots(Messages.text("lanes.shots"), known.cuts()));
      if (!known.transcript().cues().isEmpty()) {
        out.add(new Lane.Subtitles(Messages.text("lanes.subtitles"), known.transcript().cues()));
      }
    }
    lanes.set(List.copyOf(out));
    describe();
  }

  private Lane word(MatrixData data, int row) {
    MatrixData.Row r = data.rows().get(row);
    return new Lane.Word(r.label(), row, r.token());
  }

  /** The picked rows, or those with the largest weight in the order of the text. */
  private List<Integer> rows(MatrixData data) {
    if (!picked.isEmpty()) {
      return picked.stream().map(data::rowOf).filter(r -> r >= 0).toList();
    }
    return IntStream.range(0, data.rows().size())
        .boxed()
        .sorted(Comparator.comparingDouble(r -> -data.rowMax(r)))
        .limit(DEFAULT_WORDS)
        .sorted()
        .toList();
  }

  private void describe() {
    MatrixData data = data();
    if (data == null || data.rows().isEmpty()) {
      legend.set(LegendText.NONE);
      return;
    }
    boolean signed = data.traits().signed();
    double end = cells.scale(data, 0).max();
    String top =
        cells.colours().scaleProperty().get() == ScaleMode.PER_ROW
            ? Messages.text("attention.top.row")
            : Words.value(end, signed);
    legend.set(
        new LegendText(
            Names.unit(data),
            Names.unitHelp(data),
            signed ? Words.value(-end, true) : "0",
            top,
            signed));
  }
}
