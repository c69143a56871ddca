package dev.sightline.core.training.speech;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.SpeechBundle;
import dev.sightline.core.model.speech.SpeechEncoder;
import dev.sightline.core.model.speech.SpeechHeads;
import dev.sightline.core.model.speech.SpokenFeeling;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.data.Dialogues;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures heads for speech on dialogues: accuracy, macro and weighted F1 of three sentiments and
 * of seven emotions, with bootstrap intervals over utterances. Stateless; blocks for minutes.
 */
public final class SpeechEvaluator {
  /** Name of this measurement. */
  public static final String TASK = "emotion";

  private static final int RESAMPLES = 1000;

  private SpeechEvaluator() {}

  /**
   * @param data the folder that holds {@code meld/}, or that folder itself
   * @param seed of the bootstrap
   * @throws SightlineException if the set is missing, or the user cancelled
   */
  public static Evaluation run(
      SpeechBundle bundle, Path data, String split, long seed, Progress progress)
      throws SightlineException {
    SpeechBundle.Description d = bundle.description();
    BuiltInText text = BuiltInText.of(d.textEncoder()).orElseThrow();
    try (SpeechEncoder encoder = new SpeechEncoder(text, d.sizes(), 1)) {
      SpeechSet set = SpeechSet.of(Dialogues.of(data, split), encoder, progress);
      return measure(bundle, set, split, seed);
    }
  }

  /** The command that gives these figures again. */
  static String command(String split) {
    return "./sightline evaluate --task " + TASK + " --data ../shared/data --split " + split;
  }

  static Evaluation measure(SpeechBundle bundle, SpeechSet set, String split, long seed) {
    SpeechHeads heads = new SpeechHeads(bundle.description().sizes(), bundle.weights().tensors());
    List<Integer> sentiment = new ArrayList<>();
    List<Integer> emotion = new ArrayList<>();
    for (SpeechSet.Dialogue d : set.dialogues()) {
      for (SpokenFeeling f : heads.read(d.vectors(), d.said())) {
        sentiment.add(best(f.sentiment()));
        emotion.add(best(f.emotion()));
      }
    }
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    add(metrics, bootstrap, "sentiment", sentiment, set, SpokenFeeling.SENTIMENTS.size());
    add(metrics, bootstrap, "emotion", emotion, set, SpokenFeeling.EMOTIONS.size());
    return new Evaluation(TASK, bundle.title(), split, set.size(), metrics, ByClass.NONE);
  }

  private static void add(
      Map<String, Interval> metrics,
      Bootstrap bootstrap,
      String head,
      List<Integer> said,
      SpeechSet set,
      int classes) {
    List<Integer> truth = set.labels(head);
    int[] predicted = said.stream().mapToInt(Integer::intValue).toArray();
    double[] hits = new double[predicted.length];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = predicted[i] == truth.get(i) ? 1 : 0;
    }
    metrics.put(head + ".text.accuracy", bootstrap.mean(hits));
    metrics.put(
        head + ".text.macro_f1",
        bootstrap.normal(
            hits.length, drawn -> Classification.macroF1(predicted, truth, classes, drawn)));
    metrics.put(
        head + ".text.weighted_f1",
        bootstrap.normal(
            hits.length, drawn -> Classification.weightedF1(predicted, truth, classes, drawn)));
  }

  private static int best(List<Double> p) {
    int best = 0;
    for (int i = 1; i < p.size(); i++) {
      best = p.get(i) > p.get(best) ? i : best;
    }
    return best;
  }
}
