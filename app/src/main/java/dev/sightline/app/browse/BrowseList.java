package dev.sightline.app.browse;

import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.FacetFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All videos, those that were found, and those of them that are shown: the wanted ones in order, or
 * the found ones, best first. FX thread only.
 */
final class BrowseList {
  /** Each change of one video costs whoever listens a look at all: more are told as one. */
  private static final int FEW = 20;

  private final ObservableList<BrowseItem> items = FXCollections.observableArrayList();
  private final ObservableList<BrowseItem> shown = FXCollections.unmodifiableObservableList(items);
  private final Map<Long, BrowseItem> all = new LinkedHashMap<>();
  private Optional<List<BrowseItem>> found = Optional.empty();

  /** What is shown. */
  ObservableList<BrowseItem> shown() {
    return shown;
  }

  /** Everything. */
  Collection<BrowseItem> all() {
    return all.values();
  }

  List<VideoCard> cards() {
    return all.values().stream().map(BrowseItem::card).toList();
  }

  void setAll(List<BrowseItem> everything) {
    all.clear();
    put(everything);
  }

  /** What is known of some videos now. */
  void put(Collection<BrowseItem> changed) {
    changed.forEach(i -> all.put(i.id(), i));
    found = found.map(list -> list.stream().map(this::now).toList());
  }

  private BrowseItem now(BrowseItem hit) {
    BrowseItem known = all.get(hit.id());
    return known == null ? hit : hit.with(known.card());
  }

  void remove(Collection<Long> videos) {
    Set<Long> gone = new HashSet<>(videos);
    all.keySet().removeAll(gone);
    found = found.map(list -> list.stream().filter(i -> !gone.contains(i.id())).toList());
  }

  /** What a search found; empty if nothing is searched. */
  void setFound(Optional<List<BrowseItem>> hits) {
    found = hits;
  }

  /** Ids of those that a filter wants. */
  Set<Long> wanted(FacetFilter filter) {
    return all.values().stream()
        .filter(i -> filter.accepts(i.card()))
        .map(BrowseItem::id)
        .collect(Collectors.toSet());
  }

  /** Shows what is wanted. */
  void show(FacetFilter filter, Comparator<VideoCard> order) {
    Collection<BrowseItem> from = found.isPresent() ? found.get() : all.values();
    List<BrowseItem> wanted =
        new ArrayList<>(from.stream().filter(i -> filter.accepts(i.card())).toList());
    if (found.isEmpty()) {
      wanted.sort(Comparator.comparing(BrowseItem::card, order));
    }
    List<Integer> changed = sameVideos(wanted) ? changed(wanted) : List.of();
    if (!sameVideos(wanted) || changed.size() > FEW) {
      items.setAll(wanted);
    } else {
      changed.forEach(i -> items.set(i, wanted.get(i))); // the others keep their cells
    }
  }

  private List<Integer> changed(List<BrowseItem> wanted) {
    return IntStream.range(0, wanted.size())
        .filter(i -> !wanted.get(i).equals(items.get(i)))
        .boxed()
        .toList();
  }

  private boolean sameVideos(List<BrowseItem> wanted) {
    if (wanted.size() != items.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).id() != items.get(i).id()) {
        return false;
      }
    }
    return true;
  }

  /** Names that some videos have, with how many have each. */
  static Map<String, Integer> names(
      Collection<BrowseItem> of, java.util.function.Function<VideoCard, List<String>> names) {
    Map<String, Integer> counts = new HashMap<>();
    of.forEach(i -> names.apply(i.card()).forEach(n -> counts.merge(n, 1, Integer::sum)));
    return new java.util.TreeMap<>(counts);
  }
}
