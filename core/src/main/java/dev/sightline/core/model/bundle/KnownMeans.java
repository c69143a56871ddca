package dev.sightline.core.model.bundle;

import java.util.List;

/**
 * Tells items near a class that a head was trained on from others, where no foreign items were at
 * hand: by the cosine between the plain pooled vectors that the head reads and the nearest mean of
 * a class (nearest class mean: Mensink et al., 2013; on vectors of length 1: Sun et al., 2022).
 *
 * @param head key of the head
 * @param side what the model was given: {@code text}, {@code video}, {@code both}
 * @param means for each class the mean direction of its training items, of length 1: one value for
 *     each of the pooled text, then one for each of the pooled video; of one side alone where only
 *     that is given
 * @param threshold an item that scores less is foreign
 * @param accepted share of the known items it was fitted on that are not below it, 0 to 1
 * @param split of the data that the threshold was fitted on, such as {@code dev}
 * @param n number of known items that it was fitted on
 */
public record KnownMeans(
    String head,
    String side,
    List<List<Float>> means,
    double threshold,
    double accepted,
    String split,
    int n) {
  public KnownMeans {
    means = means.stream().map(List::copyOf).toList();
  }

  /**
   * How near an item is to the nearest class: -1 to 1, higher is nearer.
   *
   * @param text {@code [textDim]}; empty if there is none
   * @param video {@code [channels]}; empty if there is none
   */
  public double score(float[] text, float[] video) {
    return score(direction(text, video), -1);
  }

  /**
   * The same with one class left out, as if it were unknown.
   *
   * @param direction of an item
   * @param without index of a class; negative: none
   */
  public double score(float[] direction, int without) {
    double best = -1;
    for (int c = 0; c < means.size(); c++) {
      List<Float> mean = means.get(c);
      if (direction.length != mean.size()) {
        throw new IllegalArgumentException(
            direction.length + " values for " + mean.size() + " of a mean");
      }
      double sum = 0;
      for (int i = 0; i < direction.length; i++) {
        sum += (double) direction[i] * mean.get(i);
      }
      best = c == without ? best : Math.max(best, sum);
    }
    return best;
  }

  /**
   * An item's vectors as a direction of length 1 in which text and video weigh the same, whatever
   * their lengths.
   *
   * @param text {@code [textDim]}; empty if there is none
   * @param video {@code [channels]}; empty if there is none
   * @return text, then video; zeros stay zeros
   */
  public static float[] direction(float[] text, float[] video) {
    double sides = Math.sqrt((text.length > 0 ? 1 : 0) + (video.length > 0 ? 1 : 0));
    float[] out = new float[text.length + video.length];
    put(text, sides, out, 0);
    put(video, sides, out, text.length);
    return out;
  }

  private static void put(float[] from, double sides, float[] to, int at) {
    double square = 0;
    for (float v : from) {
      square += (double) v * v;
    }
    double by = square == 0 ? 0 : 1 / (Math.sqrt(square) * sides);
    for (int i = 0; i < from.length; i++) {
      to[at + i] = (float) (from[i] * by);
    }
  }
}
