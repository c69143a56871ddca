package dev.sightline.core.explain;

import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shapley values by random orders: a player's value is the mean of what it adds to those before it
 * (Castro et al., 2009). Orders come in pairs, each with its reverse, which lowers the variance
 * (Mitchell et al., 2022); the standard error is that of the mean over pairs. The same seed gives
 * the same orders. Immutable.
 */
public final class PermutationSampling {
  private final int players;
  private final int pairs;
  private final long seed;

  /**
   * @param players at least 1
   * @param permutations orders, at least 4; an odd one is rounded up
   * @param seed of the orders
   */
  public PermutationSampling(int players, int permutations, long seed) {
    this.players = players;
    this.pairs = Math.max(2, (permutations + 1) / 2);
    this.seed = seed;
  }

  /** Says what coalitions are worth. */
  @FunctionalInterface
  public interface Game {
    /**
     * @param coalitions for each player true if it is in
     * @param from share of the whole work done before, 0 to 1
     * @param to share done after
     * @return one value for each
     */
    double[] values(List<boolean[]> coalitions, double from, double to) throws SightlineException;
  }

  /**
   * What was found.
   *
   * @param values {@code [players]}; their sum is {@code everything − nothing}
   * @param errors standard error of each, {@code [players]}
   * @param nothing what the empty coalition is worth
   * @param everything what all together are worth
   */
  public record Estimate(double[] values, double[] errors, double nothing, double everything) {}

  /**
   * Plays.
   *
   * @throws SightlineException what the game throws
   */
  public Estimate run(Game game) throws SightlineException {
    boolean[] all = new boolean[players];
    Arrays.fill(all, true);
    double[] ends = game.values(List.of(new boolean[players], all), 0, 0);
    SplittableRandom random = new SplittableRandom(seed);
    double[] sums = new double[players];
    double[] squares = new double[players];
    for (int pair = 0; pair < pairs; pair++) {
      int[] order = shuffled(random);
      int[] reversed = IntStream.range(0, players).map(i -> order[players - 1 - i]).toArray();
      List<boolean[]> coalitions = new ArrayList<>(growing(order));
      coalitions.addAll(growing(reversed));
      double[] worth = game.values(coalitions, (double) pair / pairs, (pair + 1.0) / pairs);
      double[] added = new double[players];
      addMarginals(order, worth, 0, ends, added);
      addMarginals(reversed, worth, players - 1, ends, added);
      for (int i = 0; i < players; i++) {
        double mean = added[i] / 2;
        sums[i] += mean;
        squares[i] += mean * mean;
      }
    }
    double[] values = new double[players];
    double[] errors = new double[players];
    for (int i = 0; i < players; i++) {
      values[i] = sums[i] / pairs;
      double variance = Math.max(0, squares[i] / pairs - values[i] * values[i]);
      errors[i] = Math.sqrt(variance / (pairs - 1));
    }
    return new Estimate(values, errors, ends[0], ends[1]);
  }

  private int[] shuffled(SplittableRandom random) {
    int[] order = IntStream.range(0, players).toArray();
    for (int i = players - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  /** The coalitions of an order, neither empty nor whole. */
  private List<boolean[]> growing(int[] order) {
    List<boolean[]> all = new ArrayList<>();
    boolean[] in = new boolean[players];
    for (int i = 0; i < players - 1; i++) {
      in[order[i]] = true;
      all.add(in.clone());
    }
    return all;
  }

  private void addMarginals(int[] order, double[] worth, int first, double[] ends, double[] added) {
    double before = ends[0];
    for (int i = 0; i < players; i++) {
      double with = i == players - 1 ? ends[1] : worth[first + i];
      added[order[i]] += with - before;
      before = with;
    }
  }
}
