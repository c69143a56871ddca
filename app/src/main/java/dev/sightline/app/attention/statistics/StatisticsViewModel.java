package dev.sightline.app.attention.statistics;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Tables;
import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.analysis.statistics.AttentionStatistics.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The numbers of all heads of the shown kind, worked out in the background and only while somebody
 * looks at them. FX thread only.
 */
public final class StatisticsViewModel {
  /**
   * A head in the table.
   *
   * @param layer from 0
   * @param head from 0
   */
  public record Place(int layer, int head) {}

  private final Selection selection;
  private final CurrentMap current;
  private final AttentionTabs tabs;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<AttentionStatistics> numbers =
      new ReadOnlyObjectWrapper<>(this, "numbers");
  private final ReadOnlyObjectWrapper<List<String>> sentences =
      new ReadOnlyObjectWrapper<>(this, "sentences", List.of());
  private final ReadOnlyObjectWrapper<Place> lit = new ReadOnlyObjectWrapper<>(this, "lit");
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ObjectProperty<Measure> measure =
      new SimpleObjectProperty<>(this, "measure", Measure.ENTROPY);
  private AttentionStack made;
  private long newest;

  /**
   * @param background where numbers are worked out
   * @param ui the FX thread
   */
  public StatisticsViewModel(
      Selection selection,
      CurrentMap current,
      AttentionTabs tabs,
      Executor background,
      Executor ui) {
    this.selection = selection;
    this.current = current;
    this.tabs = tabs;
    this.background = background;
    this.ui = ui;
    current.shownProperty().subscribe(s -> refresh());
    tabs.chosenProperty().subscribe(t -> refresh());
    measure.subscribe(m -> describe());
    lit.subscribe(l -> describe());
  }

  /** The numbers; null before they are worked out. */
  public ReadOnlyObjectProperty<AttentionStatistics> numbersProperty() {
    return numbers.getReadOnlyProperty();
  }

  /** What the numbers of the shown layer and head say. */
  public ReadOnlyObjectProperty<List<String>> sentencesProperty() {
    return sentences.getReadOnlyProperty();
  }

  /** Which number the table shows. */
  public ObjectProperty<Measure> measureProperty() {
    return measure;
  }

  /** The head under the pointer or the keyboard, or null. */
  public ReadOnlyObjectProperty<Place> litProperty() {
    return lit.getReadOnlyProperty();
  }

  /** The lit head in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** The lit head's number. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What the colours of the table stand for. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** All heads in numbers as a table, and what they say below it; empty without any. */
  public String table() {
    AttentionStatistics n = numbers.get();
    if (n == null) {
      return "";
    }
    List<Tables.HeadLine> lines = new ArrayList<>();
    for (int l = 0; l < n.heads().size(); l++) {
      for (int h = 0; h < n.heads().get(l).size(); h++) {
        lines.add(new Tables.HeadLine(l, h, n.head(l, h)));
      }
    }
    return Tables.heads(lines) + String.join("\n", sentences.get());
  }

  /** The lit head and its number in one line, for a screen reader. */
  public String spoken() {
    return readout.get().isEmpty() ? "" : readout.get() + ": " + value.get();
  }

  /** The head whose map the other views show, or null where that is a mean. */
  public Place chosen() {
    ShownMap shown = current.shownProperty().get();
    return shown == null || !shown.choice().isOneHead()
        ? null
        : new Place(shown.choice().layer(), shown.choice().head());
  }

  /** True if heads have the shown measure at all. */
  public boolean isKnown() {
    AttentionStatistics n = numbers.get();
    return n != null
        && !n.heads().isEmpty()
        && switch (measure.get()) {
          case ENTROPY -> true;
          case SINKS -> !n.head(0, 0).sinks().isEmpty();
          case DISTANCE -> n.unit() != Unit.NONE;
        };
  }

