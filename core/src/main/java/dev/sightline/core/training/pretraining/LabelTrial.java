package dev.sightline.core.training.pretraining;

/**
 * One head, trained and measured.
 *
 * @param task key of the head
 * @param share of the labels that was asked for
 * @param seed number of the draw, from 0
 * @param pretrained false: from fresh weights
 * @param labels labels that were drawn
 * @param video accuracy on dev from the video alone, 0..1
 * @param both accuracy on dev from video and text, 0..1
 */
public record LabelTrial(
    String task,
    double share,
    int seed,
    boolean pretrained,
    int labels,
    double video,
    double both) {}
