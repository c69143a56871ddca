package dev.sightline.core.explain.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes in the order in which they are made; some may be switched off. Immutable.
 *
 * @param entries in order
 */
public record ChangeList(List<Entry> entries) {
  /** No change. */
  public static final ChangeList EMPTY = new ChangeList(List.of());

  /**
   * A change in a list.
   *
   * @param on false: it stays in the list and does nothing
   */
  public record Entry(Change change, boolean on) {}

  public ChangeList {
    entries = List.copyOf(entries);
  }

  /** These changes, all on. */
  public static ChangeList of(List<? extends Change> changes) {
    return new ChangeList(changes.stream().map(c -> new Entry(c, true)).toList());
  }

  /** One more at the end. */
  public ChangeList with(Change change) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(change, true));
    return new ChangeList(all);
  }

  /** Without the change at this place. */
  public ChangeList without(int index) {
    List<Entry> all = new ArrayList<>(entries);
    all.remove(index);
    return new ChangeList(all);
  }

  /** Without each entry of this change. */
  public ChangeList without(Change change) {
    return new ChangeList(entries.stream().filter(e -> !e.change().equals(change)).toList());
  }

  /** The change at this place on or off. */
  public ChangeList withOn(int index, boolean on) {
    List<Entry> all = new ArrayList<>(entries);
    all.set(index, new Entry(all.get(index).change(), on));
    return new ChangeList(all);
  }

  /** Another change at this place. */
  public ChangeList with(int index, Change change) {
    List<Entry> all = new ArrayList<>(entries);
    all.set(index, new Entry(change, all.get(index).on()));
    return new ChangeList(all);
  }

  /** True if this change is in the list and on. */
  public boolean isOn(Change change) {
    return entries.stream().anyMatch(e -> e.on() && e.change().equals(change));
  }

  /** Number of changes that are on. */
  public int countOn() {
    return (int) entries.stream().filter(Entry::on).count();
  }

  /** True if nothing is changed. */
  public boolean isIdle() {
    return countOn() == 0;
  }
}
