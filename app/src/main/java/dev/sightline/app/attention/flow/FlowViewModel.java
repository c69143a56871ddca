package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AttentionViewModel.Cell;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.Names;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.attention.Tables;
import dev.sightline.app.attention.Words;
import dev.sightline.app.colour.ValueScale;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** The strongest links of the shown map, and which of them are lit. FX thread only. */
public final class FlowViewModel {
  /** More links than these cannot be told apart. */
  public static final int MAX_LINKS = 400;

  private static final int FIRST_LINKS = 40;

  private final AttentionViewModel cells;
  private final IntegerProperty count = new SimpleIntegerProperty(this, "count", FIRST_LINKS);
  private final ReadOnlyObjectWrapper<List<Link>> links =
      new ReadOnlyObjectWrapper<>(this, "links", List.of());
  private final ReadOnlyObjectWrapper<LegendText> legend =
      new ReadOnlyObjectWrapper<>(this, "legend", LegendText.NONE);
  private final ReadOnlyStringWrapper threshold = new ReadOnlyStringWrapper(this, "threshold", "");
  private List<Link> strongest = List.of();

  /**
   * @param cells what the pointer and the keyboard are on, shared with the matrix
   */
  public FlowViewModel(AttentionViewModel cells) {
    this.cells = cells;
    cells.shownProperty().subscribe(this::shownChanged);
    count.subscribe(c -> pick());
    cells.colours().onChange(this::pick);
  }

  /** The links to draw, the strongest first. */
  public ReadOnlyObjectProperty<List<Link>> linksProperty() {
    return links.getReadOnlyProperty();
  }

  /** How many of the strongest links are wanted. */
  public IntegerProperty countProperty() {
    return count;
  }

  /** How many there are, and from what value on. */
  public ReadOnlyStringProperty thresholdProperty() {
    return threshold.getReadOnlyProperty();
  }

  /** What the colours stand for. */
  public ReadOnlyObjectProperty<LegendText> legendProperty() {
    return legend.getReadOnlyProperty();
  }

  /** The matrix whose cells the links are; null without one. */
  public MatrixData data() {
    ShownMap shown = cells.shownProperty().get();
    return shown == null ? null : shown.matrix();
  }

  /** The drawn links as a table, the strongest first; empty without any. */
  public String table() {
    MatrixData data = data();
    if (data == null) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("token", data.onTimeLine() ? "clip" : "key_token", "value"));
    for (Link link : links.get()) {
      rows.add(
          List.of(
              data.rows().get(link.row()).label(),
              Tables.name(data.columns().get(link.column())),
              ScoresTable.number(link.value())));
    }
    return ScoresTable.text(rows);
  }

  /** The colours of a link. */
  public ValueScale scale(Link link) {
    return cells.scale(data(), link.row());
  }

  /** How strong a link is drawn, 0..1 of its scale. */
  public double strength(Link link) {
    double top = scale(link).max();
    return top > 0 ? Math.min(1, Math.abs(link.value()) / top) : 0;
  }

  /** True if nothing is lit, or the link touches what is lit. */
  public boolean isLit(Link link) {
    Cell lit = cells.litProperty().get();
    boolean row = lit.row() == AttentionViewModel.NONE || lit.row() == link.row();
    boolean column = lit.column() == AttentionViewModel.NONE || lit.column() == link.column();
    return row && column;
  }

  /** True if something is lit. */
  public boolean isAnyLit() {
    return !cells.litProperty().get().equals(Cell.NOWHERE);
  }

  private void shownChanged(ShownMap shown) {
    strongest = shown == null ? List.of() : StrongestLinks.of(shown.matrix(), MAX_LINKS);
    pick();
  }

  private void pick() {
    MatrixData data = data();
    List<Link> some = strongest.subList(0, Math.clamp(count.get(), 0, strongest.size()));
    links.set(List.copyOf(some));
    if (data == null || some.isEmpty()) {
      threshold.set("");
      legend.set(LegendText.NONE);
      return;
    }
    boolean signed = data.traits().signed();
    double least = Math.abs(some.getLast().value());
    threshold.set(
        Messages.text("flow.threshold", Integer.toString(some.size()), Words.weight(least)));
    double top = some.stream().mapToDouble(l -> scale(l).max()).max().orElse(1);
    legend.set(
        new LegendText(
            Names.unit(data),
            Names.unitHelp(data),
            signed ? Words.value(-top, true) : "0",
            switch (cells.colours().scaleProperty().get()) {
              case PER_ROW -> Messages.text("attention.top.row");
              case WHOLE_MAP, FIXED -> Words.value(top, signed);
            },
            signed));
  }
}
