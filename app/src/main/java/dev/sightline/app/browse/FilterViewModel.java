package dev.sightline.app.browse;

import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.FacetFilter;
import dev.sightline.core.library.facet.Facets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the page is narrowed by, and how many videos each value would show. FX thread only. */
public final class FilterViewModel {
  private final ReadOnlyObjectWrapper<FacetFilter> filter =
      new ReadOnlyObjectWrapper<>(this, "filter", FacetFilter.NONE);
  private final ReadOnlyObjectWrapper<Map<Facet, List<Facets.Count>>> counts =
      new ReadOnlyObjectWrapper<>(this, "counts", Map.of());
  private final ReadOnlyObjectWrapper<List<String>> heads =
      new ReadOnlyObjectWrapper<>(this, "heads", List.of());

  /**
   * @param kept what was kept when the program ran last; empty if nothing was
   * @param keep keeps it for the next time
   */
  public FilterViewModel(String kept, Consumer<String> keep) {
    filter.set(kept.isEmpty() ? FacetFilter.NONE : FacetFilter.fromJson(kept));
    filter.subscribe(f -> keep.accept(f.toJson()));
  }

  public ReadOnlyObjectProperty<FacetFilter> filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** Of each facet the values that there are, with their videos. */
  public ReadOnlyObjectProperty<Map<Facet, List<Facets.Count>>> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** Heads whose classes can be chosen. */
  public ReadOnlyObjectProperty<List<String>> headsProperty() {
    return heads.getReadOnlyProperty();
  }

  /** Wants a value, or wants it no longer. */
  public void toggle(Facet facet, String value) {
    filter.set(filter.get().toggled(facet, value));
  }

  /** Wants what was wanted before. */
  void show(FacetFilter wanted) {
    filter.set(wanted);
  }

  /** Wants everything. */
  public void clear() {
    filter.set(filter.get().cleared());
  }

  /** Means the classes of another head. */
  public void chooseHead(String head) {
    if (!head.equals(filter.get().head())) {
      filter.set(filter.get().ofHead(head));
    }
  }

  /** The model has these heads. */
  void setHeads(List<String> all) {
    heads.set(List.copyOf(all));
    if (!all.isEmpty() && !all.contains(filter.get().head())) {
      filter.set(filter.get().ofHead(all.getFirst()));
    }
  }

  /** Counts anew. */
  void count(List<VideoCard> cards) {
    counts.set(Facets.count(cards, filter.get()));
  }
}
