package dev.sightline.core.training.data.own;

import dev.sightline.core.media.VideoNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which videos were cut from one recording, so that they stay on one side of a split. In
 * this order: the group that the set names; names such as {@code v_Archery_g12_c03}; names that
 * differ in their last number only. Videos of one content belong together whatever they are called.
 */
final class Sources {
  private static final Pattern GROUP_AND_CLIP = Pattern.compile("(.*[_-]g\\d+)[_-]c\\d+");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)[ _-]*\\(?\\d+\\)?");

  private Sources() {}

  /**
   * The source of each video; equal words, same source.
   *
   * @param videos of one set
   * @param contents for each video what names its content: the same file, the same words
   */
  static List<String> of(List<OwnVideo> videos, List<String> contents) {
    List<String> named = byName(videos);
    Map<String, Integer> lastOf = new HashMap<>();
    int[] parent = new int[videos.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (String key : List.of("name " + named.get(i), "content " + contents.get(i))) {
        Integer before = lastOf.put(key, i);
        if (before != null) {
          join(parent, i, before);
        }
      }
    }
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      sources.add(named.get(root(parent, i)));
    }
    return sources;
  }

  private static void join(int[] parent, int a, int b) {
    int first = root(parent, a);
    int second = root(parent, b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static List<String> byName(List<OwnVideo> videos) {
    Map<String, TreeSet<String>> stemsOf = new LinkedHashMap<>();
    for (OwnVideo v : videos) {
      stemsOf.computeIfAbsent(v.label(), k -> new TreeSet<>()).add(withoutNumber(v));
    }
    List<String> sources = new ArrayList<>();
    for (OwnVideo v : videos) {
      Matcher grouped = GROUP_AND_CLIP.matcher(stem(v));
      if (v.group().isPresent()) {
        sources.add("group " + v.group().get());
      } else if (grouped.matches()) {
        sources.add(v.label() + "/" + grouped.group(1));
      } else if (stemsOf.get(v.label()).size() > 1) {
        sources.add(v.label() + "/" + withoutNumber(v));
      } else {
        // all names of the class differ in their number only: it counts the videos of the class
        sources.add(v.name());
      }
    }
    return sources;
  }

  private static String withoutNumber(OwnVideo v) {
    Matcher m = NUMBERED.matcher(stem(v));
    // a name that is a number says nothing of a source
    return m.matches() && !m.group(1).isEmpty() ? m.group(1) : stem(v);
  }

  private static String stem(OwnVideo v) {
    return VideoNames.stem(v.file());
  }
}
