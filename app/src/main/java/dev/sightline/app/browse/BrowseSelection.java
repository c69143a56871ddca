package dev.sightline.app.browse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * Which videos are chosen, and which of them keys are about. What is no longer shown is no longer
 * chosen; a video that changes stays so. FX thread only.
 */
public final class BrowseSelection {
  private final ObservableList<BrowseItem> items;
  private final ReadOnlyObjectWrapper<List<BrowseItem>> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
  private final ReadOnlyObjectWrapper<Optional<BrowseItem>> lead =
      new ReadOnlyObjectWrapper<>(this, "lead", Optional.empty());
  private Set<Long> ids = Set.of();
  private long leadId = -1;
  private long anchorId = -1;

  /**
   * @param items what is shown, in the order in which keys go through it
   */
  BrowseSelection(ObservableList<BrowseItem> items) {
    this.items = items;
    items.subscribe(this::tell);
  }

  /** The chosen videos, in the order in which they are shown. */
  public ReadOnlyObjectProperty<List<BrowseItem>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The video that keys are about. */
  public ReadOnlyObjectProperty<Optional<BrowseItem>> leadProperty() {
    return lead.getReadOnlyProperty();
  }

  /** Ids of the chosen videos. */
  Set<Long> ids() {
    return ids;
  }

  public boolean isChosen(long id) {
    return ids.contains(id);
  }

  /** Where the lead stands; -1 if there is none. */
  public int leadIndex() {
    return index(leadId);
  }

  /** Chooses one and nothing else. */
  public void only(BrowseItem item) {
    set(Set.of(item.id()), item.id(), item.id());
  }

  /** Chooses these and nothing else; keys are about the first of them. */
  public void only(Set<Long> videos) {
    only(
        videos,
        items.stream().map(BrowseItem::id).filter(videos::contains).findFirst().orElse(-1L));
  }

  /**
   * Chooses these and nothing else.
   *
   * @param about the one that keys are about
   */
  public void only(Set<Long> videos, long about) {
    set(videos, about, about);
  }

  /** Chooses one in addition, or no longer. */
  public void toggle(BrowseItem item) {
    Set<Long> all = new LinkedHashSet<>(ids);
    if (!all.remove(item.id())) {
      all.add(item.id());
    }
    set(all, item.id(), item.id());
  }

  /** Chooses all from where the last choice began to this one. */
  public void extendTo(BrowseItem item) {
    int from = index(anchorId);
    int to = index(item.id());
    if (from < 0 || to < 0) {
      only(item);
      return;
    }
    Set<Long> all = new LinkedHashSet<>();
    for (int i = Math.min(from, to); i <= Math.max(from, to); i++) {
      all.add(items.get(i).id());
    }
    set(all, item.id(), anchorId);
  }

  /** Chooses all that are shown. */
  public void all() {
    Set<Long> all = new LinkedHashSet<>();
    items.forEach(i -> all.add(i.id()));
    set(all, leadId < 0 && !items.isEmpty() ? items.getFirst().id() : leadId, anchorId);
  }

  /** Chooses nothing. */
  public void clear() {
    set(Set.of(), -1, -1);
  }

  /**
   * Moves the lead.
   *
   * @param index where to; cut to what there is
   * @param extend true to choose all on the way
   */
  public void moveTo(int index, boolean extend) {
    if (!items.isEmpty()) {
      BrowseItem item = items.get(Math.clamp(index, 0, items.size() - 1));
      if (extend) {
        extendTo(item);
      } else {
        only(item);
      }
    }
  }

  private void set(Set<Long> videos, long nextLead, long nextAnchor) {
    ids = Set.copyOf(videos);
    leadId = nextLead;
    anchorId = nextAnchor;
    tell();
  }

  private void tell() {
    List<BrowseItem> now = items.stream().filter(i -> ids.contains(i.id())).toList();
    if (now.size() < ids.size()) {
      Set<Long> left = new LinkedHashSet<>();
      now.forEach(i -> left.add(i.id()));
      ids = Set.copyOf(left);
    }
    lead.set(items.stream().filter(i -> i.id() == leadId).findFirst());
    chosen.set(now);
  }

  private int index(long id) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }
}
