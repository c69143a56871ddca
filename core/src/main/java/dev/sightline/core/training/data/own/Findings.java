package dev.sightline.core.training.data.own;

import dev.sightline.core.training.data.own.Finding.Kind;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts what was seen of a set into sentences, and grades it. */
final class Findings {
  /** With fewer videos of a class its figures say little. */
  private static final int FEW = 5;

  /** Beyond this, the rarer class is hardly ever answered. */
  private static final int UNBALANCED = 10;

  private final List<String> labels;
  private final List<Finding> found = new ArrayList<>();

  Findings(List<String> labels) {
    this.labels = labels;
  }

  /** What stops training first, else in the order in which it was found. */
  List<Finding> sorted() {
    return found.stream().sorted(Comparator.comparing((Finding f) -> !f.stops())).toList();
  }

  void absent(List<String> missing, List<String> unreadable) {
    warn(
        Kind.MISSING,
        missing,
        Phrase.of(
            missing.size() == 1
                ? "1 video is listed and not there; it is left out."
                : "{0} videos are listed and not there; they are left out.",
            missing.size()));
    warn(
        Kind.UNREADABLE,
        unreadable,
        Phrase.of(
            unreadable.size() == 1
                ? "1 video cannot be read as a video; it is left out."
                : "{0} videos cannot be read as videos; they are left out.",
            unreadable.size()));
  }

  void copies(List<String> same, List<String> across, List<String> contradicting) {
    warn(
        Kind.DUPLICATE,
        same,
        Phrase.of(
            "{0} videos have the same content as another; each content is used once.",
            same.size()));
    warn(
        Kind.DUPLICATE_ACROSS,
        across,
        Phrase.of(
            "{0} videos have the same content as one of another split; each content is used once,"
                + " for measuring rather than for training.",
            across.size()));
    warn(
        Kind.CONTRADICTION,
        contradicting,
        Phrase.of(
            "{0} videos have the same content as one of another class; they are left out, since"
                + " their label is not known.",
            contradicting.size()));
  }

  void withoutPart(List<String> files) {
    warn(
        Kind.PARTS,
        files,
        Phrase.of(
            files.size() == 1
                ? "1 video has no split although others have one; it counts as train."
                : "{0} videos have no split although others have one; they count as train.",
            files.size()));
  }

  void leaks(List<String> files) {
    warn(
        Kind.LEAK,
        files,
        Phrase.of(
            "{0} videos come from a source of which other videos are in another split; the"
                + " figures will be better than those of new videos.",
            files.size()));
  }

  /** What follows from how many videos each class has in each part. */
  void counts(List<CheckedVideo> videos) {
    Map<String, Integer> train = counted(videos, v -> v.part() == Part.TRAIN);
    Map<String, Integer> dev = counted(videos, v -> v.part() == Part.DEV);
    List<String> empty = labels.stream().filter(l -> train.get(l) == 0).toList();
    List<String> few = labels.stream().filter(l -> train.get(l) > 0 && train.get(l) < FEW).toList();
    List<String> unmeasured =
        labels.stream().filter(l -> train.get(l) > 0 && dev.get(l) == 0).toList();
    if (labels.size() < 2) {
      found.add(
          Finding.stop(
              Kind.CLASSES,
              Phrase.of(
                  "A model tells classes from each other: at least two are needed, and there "
                      + "is one."),
              List.of()));
    }
    if (!empty.isEmpty()) {
      found.add(
          Finding.stop(
              Kind.ABSENT,
              Phrase.of(
                  "No video can be trained on for {0}; add some, or take the class out.",
                  classes(empty)),
              List.of()));
    } else if (videos.stream().noneMatch(v -> v.part() == Part.DEV)) {
      found.add(
          Finding.stop(
              Kind.ABSENT,
              Phrase.of(
                  "No video is left to measure on: each class needs videos of at least two sources."),
              List.of()));
    } else if (!unmeasured.isEmpty()) {
      found.add(
          Finding.warning(
              Kind.ABSENT,
              Phrase.of(
                  "The dev split has no video of {0}, so how well that is recognised stays "
                      + "unknown; all its videos may come from one source.",
                  classes(unmeasured)),
              List.of()));
    }
    if (!few.isEmpty()) {
      found.add(
          Finding.warning(
              Kind.FEW,
              Phrase.of(
                  "There are fewer than {0} videos to train on for {1}; more would help most there.",
                  FEW, classes(few)),
              List.of()));
    }
    balance(train);
  }

  private void balance(Map<String, Integer> train) {
    String least = null;
    String most = null;
    for (Map.Entry<String, Integer> e : train.entrySet()) {
      if (e.getValue() > 0) {
        least = least == null || e.getValue() < train.get(least) ? e.getKey() : least;
        most = most == null || e.getValue() > train.get(most) ? e.getKey() : most;
      }
    }
    if (least != null && train.get(most) >= UNBALANCED * train.get(least)) {
      found.add(
          Finding.warning(
              Kind.BALANCE,
              Phrase.of(
                  "“{0}” has {1} videos and “{2}” only {3}; the rarer class will seldom be "
                      + "answered.",
                  most, train.get(most), least, train.get(least)),
              List.of()));
    }
  }

  private Map<String, Integer> counted(List<CheckedVideo> videos, Predicate<CheckedVideo> which) {
    Map<String, Integer> counts = new TreeMap<>();
    labels.forEach(l -> counts.put(l, 0));
    videos.stream().filter(which).forEach(v -> counts.merge(v.video().label(), 1, Integer::sum));
    return counts;
  }

  private void warn(Kind kind, List<String> files, Phrase words) {
    if (!files.isEmpty()) {
      found.add(Finding.warning(kind, words, files));
    }
  }

  private static Phrase classes(List<String> labels) {
    int shown = Math.min(5, labels.size());
    String names =
        String.join(", ", labels.subList(0, shown).stream().map(l -> "“" + l + "”").toList());
    return shown < labels.size()
        ? Phrase.of("{0} and {1} more", names, labels.size() - shown)
        : Phrase.plain(names);
  }
}
