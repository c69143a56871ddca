package dev.sightline.app.attention.heads;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ColourScale;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.ScaleMode;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.HeadInfluence;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * All heads of the shown kind. They are worked out in the background, and only while somebody looks
 * at them. FX thread only.
 */
public final class HeadsViewModel {
  /** No head. */
  public static final int NONE = -1;

  private final Selection selection;
  private final CurrentMap current;
  private final ColourSettings colours;
  private final AttentionTabs tabs;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<List<HeadEntry>> entries =
      new ReadOnlyObjectWrapper<>(this, "entries", List.of());
  private final ReadOnlyObjectWrapper<Integer> lit = new ReadOnlyObjectWrapper<>(this, "lit", NONE);
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ObjectProperty<HeadOrder> order =
      new SimpleObjectProperty<>(this, "order", HeadOrder.LAYER);
  private InfluenceViewModel influence;
  private long newest;
  private Wanted made;

  /** What the entries depend on. */
  private record Wanted(
      dev.sightline.core.analysis.Analysis analysis,
      AttentionStack.Kind kind,
      boolean withoutSinks,
      dev.sightline.app.colour.ColourMap map,
      ScaleMode mode) {}

  /**
   * @param background where heads are worked out
   * @param ui the FX thread
   */
  public HeadsViewModel(
      Selection selection,
      CurrentMap current,
      ColourSettings colours,
      AttentionTabs tabs,
      Executor background,
      Executor ui) {
    this.selection = selection;
    this.current = current;
    this.colours = colours;
    this.tabs = tabs;
    this.background = background;
    this.ui = ui;
    current.shownProperty().subscribe(s -> refresh());
    tabs.chosenProperty().subscribe(t -> refresh());
    colours.onChange(this::refresh);
    order.subscribe(o -> orderChanged());
    lit.subscribe(l -> describe());
  }

  /** Takes who measures how much each head counts. */
  public void offer(InfluenceViewModel offered) {
    influence = offered;
    offered.foundProperty().subscribe(f -> take(entries.get()));
    offered.noteProperty().subscribe(n -> describe());
    selection.classChoiceProperty().subscribe(c -> measure());
    measure();
  }

  private void orderChanged() {
    if (influence != null && order.get() != HeadOrder.INFLUENCE) {
      influence.forget();
    }
    entries.set(sorted(entries.get()));
    measure();
    describe();
  }

  /** Heads are turned off only in the order that needs it, and while somebody looks. */
  private void measure() {
    boolean looking = tabs.chosenProperty().get() == AttentionTab.HEADS;
    if (influence != null && looking && order.get() == HeadOrder.INFLUENCE && made != null) {
      Side side = side(made.kind());
      influence.measure(
          side == null
              ? List.of()
              : entries.get().stream()
                  .map(e -> new CrossHead(side, e.layer(), e.head()))
                  .sorted(Comparator.comparing(CrossHead::layer).thenComparing(CrossHead::head))
                  .toList());
    }
  }

  /** The heads in the chosen order; empty before they are worked out. */
  public ReadOnlyObjectProperty<List<HeadEntry>> entriesProperty() {
    return entries.getReadOnlyProperty();
  }

  /** In which order heads are shown. */
  public ObjectProperty<HeadOrder> orderProperty() {
    return order;
  }

  /** Index of the entry under the pointer or the keyboard, or {@link #NONE}. */
  public ReadOnlyObjectProperty<Integer> litProperty() {
    return lit.getReadOnlyProperty();
  }

  /** The lit head in words. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** The lit head's entropy. */
  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** What the colours stand for. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** The lit head and its entropy in one line, for a screen reader. */
  public String spoken() {
    return readout.get().isEmpty() ? "" : readout.get() + ": " + value.get();
  }

  /** Heads of a layer; 0 without heads. */
  public int headsPerLayer() {
    return entries.get().stream().mapToInt(HeadEntry::head).max().orElse(-1) + 1;
  }

  /** Index of the head whose map the other views show, or {@link #NONE}. */
  public int chosen() {
    ShownMap shown = current.shownProperty().get();
    for (int i = 0; i < entries.get().size() && shown != null; i++) {
      HeadEntry e = entries.get().get(i);
      if (e.layer() == shown.choice().layer() && e.head() == shown.choice().head()) {
        return i;
      }
    }
    return NONE;
  }

  /** The pointer or the keyboard is on an entry, or on {@link #NONE}. */
  public void light(int index) {
    lit.set(index >= 0 && index < entries.get().size() ? index : NONE);
  }

  /** Moves the keyboard by so many entries, from the chosen head if it is on none yet. */
  public void move(int by) {
    int size = entries.get().size();
    if (size > 0) {
      light(lit.get() == NONE ? Math.max(0, chosen()) : Math.clamp(lit.get() + by, 0, size - 1));
    }
  }

  /** Opens a head in the matrix. */
  public void open(int index) {
    if (index < 0 || index >= entries.get().size() || made == null) {
      return;
    }
    HeadEntry e = entries.get().get(index);
    selection.mapProperty().set(new MapChoice(made.kind(), e.layer(), e.head()));
    tabs.chosenProperty().set(AttentionTab.MATRIX);
  }

  /** True if the shown kind is cross-attention, whose heads can be turned off. */
  public boolean canSwitch() {
    return made != null && side(made.kind()) != null;
  }

  /** True if that head is on. */
  public boolean isOn(int index) {
    return !canSwitch() || !isOff(change(entries.get().get(index)));
  }

