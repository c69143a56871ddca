package dev.sightline.core.laboratory;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Sets of questions about videos, each of any length. An item depends on the seed, the split, the
 * task and its number alone. Immutable; thread-safe.
 *
 * @param seed of everything
 * @param options what the videos are like
 */
public record Laboratory(long seed, WorldOptions options) {
  /**
   * One item.
   *
   * @param index from 0
   */
  public LabItem item(LabTask task, Split split, long index) {
    long scene = task.isPaired() ? index / 2 : index;
    int variant = (int) (task.isPaired() ? index % 2 : 0);
    SplittableRandom random = new SplittableRandom(mixed(task, split, scene));
    Question q = new Questions(new Casting(random, options), options).draw(task, split, variant);
    String id = String.format(Locale.ROOT, "%s-%s-%06d", split.key(), task.key(), index);
    return new LabItem(
        id, task, q.scene(), q.sentence(), q.label(), Truth.of(q.scene(), q.sentence()));
  }

  /** Items from 0 on, made when they are asked for. */
  public Stream<LabItem> items(LabTask task, Split split, long count) {
    return LongStream.range(0, count).mapToObj(i -> item(task, split, i));
  }

  /** A seed for one video. Splits and tasks go through a mixing function each, so none overlaps. */
  private long mixed(LabTask task, Split split, long scene) {
    // a cued item is the uncued one with its mark
    LabTask like = task == LabTask.SHORTCUT_CUED ? LabTask.SHORTCUT : task;
    long h = mix(seed ^ 0x5851F42D4C957F2DL);
    h = mix(h + 0x9E3779B97F4A7C15L * (split.ordinal() + 1));
    h = mix(h + 0xD1B54A32D192ED03L * (like.ordinal() + 1));
    return mix(h + scene);
  }

  /** Finaliser of SplitMix64 (Steele et al., 2014, figure 16): a bijection. */
  private static long mix(long z) {
    long y = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    y = (y ^ y >>> 27) * 0x94D049BB133111EBL;
    return y ^ y >>> 31;
  }
}
