package dev.sightline.core.training.data.own;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Sets videos aside for choosing the best epoch, by whole sources, about a fifth of each class. The
 * same seed and list give the same parts, also in another order of the list.
 */
final class Splitter {
  private static final double DEV_SHARE = 0.2;

  private Splitter() {}

  /**
   * The part of each video.
   *
   * @param labels of each video
   * @param sources of each video
   * @param given of each video, or null where the set says nothing: then it is cut
   */
  static List<Part> split(List<String> labels, List<String> sources, List<Part> given, long seed) {
    Map<String, List<Integer>> bySource = new TreeMap<>();
    Map<String, Integer> wanted = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      if (given.get(i) == null) {
        bySource.computeIfAbsent(sources.get(i), k -> new ArrayList<>()).add(i);
        wanted.merge(labels.get(i), 1, Integer::sum);
      }
    }
    Map<String, Integer> all = new HashMap<>(wanted);
    wanted.replaceAll((label, n) -> n < 2 ? 0 : Math.max(1, (int) Math.round(DEV_SHARE * n)));
    List<Part> parts = new ArrayList<>(given);
    parts.replaceAll(p -> p == null ? Part.TRAIN : p);
    Map<String, Integer> set = new HashMap<>();
    for (String source : shuffled(bySource, seed)) {
      Map<String, Integer> own = new LinkedHashMap<>();
      bySource.get(source).forEach(i -> own.merge(labels.get(i), 1, Integer::sum));
      if (fits(own, set, wanted, all)) {
        own.forEach((label, n) -> set.merge(label, n, Integer::sum));
        bySource.get(source).forEach(i -> parts.set(i, Part.DEV));
      }
    }
    return parts;
  }

  /** True if some class of the source still wants videos, and none would be left without. */
  private static boolean fits(
      Map<String, Integer> own,
      Map<String, Integer> set,
      Map<String, Integer> wanted,
      Map<String, Integer> all) {
    return own.keySet().stream().anyMatch(l -> set.getOrDefault(l, 0) < wanted.get(l))
        && own.entrySet().stream()
            .allMatch(
                e -> {
                  int after = set.getOrDefault(e.getKey(), 0) + e.getValue();
                  // half of a class at most, whatever the size of its sources
                  return after <= Math.max(wanted.get(e.getKey()), all.get(e.getKey()) / 2)
                      && after < all.get(e.getKey());
                });
  }

  /** In an order that the seed and each name decide, so that one more video moves no other. */
  private static List<String> shuffled(Map<String, List<Integer>> bySource, long seed) {
    List<String> order = new ArrayList<>(bySource.keySet());
    Map<String, Double> ranks = new HashMap<>();
    for (String source : order) {
      CRC32 crc = new CRC32();
      crc.update(source.getBytes(StandardCharsets.UTF_8));
      ranks.put(source, new Random(seed * 0x9E3779B97F4A7C15L + crc.getValue()).nextDouble());
    }
    Collections.sort(order, (a, b) -> Double.compare(ranks.get(a), ranks.get(b)));
    return order;
  }
}
