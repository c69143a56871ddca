package dev.sightline.core.training.faithfulness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.explain.modality.PairedAnswers;
import dev.sightline.core.explain.modality.PermutationTest;
import dev.sightline.core.explain.modality.SetModality;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much a head hangs on texts and on videos over a set: modality shares of the right labels, and
 * the accuracy with texts, or videos, permuted among the items. Every text is put beside every
 * video once.
 */
public final class ModalityBench {
  private static final int PERMUTATIONS = 9999;

  private final Analyzer model;
  private final long seed;

  /**
   * @param model stays the caller's
   * @param seed of the permutations
   */
  public ModalityBench(Analyzer model, long seed) {
    this.model = model;
    this.seed = seed;
  }

  /**
   * What came out.
   *
   * @param head key of the head
   * @param items what each side adds to the right label of each item
   * @param texts with texts permuted
   * @param videos with videos permuted
   * @param additive accuracy of the best additive stand-in, see {@link
   *     PairedAnswers#additiveAccuracy}
   */
  public record Result(
      String head,
      @JsonIgnore List<ModalityShare> items,
      PermutationTest texts,
      PermutationTest videos,
      double additive) {
    /** Name of the task in bundles. */
    public static final String TASK = "modality";

    public Result {
      items = List.copyOf(items);
    }

    /** Over all items. */
    public SetModality shares() {
      return SetModality.of(items);
    }

    /**
     * The shares as a bundle holds them.
     *
     * @param command the command line that measures them again
     */
    public List<Metric> asMetrics(String split, String command, Bootstrap bootstrap) {
      return List.of(
          metric("text", ModalityShare::textPart, split, command, bootstrap),
          metric("video", ModalityShare::videoPart, split, command, bootstrap),
          metric("both_together", ModalityShare::interactionPart, split, command, bootstrap));
    }

    private Metric metric(
        String name,
        ToDoubleFunction<ModalityShare> part,
        String split,
        String command,
        Bootstrap bootstrap) {
      Interval i = bootstrap.mean(items.stream().mapToDouble(part).toArray());
      return new Metric(
          TASK, head + "." + name, split, items.size(), i.value(), i.low(), i.high(), command);
    }
  }

  /**
   * @param items of one head, at least two, with their right labels
   * @throws SightlineException if the model fails, or the user cancelled
   */
  public Result run(String head, List<TruthItem> items, Progress progress)
      throws SightlineException {
    int n = items.size();
    List<ModalityShare> shares = new ArrayList<>();
    float[][][] logits = new float[n][n][];
    for (int v = 0; v < n; v++) {
      progress.update(
          (double) v / n, Phrase.of("{0}, all texts beside video {1} of {2}", head, v + 1, n));
      TruthItem item = items.get(v);
      shares.add(share(item, head, progress));
      for (int t = 0; t < n; t++) {
        progress.checkCancelled();
        Analysis said =
            model.analyzeFirst(item.features(), items.get(t).text(), new QuietProgress(progress));
        logits[t][v] = logs(said.head(head).orElseThrow().probabilities());
      }
    }
    PairedAnswers answers =
        new PairedAnswers(logits, items.stream().mapToInt(TruthItem::label).toArray());
    return new Result(
        head,
        shares,
        PermutationTest.ofTexts(answers, PERMUTATIONS, seed),
        PermutationTest.ofVideos(answers, PERMUTATIONS, seed + 1),
        answers.additiveAccuracy());
  }

  private ModalityShare share(TruthItem item, String head, Progress progress)
      throws SightlineException {
    try (Probe probe = model.probe(item.features(), item.text(), new QuietProgress(progress))) {
      return SideAnswers.ask(
          probe, new Target.OfClass(head, item.label()), new QuietProgress(progress));
    }
  }

  private static float[] logs(List<Float> probabilities) {
    float[] logs = new float[probabilities.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(Math.max(ModalityShare.SMALLEST, probabilities.get(i)));
    }
    return logs;
  }
}