  /** The value that has the top colour: 1 for shares, else the largest of all heads. */
  public double top() {
    AttentionStatistics n = numbers.get();
    return measure.get() != Measure.DISTANCE || n == null
        ? 1
        : n.heads().stream().flatMap(List::stream).mapToDouble(measure.get()::of).max().orElse(1);
  }

  /** A number of the measure for people. */
  public String text(double number) {
    return measure.get() != Measure.DISTANCE
        ? Words.weight(number)
        : numbers.get() != null && numbers.get().unit() == Unit.TOKENS
            ? String.format(Locale.ROOT, "%.1f", number)
            : Long.toString(Math.round(number));
  }

  /** The pointer or the keyboard is on a head; a head that does not exist is none. */
  public void light(Place place) {
    AttentionStatistics n = numbers.get();
    boolean exists =
        place != null
            && n != null
            && place.layer() >= 0
            && place.layer() < n.heads().size()
            && place.head() >= 0
            && place.head() < n.heads().get(place.layer()).size();
    lit.set(exists ? place : null);
  }

  /** Moves the keyboard. */
  public void move(int layers, int heads) {
    AttentionStatistics n = numbers.get();
    if (n == null || n.heads().isEmpty()) {
      return;
    }
    Place at = lit.get();
    light(
        at == null
            ? new Place(0, 0)
            : new Place(
                Math.clamp(at.layer() + layers, 0, n.heads().size() - 1),
                Math.clamp(at.head() + heads, 0, n.heads().getFirst().size() - 1)));
  }

  /** Says what a head's numbers mean: shows it in all views, and stays here. */
  public void choose(Place place) {
    if (place != null && numbers.get() != null) {
      selection.mapProperty().set(new MapChoice(numbers.get().kind(), place.layer(), place.head()));
    }
  }

  private void refresh() {
    ShownMap shown = current.shownProperty().get();
    if (shown == null || !shown.hasWeights()) {
      newest++;
      made = null;
      take(null);
      return;
    }
    AttentionStack stack = shown.analysis().attention(shown.choice().kind()).orElseThrow();
    if (stack == made) {
      describe();
      return;
    }
    if (tabs.chosenProperty().get() != AttentionTab.STATISTICS) {
      return;
    }
    long request = ++newest;
    background.execute(
        () -> {
          AttentionStatistics worked = AttentionStatistics.of(stack);
          ui.execute(
              () -> {
                if (request == newest) {
                  made = stack;
                  take(worked);
                }
              });
        });
  }

  private void take(AttentionStatistics worked) {
    lit.set(null);
    numbers.set(worked);
    describe();
  }

  private void describe() {
    AttentionStatistics n = numbers.get();
    ShownMap shown = current.shownProperty().get();
    boolean fits = n != null && shown != null && n.kind() == shown.choice().kind();
    sentences.set(
        fits ? Sentences.of(n, shown.choice(), current.withoutSinksProperty().get()) : List.of());
    legend.set(
        fits && isKnown()
            ? new LegendText(unit(n.unit()), unitHelp(), "0", text(top()), false)
            : LegendText.NONE);
    Place at = lit.get();
    readout.set(
        at == null
            ? ""
            : Messages.text(
                "statistics.readout",
                Messages.text("statistics.head", Names.layer(at.layer()), Names.head(at.head())),
                unit(n.unit())));
    value.set(
        at == null || !isKnown() ? "" : text(measure.get().of(n.head(at.layer(), at.head()))));
  }

  private String unit(Unit unit) {
    return Messages.text(
        switch (measure.get()) {
          case ENTROPY -> "statistics.unit.entropy";
          case SINKS -> "statistics.unit.sinks";
          case DISTANCE -> unit == Unit.TOKENS ? "statistics.unit.tokens" : "statistics.unit.time";
        });
  }

  private String unitHelp() {
    return Messages.text(
        switch (measure.get()) {
          case ENTROPY -> "statistics.unit.entropyHelp";
          case SINKS -> "statistics.unit.sinksHelp";
          case DISTANCE -> "statistics.unit.distanceHelp";
        });
  }
}
