package dev.sightline.core.training.data.own;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Takes copies out of a set and gives each of the other videos its part. */
final class Sorting {
  private final OwnSet set;
  private final long seed;
  private final Findings findings;

  Sorting(OwnSet set, long seed, Findings findings) {
    this.set = set;
    this.seed = seed;
    this.findings = findings;
  }

  /**
   * @param videos those that can be read
   * @param hashes of their contents
   */
  DataReport report(List<String> labels, List<OwnVideo> videos, List<String> hashes) {
    Set<Integer> out = copies(videos, hashes);
    List<Integer> kept =
        IntStream.range(0, videos.size()).filter(i -> !out.contains(i)).boxed().toList();
    List<OwnVideo> used = kept.stream().map(videos::get).toList();
    List<String> contents = kept.stream().map(hashes::get).toList();
    List<String> sources = Sources.of(used, contents);
    boolean hasDev = used.stream().anyMatch(v -> v.part().filter(p -> p == Part.DEV).isPresent());
    List<Part> parts = new ArrayList<>();
    for (OwnVideo v : used) {
      boolean open = v.part().isEmpty() || v.part().get() == Part.TRAIN;
      parts.add(open && !hasDev ? null : v.part().orElse(Part.TRAIN));
    }
    if (hasDev) { // else they are cut into train and dev with the others
      findings.withoutPart(
          used.stream().filter(v -> v.part().isEmpty()).map(OwnVideo::name).toList());
    }
    List<Part> sorted =
        Splitter.split(used.stream().map(OwnVideo::label).toList(), sources, parts, seed);
    List<CheckedVideo> checked =
        IntStream.range(0, used.size())
            .mapToObj(
                i -> new CheckedVideo(used.get(i), sorted.get(i), contents.get(i), sources.get(i)))
            .toList();
    leaks(checked);
    findings.counts(checked);
    return new DataReport(set, seed, !hasDev, labels, checked, findings.sorted());
  }

  /** Of videos of one content, one is used: for test rather than dev, for dev rather than train. */
  private Set<Integer> copies(List<OwnVideo> videos, List<String> hashes) {
    Map<String, List<Integer>> byContent = new LinkedHashMap<>();
    for (int i = 0; i < videos.size(); i++) {
      String content = hashes.get(i) + videos.get(i).segment();
      byContent.computeIfAbsent(content, k -> new ArrayList<>()).add(i);
    }
    Set<Integer> out = new HashSet<>();
    List<String> same = new ArrayList<>();
    List<String> across = new ArrayList<>();
    List<String> contradicting = new ArrayList<>();
    for (List<Integer> copies : byContent.values()) {
      if (copies.size() == 1) {
        continue;
      }
      List<String> names = copies.stream().map(i -> videos.get(i).name()).toList();
      if (copies.stream().map(i -> videos.get(i).label()).distinct().count() > 1) {
        contradicting.addAll(names);
        out.addAll(copies);
        continue;
      }
      boolean one = copies.stream().map(i -> videos.get(i).part()).distinct().count() == 1;
      (one ? same : across).addAll(names);
      int best = copies.getFirst();
      for (int i : copies) {
        best = rank(videos.get(i)) > rank(videos.get(best)) ? i : best;
      }
      out.addAll(copies);
      out.remove(best);
    }
    findings.copies(same, across, contradicting);
    return out;
  }

  private static int rank(OwnVideo v) {
    return v.part().map(Part::ordinal).orElse(0);
  }

  private void leaks(List<CheckedVideo> videos) {
    Map<String, Set<Part>> partsOf = new LinkedHashMap<>();
    videos.forEach(v -> partsOf.computeIfAbsent(v.source(), k -> new TreeSet<>()).add(v.part()));
    findings.leaks(
        videos.stream()
            .filter(v -> partsOf.get(v.source()).size() > 1)
            .map(v -> v.video().name())
            .toList());
  }
}
