package dev.sightline.core.model.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen while a model was trained and measured. For people: the model runs without it.
 *
 * @param curves points of the learning curves, in the order of time; may be empty
 * @param evaluations of heads; at most one for each task and split; may be empty
 */
public record TrainingRecord(List<CurvePoint> curves, List<HeadEvaluation> evaluations) {
  /** Nothing is known. */
  public static final TrainingRecord NONE = new TrainingRecord(List.of(), List.of());

  public TrainingRecord {
    curves = List.copyOf(curves);
    evaluations = List.copyOf(evaluations);
  }

  /** The same with one more evaluation, which replaces an older one of its task and split. */
  public TrainingRecord with(HeadEvaluation evaluation) {
    List<HeadEvaluation> all = new ArrayList<>(evaluations);
    all.removeIf(evaluation::measuresSameAs);
    all.add(evaluation);
    return new TrainingRecord(curves, all);
  }
}
