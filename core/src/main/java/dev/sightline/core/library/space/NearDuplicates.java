package dev.sightline.core.library.space;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Groups videos that are nearly the same: they look alike (cosine of their vectors) and last about
 * as long. Any two of a group are alike, so that no chain of weakly alike ones makes one of videos
 * that are not. Copies of the same content are one video anyway; this finds what was encoded anew,
 * scaled, or cut a little.
 *
 * <p>Whoever has most that are alike begins a group, and of those the most alike come in first,
 * each only if it is alike all that are in: a greedy cover by cliques, which needs no table of
 * pairs.
 */
public final class NearDuplicates {
  /** Two lengths may differ by this share of the longer one … */
  static final double LENGTH_SHARE = 0.05;

  /** … or by this, ms: files of the same film differ by a few frames. */
  static final long LENGTH_MS = 500;

  /** Pairs between two looks at whether the user has cancelled. */
  private static final int PATIENCE = 20_000;

  /** Where counting ends and grouping begins, of 1: as both compare about as much at worst. */
  private static final double COUNTED = 0.6;

  private final List<Candidate> all;
  private final double least;
  private final Progress progress;
  private final boolean[] grouped;
  private long pairs;

  private NearDuplicates(List<Candidate> sorted, double least, Progress progress) {
    this.all = sorted;
    this.least = least;
    this.progress = progress;
    grouped = new boolean[sorted.size()];
  }

  /**
   * A video as it is compared.
   *
   * @param video id
   * @param durationMs its length, ms
   * @param vector of length 1, {@code [dim]}; not to be written to
   */
  public record Candidate(long video, long durationMs, float[] vector) {}

  /** Another video by its place, and how alike it is. */
  private record Alike(int at, double cosine) {}

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
    return new NearDuplicates(sorted, cosine, progress).groups();
  }

  private List<List<Long>> groups() throws SightlineException {
    int[] alike = counts();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < alike.length; i++) {
      if (alike[i] > 0) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(i -> -alike[i])
            .thenComparingLong(i -> all.get(i).video()));
    List<List<Long>> groups = new ArrayList<>();
    for (int done = 0; done < order.size(); done++) {
      progress.update(COUNTED + (1 - COUNTED) * done / order.size(), Phrase.of("Comparing videos"));
      int seed = order.get(done);
      if (!grouped[seed]) {
        List<Integer> group = around(seed);
        if (group.size() > 1) {
          group.forEach(i -> grouped[i] = true);
          groups.add(group.stream().map(i -> all.get(i).video()).sorted().toList());
        }
      }
    }
    groups.sort(Comparator.comparing(List::getFirst));
    return groups;
  }

  /** How many others each is alike. */
  private int[] counts() throws SightlineException {
    int[] alike = new int[all.size()];
    for (int i = 0; i < alike.length; i++) {
      progress.counted(i);
      progress.update(COUNTED * i / alike.length, Phrase.of("Comparing videos"));
      for (int j = i + 1; j < alike.length && near(i, j); j++) {
        if (cosine(i, j) >= least) {
          alike[i]++;
          alike[j]++;
        }
      }
    }
    return alike;
  }

  /** The group that a video begins, of those that are in none. */
  private List<Integer> around(int seed) throws SightlineException {
    List<Alike> candidates = new ArrayList<>();
    for (int j = seed + 1; j < grouped.length && near(seed, j); j++) {
      consider(seed, j, candidates);
    }
    for (int j = seed - 1; j >= 0 && near(j, seed); j--) {
      consider(seed, j, candidates);
    }
    candidates.sort(
        Comparator.comparingDouble((Alike a) -> -a.cosine())
            .thenComparingLong(a -> all.get(a.at()).video()));
    List<Integer> group = new ArrayList<>(List.of(seed));
    for (Alike candidate : candidates) {
      if (isAlikeAll(candidate.at(), group)) {
        group.add(candidate.at());
      }
    }
    return group;
  }

  private void consider(int seed, int j, List<Alike> candidates) throws SightlineException {
    if (!grouped[j]) {
      double cosine = cosine(seed, j);
      if (cosine >= least) {
        candidates.add(new Alike(j, cosine));
      }
    }
  }

  private boolean isAlikeAll(int i, List<Integer> group) throws SightlineException {
    for (int j : group) {
      if (!near(Math.min(i, j), Math.max(i, j)) || cosine(i, j) < least) {
        return false;
      }
    }
    return true;
  }

  /** True if their lengths allow it; the second one is the longer one. */
  private boolean near(int shorter, int longer) {
    long length = all.get(longer).durationMs();
    return length - all.get(shorter).durationMs() <= Math.max(LENGTH_MS, LENGTH_SHARE * length);
  }

  private double cosine(int i, int j) throws SightlineException {
    if (pairs++ % PATIENCE == 0) {
      progress.checkCancelled();
    }
    float[] a = all.get(i).vector();
    float[] b = all.get(j).vector();
    double even = 0; // two sums that do not wait for each other
    double odd = 0;
    int k = 0;
    for (; k + 1 < a.length; k += 2) {
      even += (double) a[k] * b[k];
      odd += (double) a[k + 1] * b[k + 1];
    }
    return k < a.length ? even + odd + (double) a[k] * b[k] : even + odd;
  }
}
