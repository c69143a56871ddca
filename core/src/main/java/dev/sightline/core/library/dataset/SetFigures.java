package dev.sightline.core.library.dataset;

import dev.sightline.core.library.VideoCard;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a head's answers are worth on videos whose class is known. A video with several classes
 * counts as one of the class that the head names, if it names one of them, else as one of the
 * first.
 *
 * @param head key of the head that is judged
 * @param truth who says what is right
 * @param classes names of rows and columns: what is right, then what was named besides
 * @param known videos whose class is known
 * @param confusion {@code [right][named]} over those of them that the model has looked at
 * @param cells their ids, {@code [right][named]}
 * @param figures of each class that is right for a video, in the order of {@code classes}
 * @param slices videos that have something in common
 * @param sides what the likeliest class of the model's first head hangs on; empty if no video whose
 *     class is known was asked
 */
public record SetFigures(
    String head,
    Truth truth,
    List<String> classes,
    int known,
    ConfusionMatrix confusion,
    List<List<List<Long>>> cells,
    List<ClassFigures> figures,
    List<Slice> slices,
    Optional<SetSides> sides) {
  /** By what videos are parted into slices. */
  private static final List<Facet> SLICED =
      List.of(
          Facet.PART,
          Facet.LENGTH,
          Facet.CONFIDENCE,
          Facet.TEXT,
          Facet.MODALITY,
          Facet.TAG,
          Facet.COLLECTION,
          Facet.SET);

  /** Slices of a facet that are shown, the largest ones. */
  private static final int MOST = 12;

  public SetFigures {
    classes = List.copyOf(classes);
    cells = List.copyOf(cells);
    figures = List.copyOf(figures);
    slices = List.copyOf(slices);
  }

  /**
   * Figures of a class.
   *
   * @param name the class
   * @param known videos that have it
   * @param recall of those that the model has looked at, how many it named so
   * @param precision of those that it named so, how many have it
   * @param reachable true if the model has had it among its first three answers to any video; else
   *     it may not know the class at all
   */
  public record ClassFigures(
      String name, int known, Hits recall, Hits precision, boolean reachable) {
    /** Harmonic mean of recall and precision, 0 to 1; 0 where both are. */
    public double f1() {
      double sum = recall.share() + precision.share();
      return sum == 0 ? 0 : 2 * recall.share() * precision.share() / sum;
    }
  }

  /**
   * Videos that have a value of a facet.
   *
   * @param hits how many there are, and how many were named rightly
   * @param wrong ids of those that were not
   */
  public record Slice(Facet facet, String value, Hits hits, List<Long> wrong) {
    public Slice {
      wrong = List.copyOf(wrong);
    }
  }

  /** Videos that were looked at, and how many were named rightly. */
  public Hits hits() {
    int n = confusion.total();
    return new Hits(n, (int) Math.round(confusion.accuracy() * n));
  }

  /** Mean recall of the classes, 0 to 1: each counts the same, however many videos it has. */
  public double meanRecall() {
    return figures.stream()
        .filter(f -> f.recall().n() > 0)
        .mapToDouble(f -> f.recall().share())
        .average()
        .orElse(0);
  }

  /** Ids of the videos of a cell. */
  public List<Long> cell(int right, int named) {
    return cells.get(right).get(named);
  }

  /** Ids of the videos of a cell, by the names of its classes in any spelling. */
  public List<Long> cell(String right, String named) {
    int row = place(right);
    int column = place(named);
    return row < 0 || column < 0 ? List.of() : cell(row, column);
  }

  private int place(String name) {
    return classes.stream().map(Truth::plain).toList().indexOf(Truth.plain(name));
  }

  /**
   * Works them out.
   *
   * @param head whose answers are judged
   * @param truth who says what is right
   */
  public static SetFigures of(Collection<VideoCard> cards, String head, Truth truth) {
    Truth.Known told = Truth.Known.of(cards, head);
    List<Judged> all = new ArrayList<>();
    for (VideoCard card : cards) {
      List<String> right = truth.of(card, told);
      if (!right.isEmpty()) {
        all.add(Judged.of(card, head, right));
      }
    }
    Map<String, String> spelling = new TreeMap<>();
    all.forEach(j -> spelling.putIfAbsent(Truth.plain(j.right), j.right));
    List<String> plain = new ArrayList<>(spelling.keySet());
    int rows = plain.size();
    Map<String, String> others = new TreeMap<>();
    boolean unlikely = false;
    for (Judged j : all) {
      if (j.named.equals(Facet.UNLIKELY)) {
        unlikely = true;
      } else if (!j.named.isEmpty()) {
        // the model's own spelling, where it has the class
        String key = Truth.plain(j.named);
        (spelling.containsKey(key) ? spelling : others).put(key, j.named);
      }
    }
    plain.addAll(others.keySet());
    spelling.putAll(others);
    List<String> classes = new ArrayList<>(plain.stream().map(spelling::get).toList());
    if (unlikely) {
      plain.add(Facet.UNLIKELY);
      classes.add(Facet.UNLIKELY);
    }
    List<List<List<Long>>> cells = cells(all, plain);
    ConfusionMatrix matrix =
        new ConfusionMatrix(
            cells.stream().map(row -> row.stream().map(List::size).toList()).toList());
    List<ClassFigures> figures = new ArrayList<>();
    for (int c = 0; c < rows; c++) {
      String key = plain.get(c);
      int have = (int) all.stream().filter(j -> Truth.plain(j.right).equals(key)).count();
      int hits = matrix.count(c, c);
      figures.add(
          new ClassFigures(
              classes.get(c),
              have,
              new Hits(matrix.ofClass(c), hits),
              new Hits(matrix.takenFor(c), hits),
              told.names().contains(key)));
    }
    return new SetFigures(
        head,
        truth,
        classes,
        all.size(),
        matrix,
        cells,
        figures,
        slices(all, head),
        SetSides.of(all.stream().map(Judged::card).toList()));
  }

  private static List<List<List<Long>>> cells(List<Judged> all, List<String> plain) {
    Map<String, Integer> place = new HashMap<>();
    plain.forEach(p -> place.put(p, place.size()));
    List<List<List<Long>>> cells = new ArrayList<>();
    for (int r = 0; r < plain.size(); r++) {
      List<List<Long>> row = new ArrayList<>();
      plain.forEach(p -> row.add(new ArrayList<>()));
      cells.add(row);
    }
    for (Judged j : all) {
      if (!j.named.isEmpty()) {
        int named = place.get(j.named.equals(Facet.UNLIKELY) ? j.named : Truth.plain(j.named));
        cells.get(place.get(Truth.plain(j.right))).get(named).add(j.card.id());
      }
    }
    return cells;
  }

  private static List<Slice> slices(List<Judged> all, String head) {
    List<Slice> slices = new ArrayList<>();
    for (Facet facet : SLICED) {
      Map<String, List<Judged>> parts = new TreeMap<>();
      for (Judged j : all) {
        if (!j.named.isEmpty()) {
          facet
              .values(j.card, head)
              .forEach(v -> parts.computeIfAbsent(v, k -> new ArrayList<>()).add(j));
        }
      }
      if (parts.size() > 1 || facet == Facet.TAG) { // one value that all have says nothing
        slices.addAll(slices(facet, parts));
      }
    }
    return slices;
  }

  private static List<Slice> slices(Facet facet, Map<String, List<Judged>> parts) {
    List<Slice> slices = new ArrayList<>();
    parts.forEach(
        (value, videos) -> {
          List<Long> wrong = videos.stream().filter(j -> !j.isHit()).map(j -> j.card.id()).toList();
          Hits hits = new Hits(videos.size(), videos.size() - wrong.size());
          slices.add(new Slice(facet, value, hits, wrong));
        });
    if (facet.steps().isEmpty()) {
      slices.sort((a, b) -> Integer.compare(b.hits().n(), a.hits().n()));
    } else {
      slices.sort(
          (a, b) ->
              Integer.compare(facet.steps().indexOf(a.value()), facet.steps().indexOf(b.value())));
    }
    return slices.subList(0, Math.min(MOST, slices.size()));
  }

  /**
   * A video whose class is known.
   *
   * @param named what the head named it; empty if the model has not looked at it
   */
  private record Judged(VideoCard card, String right, String named) {
    static Judged of(VideoCard card, String head, List<String> right) {
      String named = Facet.CLASS.values(card, head).stream().findFirst().orElse("");
      String one =
          right.stream()
              .filter(r -> Truth.plain(r).equals(Truth.plain(named)))
              .findFirst()
              .orElse(right.getFirst());
      return new Judged(card, one, named);
    }

    boolean isHit() {
      return Truth.plain(right).equals(Truth.plain(named)) && !named.equals(Facet.UNLIKELY);
    }
  }
}
