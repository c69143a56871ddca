package dev.sightline.core.training.caption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.tensor.Factor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Some items of a set with some captions of each, as one loss.
 *
 * @param set where they come from
 * @param items numbers of the items
 * @param captions captions of each item
 */
record CaptionBatch(CaptionSet set, int[] items, int captions) {

  /**
   * How an item is looked at.
   *
   * @param views views to choose from; 1: the plain one
   * @param stills clips at most
   * @param random chooses views, clips and captions; null: the plain view, the first of each
   */
  record Look(int views, int stills, SplittableRandom random) {
    int pick(int n) {
      return random == null ? 0 : random.nextInt(n);
    }
  }

  /**
   * The mean cross-entropy of the words, in nats.
   *
   * @param smoothing share of the target spread over all words
   */
  NDArray loss(NDManager step, CaptionConfig config, CaptionNet net, Look look, double smoothing) {
    int b = items.length;
    long[][] clips = new long[b][];
    int most = 1;
    for (int i = 0; i < b; i++) {
      clips[i] = clips(items[i], look);
      most = Math.max(most, clips[i].length);
    }
    long[] rows = new long[b * most];
    Arrays.fill(rows, -1);
    float[] present = new float[b * most * config.cells()];
    for (int i = 0; i < b; i++) {
      System.arraycopy(clips[i], 0, rows, i * most, clips[i].length);
      int at = i * most * config.cells();
      Arrays.fill(present, at, at + clips[i].length * config.cells(), 1f);
    }
    long cells = (long) most * config.cells();
    NDArray grid = set.grids().cells().gather(step, rows, new Shape(b, cells, config.channels()));
    Words words = words(config, look);
    NDArray logits =
        net.logits(
            step.create(words.in(), new Shape(b, captions, words.length())),
            grid,
            step.create(present, new Shape(b, cells)),
            step.create(words.asked()));
    NDArray log = logits.logSoftmax(1);
    int n = words.target().length;
    NDArray right = log.gather(step.create(words.target(), new Shape(n, 1)), 1).squeeze(1);
    NDArray value = right;
    if (smoothing > 0) {
      value =
          Factor.times(right, 1 - smoothing).add(Factor.times(log.mean(new int[] {1}), smoothing));
    }
    return Factor.times(value.sum(), -1.0 / n);
  }

  /**
   * @param in {@code [b, k, l]}: the start and the words
   * @param asked places in it where what follows is known
   * @param target what follows there: words and the end
   * @param length of the longest
   */
  private record Words(long[] in, long[] asked, long[] target, int length) {}

  private Words words(CaptionConfig config, Look look) {
    int[][] chosen = new int[items.length * captions][];
    int length = 1;
    for (int i = 0; i < items.length; i++) {
      List<int[]> own = set.words().get(items[i]);
      int[] order = order(own.size(), look);
      for (int k = 0; k < captions; k++) {
        int[] words = own.get(order[k % own.size()]);
        chosen[i * captions + k] = words;
        length = Math.max(length, Math.min(words.length, config.longest()) + 1);
      }
    }
    long[] in = new long[chosen.length * length];
    LongStream.Builder asked = LongStream.builder();
    LongStream.Builder target = LongStream.builder();
    for (int c = 0; c < chosen.length; c++) {
      int[] words = chosen[c];
      int at = c * length;
      in[at] = CaptionConfig.start(set.style());
      for (int w = 0; w < length && w <= words.length; w++) {
        int next = w < words.length ? words[w] : CaptionConfig.END;
        if (next != CaptionConfig.UNKNOWN) {
          asked.add(at + w);
          target.add(next);
        }
        if (w + 1 < length) {
          in[at + w + 1] = next;
        }
      }
    }
    return new Words(in, asked.build().toArray(), target.build().toArray(), length);
  }

  private static int[] order(int n, Look look) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = look.random() == null ? i : look.pick(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Rows of some clips of an item, in the order of time. */
  private long[] clips(int item, Look look) {
    List<List<Long>> views = set.grids().clipsOf().get(item);
    List<Long> own = views.get(look.pick(Math.min(look.views(), views.size())));
    int n = Math.min(look.stills(), own.size());
    return Arrays.stream(order(own.size(), look)).limit(n).sorted().mapToLong(own::get).toArray();
  }
}
