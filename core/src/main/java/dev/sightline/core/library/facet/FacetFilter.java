package dev.sightline.core.library.facet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.library.VideoCard;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which videos are wanted: of each facet that has chosen values, those with one of them.
 *
 * @param head whose classes are meant; empty for none
 * @param chosen values by facet; a facet without is not asked about
 */
public record FacetFilter(String head, Map<Facet, Set<String>> chosen) {
  /** Lets every video through. */
  public static final FacetFilter NONE = new FacetFilter("", Map.of());

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEAD = "head";

  public FacetFilter {
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    chosen.forEach(
        (facet, values) -> {
          if (!values.isEmpty()) {
            copy.put(facet, Set.copyOf(values));
          }
        });
    chosen = Map.copyOf(copy);
  }

  /** True if every video is let through. */
  public boolean isEmpty() {
    return chosen.isEmpty();
  }

  /** How many values are chosen. */
  public int size() {
    return chosen.values().stream().mapToInt(Set::size).sum();
  }

  public boolean isChosen(Facet facet, String value) {
    return chosen.getOrDefault(facet, Set.of()).contains(value);
  }

  /** True if the video is wanted. */
  public boolean accepts(VideoCard card) {
    return chosen.keySet().stream().allMatch(f -> accepts(f, card));
  }

  /** The same, as if one facet were not asked about. */
  boolean acceptsBut(Facet facet, VideoCard card) {
    return chosen.keySet().stream().allMatch(f -> f == facet || accepts(f, card));
  }

  private boolean accepts(Facet facet, VideoCard card) {
    Set<String> wanted = chosen.get(facet);
    return facet.values(card, head).stream().anyMatch(wanted::contains);
  }

  /** With a value more, or without it if it was chosen. */
  public FacetFilter toggled(Facet facet, String value) {
    Set<String> values = new TreeSet<>(chosen.getOrDefault(facet, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    return with(facet, values);
  }

  /** With these values of a facet in place of those that it had. */
  public FacetFilter with(Facet facet, Set<String> values) {
    Map<Facet, Set<String>> all = new EnumMap<>(Facet.class);
    all.putAll(chosen);
    all.put(facet, values);
    return new FacetFilter(head, all);
  }

  /** By the classes of another head; what was chosen of the classes of the former one is not. */
  public FacetFilter ofHead(String other) {
    Map<Facet, Set<String>> all = new EnumMap<>(Facet.class);
    all.putAll(chosen);
    all.remove(Facet.CLASS);
    all.remove(Facet.CONFIDENCE);
    return new FacetFilter(other, all);
  }

  /** With nothing chosen. */
  public FacetFilter cleared() {
    return new FacetFilter(head, Map.of());
  }

  /** As words to keep. */
  public String toJson() {
    ObjectNode node = JSON.createObjectNode().put(HEAD, head);
    chosen.forEach(
        (facet, values) -> {
          var array = node.putArray(facet.name());
          new TreeSet<>(values).forEach(array::add);
        });
    return node.toString();
  }

  /** What {@link #toJson} wrote; what cannot be understood is left out. */
  public static FacetFilter fromJson(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        Set<String> values = new TreeSet<>();
        node.path(facet.name()).forEach(v -> values.add(v.asText()));
        chosen.put(facet, values);
      }
      return new FacetFilter(node.path(HEAD).asText(), chosen);
    } catch (JsonProcessingException e) {
      return NONE;
    }
  }
}
