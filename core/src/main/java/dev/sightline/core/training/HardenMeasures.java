package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures heads at all strengths of a plan, before and after.
 *
 * @param accuracy how
 * @param plan at what
 * @param dev the items of each head
 */
public record HardenMeasures(
    RobustAccuracy accuracy, HardenPlan plan, Map<String, ? extends HardenItems> dev) {

  /**
   * Accuracies of each head, in the order of {@link HardenPlan#strengths()}.
   *
   * @throws SightlineException {@code CANCELLED} if the user stopped it
   */
  public Map<String, List<Interval>> of(NDManager manager, MultimodalNet net, Progress progress)
      throws SightlineException {
    Map<String, List<Interval>> all = new LinkedHashMap<>();
    List<Double> strengths = plan.strengths();
    int done = 0;
    for (Map.Entry<String, ? extends HardenItems> head : dev.entrySet()) {
      List<Interval> points = new ArrayList<>();
      for (double e : strengths) {
        progress.update(
            (double) done++ / (dev.size() * strengths.size()), Phrase.of("measuring at {0}", e));
        points.add(accuracy.of(manager, net, head.getValue(), e, progress));
      }
      all.put(head.getKey(), points);
    }
    return all;
  }

  /** Both measurements side by side. */
  public List<HardenResult.Head> joined(
      Map<String, List<Interval>> before, Map<String, List<Interval>> after)
      throws SightlineException {
    List<HardenResult.Head> heads = new ArrayList<>();
    for (Map.Entry<String, ? extends HardenItems> head : dev.entrySet()) {
      List<HardenResult.Point> points = new ArrayList<>();
      for (int i = 0; i < plan.strengths().size(); i++) {
        points.add(
            new HardenResult.Point(
                plan.strengths().get(i),
                before.get(head.getKey()).get(i),
                after.get(head.getKey()).get(i)));
      }
      heads.add(new HardenResult.Head(head.getKey(), head.getValue().size(), points));
    }
    return heads;
  }
}