  /** The number under a tile: what the probability does without the head, else its entropy. */
  static String caption(HeadEntry e) {
    return Double.isNaN(e.influence())
        ? Words.weight(e.numbers().evenness())
        : Words.points(e.influence());
  }

  /** Turns a head off, as a change that can be taken back, or on again. */
  public void toggle(int index) {
    if (canSwitch() && index >= 0 && index < entries.get().size()) {
      Change off = change(entries.get().get(index));
      selection.change(list -> isOff(off) ? list.without(off) : list.with(off));
    }
  }

  /** Told whenever a head may have been turned on or off. */
  void onSwitch(Runnable listener) {
    selection.changesProperty().subscribe(c -> listener.run());
  }

  private boolean isOff(Change off) {
    return selection.changesProperty().get().present().isOn(off);
  }

  private Change change(HeadEntry e) {
    return new Change.HeadOff(new CrossHead(side(made.kind()), e.layer(), e.head()));
  }

  /** Whose heads these are; null for those that cannot be turned off. */
  private static Side side(AttentionStack.Kind kind) {
    return switch (kind) {
      case TEXT_TO_VIDEO -> Side.TEXT;
      case VIDEO_TO_TEXT -> Side.VIDEO;
      case ALIGNMENT, TEXT_SELF -> null;
    };
  }

  private void refresh() {
    ShownMap shown = current.shownProperty().get();
    if (shown == null || !shown.hasWeights()) {
      newest++;
      made = null;
      take(List.of());
      return;
    }
    Wanted wanted =
        new Wanted(
            shown.analysis(),
            shown.choice().kind(),
            current.withoutSinksProperty().get(),
            colours.mapProperty().get(),
            colours.scaleProperty().get());
    if (tabs.chosenProperty().get() != AttentionTab.HEADS || wanted.equals(made)) {
      measure();
      return;
    }
    long request = ++newest;
    background.execute(
        () -> {
          List<HeadEntry> all = work(wanted);
          ui.execute(
              () -> {
                if (request == newest) {
                  made = wanted;
                  take(all);
                  measure();
                }
              });
        });
  }

  /** The pointer or the keyboard stays on its head, such as one that was just turned off. */
  private void take(List<HeadEntry> all) {
    HeadEntry before = lit.get() == NONE ? null : entries.get().get(lit.get());
    lit.set(NONE);
    entries.set(sorted(all));
    for (int i = 0; i < all.size() && before != null; i++) {
      HeadEntry e = entries.get().get(i);
      if (e.layer() == before.layer() && e.head() == before.head()) {
        lit.set(i);
      }
    }
    describe();
  }

  private List<HeadEntry> sorted(List<HeadEntry> all) {
    return all.stream().map(this::measured).sorted(order.get().comparator()).toList();
  }

  /** With its influence, if that was measured and is what heads are ordered by. */
  private HeadEntry measured(HeadEntry e) {
    HeadInfluence found = influence == null ? null : influence.foundProperty().get();
    Side side = made == null ? null : side(made.kind());
    if (found == null || side == null || order.get() != HeadOrder.INFLUENCE) {
      return e.withInfluence(Double.NaN);
    }
    CrossHead head = new CrossHead(side, e.layer(), e.head());
    return e.withInfluence(found.has(head) ? found.change(head) : Double.NaN);
  }

  private static List<HeadEntry> work(Wanted w) {
    AttentionStack stack = w.analysis().attention(w.kind()).orElseThrow();
    AttentionStatistics numbers = AttentionStatistics.of(stack);
    List<HeadEntry> out = new ArrayList<>();
    for (int l = 0; l < numbers.heads().size(); l++) {
      for (int h = 0; h < stack.heads(); h++) {
        MapChoice choice = new MapChoice(w.kind(), l, h);
        MatrixData data =
            ShownMap.of(w.analysis(), choice, w.withoutSinks()).orElseThrow().matrix();
        double top = data.max();
        MapPicture picture =
            MapPicture.of(
                data, row -> new ColourScale(w.map(), w.mode().top(data.rowMax(row), top)));
        out.add(new HeadEntry(l, h, numbers.head(l, h), picture, w.mode().top(0, top), Double.NaN));
      }
    }
    return List.copyOf(out);
  }

  private void describe() {
    ShownMap shown = current.shownProperty().get();
    HeadEntry e = lit.get() == NONE ? null : entries.get().get(lit.get());
    if (shown == null || entries.get().isEmpty()) {
      legend.set(LegendText.NONE);
    } else {
      ScaleMode mode = colours.scaleProperty().get();
      String top =
          switch (mode) {
            case FIXED -> Words.weight(1);
            case PER_ROW -> Messages.text("attention.top.row");
            case WHOLE_MAP -> e == null ? Messages.text("heads.top") : Words.weight(e.top());
          };
      String unit = Names.unit(shown.weights());
      legend.set(new LegendText(unit, Names.unitHelp(shown.weights()), "0", top, false));
    }
    if (e == null) {
      boolean measuring = influence != null && order.get() == HeadOrder.INFLUENCE;
      readout.set(measuring ? influence.noteProperty().get() : "");
      value.set("");
      return;
    }
    String name = Messages.text("heads.name", Names.layer(e.layer()), Names.head(e.head()));
    if (!Double.isNaN(e.influence())) {
      readout.set(Messages.text("heads.influence.readout", name));
      value.set(caption(e));
      return;
    }
    readout.set(
        e.numbers().sinks().isEmpty()
            ? Messages.text("heads.entropy", name)
            : Messages.text("heads.entropySinks", name, Words.percent(e.numbers().sinkShare())));
    value.set(Words.weight(e.numbers().evenness()));
  }
}
