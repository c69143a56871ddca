package dev.sightline.core.library.space;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups videos that are nearly the same: they look alike (cosine of their vectors) and last about
 * as long. Whoever is alike one of a group belongs to it. Copies of the same content are one video
 * anyway; this finds what was encoded anew, scaled, or cut a little.
 */
public final class NearDuplicates {
  /** Two lengths may differ by this share of the longer one … */
  static final double LENGTH_SHARE = 0.05;

  /** … or by this, ms: files of the same film differ by a few frames. */
  static final long LENGTH_MS = 500;

  /** Pairs between two looks at whether the user has cancelled. */
  private static final int PATIENCE = 20_000;

  private NearDuplicates() {}

  /**
   * A video as it is compared.
   *
   * @param video id
   * @param durationMs its length, ms
   * @param vector of length 1, {@code [dim]}; not to be written to
   */
  public record Candidate(long video, long durationMs, float[] vector) {}

  /**
   * Groups of at least two.
   *
   * @param cosine videos that are at least so alike are nearly the same, −1 to 1
   * @return ids in ascending order; the group with the lowest id first
   * @throws SightlineException if the user cancelled
   */
  public static List<List<Long>> groups(List<Candidate> all, double cosine, Progress progress)
      throws SightlineException {
    List<Candidate> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingLong(Candidate::durationMs).thenComparingLong(Candidate::video));
    int[] parent = new int[sorted.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    long pairs = 0;
    for (int i = 0; i < parent.length; i++) {
      progress.update((double) i / parent.length, Phrase.of("Comparing videos"));
      Candidate a = sorted.get(i);
      for (int j = i + 1; j < parent.length && near(a, sorted.get(j)); j++) {
        if (pairs++ % PATIENCE == 0) {
          progress.checkCancelled();
        }
        if (root(parent, i) != root(parent, j) && cosine(a, sorted.get(j)) >= cosine) {
          parent[root(parent, j)] = root(parent, i);
        }
      }
    }
    Map<Integer, List<Long>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(sorted.get(i).video());
    }
    return groups.values().stream()
        .filter(g -> g.size() > 1)
        .map(g -> g.stream().sorted().toList())
        .sorted(Comparator.comparing(List::getFirst))
        .toList();
  }

  /** True if their lengths allow it; the second one is the longer one. */
  private static boolean near(Candidate a, Candidate b) {
    long more = b.durationMs() - a.durationMs();
    return more <= Math.max(LENGTH_MS, LENGTH_SHARE * b.durationMs());
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static double cosine(Candidate a, Candidate b) {
    double sum = 0;
    for (int k = 0; k < a.vector().length; k++) {
      sum += (double) a.vector()[k] * b.vector()[k];
    }
    return sum;
  }
}
