package dev.sightline.core.training.pretraining;

import java.util.List;

/**
 * How it is measured what a pre-training saves in labels: heads and fusion are trained on a part of
 * the labels, once from pre-trained weights and once from fresh ones, all else equal.
 *
 * @param shares of the labels, ascending, each above 0 to 1
 * @param seeds draws of each share
 * @param items labelled items of a task of the laboratory; the actions set is taken whole
 * @param measured items that a task of the laboratory is measured on
 * @param batch items in a step, at most
 * @param epochs passes over the drawn items
 * @param least steps, however few items there are
 * @param clips clips of a video that one look takes in training, at most
 * @param seen clips of a video that are looked at when measured, at most
 * @param rate highest learning rate of the fusion
 * @param headRate highest learning rate of the head
 * @param decay weight decay
 * @param hideText share of the items whose text is absent in training
 */
public record LabelPlan(
    List<Double> shares,
    int seeds,
    int items,
    int measured,
    int batch,
    int epochs,
    int least,
    int clips,
    int seen,
    double rate,
    double headRate,
    double decay,
    double hideText) {
  /**
   * @throws IllegalArgumentException if a share is out of range or a number is not positive
   */
  public LabelPlan {
    shares = List.copyOf(shares);
    for (double s : shares) {
      if (!(s > 0 && s <= 1)) {
        throw new IllegalArgumentException("a share of the labels is " + s);
      }
    }
    int[] counts = {seeds, items, measured, batch, epochs, least, clips, seen, shares.size()};
    for (int n : counts) {
      if (n < 1) {
        throw new IllegalArgumentException("a number of the plan of labels is " + n);
      }
    }
    if (!(rate > 0 && headRate > 0 && decay >= 0 && hideText >= 0 && hideText <= 1)) {
      throw new IllegalArgumentException("a rate of the plan of labels is out of range");
    }
  }
}
