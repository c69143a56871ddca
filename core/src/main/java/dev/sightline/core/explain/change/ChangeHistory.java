package dev.sightline.core.explain.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of changes with what it was before and what was taken back. Immutable.
 *
 * @param past earlier lists, oldest first
 * @param present the list now
 * @param future lists that were taken back, the one taken back last first
 */
public record ChangeHistory(List<ChangeList> past, ChangeList present, List<ChangeList> future) {
  /** No change, nothing to take back. */
  public static final ChangeHistory EMPTY =
      new ChangeHistory(List.of(), ChangeList.EMPTY, List.of());

  /** Older lists are forgotten. */
  static final int LONGEST = 200;

  public ChangeHistory {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /** Another list from now on; what had been taken back is gone. The same list changes nothing. */
  public ChangeHistory with(ChangeList next) {
    if (next.equals(present)) {
      return this;
    }
    List<ChangeList> before = new ArrayList<>(past);
    before.add(present);
    if (before.size() > LONGEST) {
      before.removeFirst();
    }
    return new ChangeHistory(before, next, List.of());
  }

  /** One step back, if there is one. */
  public ChangeHistory undo() {
    if (past.isEmpty()) {
      return this;
    }
    List<ChangeList> later = new ArrayList<>(future);
    later.addFirst(present);
    return new ChangeHistory(past.subList(0, past.size() - 1), past.getLast(), later);
  }

  /** One step forward, if there is one. */
  public ChangeHistory redo() {
    if (future.isEmpty()) {
      return this;
    }
    List<ChangeList> before = new ArrayList<>(past);
    before.add(present);
    return new ChangeHistory(before, future.getFirst(), future.subList(1, future.size()));
  }
}
