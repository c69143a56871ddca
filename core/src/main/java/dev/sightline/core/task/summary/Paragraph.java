package dev.sightline.core.task.summary;

import dev.sightline.core.media.Stretch;
import dev.sightline.core.text.CaptionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes one paragraph of the captions of all shots: what is said of several shots is said once, in
 * the words of the one that is surest, with all its times. Stateless.
 */
final class Paragraph {
  /** Share of common words among all words from which two captions say the same. */
  static final double SAME = 0.6;

  /** Words that tell nothing of what is seen. */
  private static final Set<String> EMPTY =
      Set.of(
          "a", "an", "the", "is", "are", "in", "on", "of", "and", "at", "with", "to", "it", "his",
          "her", "their", "some", "by", "from", "there", "being", "while", "一个", "一", "个", "的", "在",
          "着", "和", "上", "里", "与", "了", "正在", "是", "有");

  private Paragraph() {}

  static List<Sentence> of(List<ShotCaption> captions) {
    List<List<ShotCaption>> groups = new ArrayList<>();
    for (ShotCaption caption : captions) {
      groups.stream()
          .filter(g -> g.stream().anyMatch(c -> alike(c, caption) >= SAME))
          .findFirst()
          .ifPresentOrElse(
              g -> g.add(caption), () -> groups.add(new ArrayList<>(List.of(caption))));
    }
    return groups.stream().map(Paragraph::sentence).toList();
  }

  private static Sentence sentence(List<ShotCaption> group) {
    ShotCaption surest =
        group.stream()
            .max(Comparator.comparingDouble(Paragraph::perWord))
            .orElseThrow(() -> new IllegalArgumentException("nothing to say"));
    List<Stretch> times = new ArrayList<>();
    for (ShotCaption c : group) {
      Stretch own = new Stretch(c.shot().start(), c.shot().end());
      if (!times.isEmpty() && times.getLast().to().equals(own.from())) {
        own = new Stretch(times.removeLast().from(), own.to());
      }
      times.add(own);
    }
    return new Sentence(
        CaptionWords.sentence(surest.caption().text()),
        times,
        group.stream().map(c -> c.shot().index()).toList());
  }

  private static double perWord(ShotCaption c) {
    return c.caption().logProbability() / (c.caption().words().size() + 1);
  }

  /** Jaccard index of the words that tell something, 0 to 1. */
  static double alike(ShotCaption a, ShotCaption b) {
    Set<String> first = words(a);
    Set<String> second = words(b);
    Set<String> all = new HashSet<>(first);
    all.addAll(second);
    first.retainAll(second);
    return all.isEmpty() ? 1 : (double) first.size() / all.size();
  }

  private static Set<String> words(ShotCaption c) {
    Set<String> words = new HashSet<>();
    c.caption().words().forEach(w -> words.add(w.text()));
    words.removeAll(EMPTY);
    return words;
  }
}
