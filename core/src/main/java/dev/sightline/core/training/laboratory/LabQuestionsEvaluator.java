package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AnswerMeasures;
import dev.sightline.core.training.HeadMeasures;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a model on generated questions about videos of the laboratory: accuracy of each kind by
 * the question alone, by the video alone and by both; the kinds that need time again with the
 * frames shuffled. Over all kinds: accuracy against coverage, and what is told of what is asked
 * where a threshold was fitted.
 */
public final class LabQuestionsEvaluator {
  /** Name of this measurement. */
  public static final String TASK = "laboratory-questions";

  private static final int RESAMPLES = 1000;

  private final TorchEngine engine;
  private final int questions;

  /**
   * @param questions of each kind
   */
  public LabQuestionsEvaluator(TorchEngine engine, int questions) {
    this.engine = engine;
    this.questions = questions;
  }

  /**
   * @param seed of the bootstrap
   * @throws SightlineException {@code UNSUPPORTED} if the model does not answer such questions;
   *     {@code CANCELLED} if the user stopped it
   */
  public Evaluation run(ModelBundle bundle, Split split, long seed, Progress progress)
      throws SightlineException {
    require(bundle);
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<Side, List<float[]>> all = new LinkedHashMap<>();
    List<Integer> answers = new ArrayList<>();
    Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
    Told told = new Told(bundle);
    try (AnsweringModel model = new AnsweringModel(engine, bundle)) {
      Answers answering = model.answers();
      for (QuestionKind kind : QuestionKind.values()) {
        AskedScenes asked =
            AskedScenes.draw(world, LaboratoryEvaluator.SEED, kind, split, questions);
        List<Integer> truth = asked.truth();
        List<float[]> seen = asked.grids(model.grids(), false, progress);
        HeadMeasures measures =
            new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
        for (Side side : Side.values()) {
          float[][] said = answering.to(asked.with(side), seen, asked.clips());
          measures.add(side, said, truth);
          all.computeIfAbsent(side, s -> new ArrayList<>()).addAll(Arrays.asList(said));
        }
        told.add(model, asked, seen);
        answers.addAll(truth);
        measures.metrics().entrySet().stream()
            .filter(m -> LaboratoryEvaluator.TOLD.contains(m.getKey()))
            .forEach(m -> metrics.put(kind.key() + "." + m.getKey(), m.getValue()));
        if (kind.needsTime()) {
          HeadMeasures shuffled =
              new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
          List<float[]> mixed = asked.grids(model.grids(), true, progress);
          shuffled.add(Side.BOTH, answering.to(asked.with(Side.BOTH), mixed, asked.clips()), truth);
          metrics.put(
              kind.key() + ".both.shuffled.accuracy", shuffled.metrics().get("both.accuracy"));
        }
      }
    }
    float[][] both = all.get(Side.BOTH).toArray(float[][]::new);
    metrics.putAll(told.metrics(both, answers, bootstrap));
    HeadMeasures whole = new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
    all.forEach((side, said) -> whole.add(side, said.toArray(float[][]::new), answers));
    return new Evaluation(
        TASK,
        bundle.title(),
        split.key(),
        questions,
        metrics,
        Map.of(QuestionAnswer.HEAD, new ByClass(QuestionKind.ANSWERS, whole.sides())),
        Map.of(Side.BOTH.key(), answers.size()));
  }

  /**
   * @throws SightlineException {@code UNSUPPORTED} if the model does not answer such questions
   */
  static void require(ModelBundle bundle) throws SightlineException {
    if (!answers(bundle)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model {0} does not answer questions about the laboratory; choose "
                  + "--bundle laboratory-questions.",
              bundle.title()));
    }
  }

  /** True if a model answers questions about the laboratory. */
  public static boolean answers(ModelBundle bundle) {
    return bundle
        .manifest()
        .heads()
        .contains(new HeadSpec(QuestionAnswer.HEAD, QuestionKind.ANSWERS));
  }

  /** What is told of all that was asked with both sides, and how much of that is right. */
  private static final class Told {
    private final Confidence confidence;
    private final List<Double> known = new ArrayList<>();

    Told(ModelBundle bundle) {
      this.confidence = bundle.confidence();
    }

    void add(AnsweringModel model, AskedScenes asked, List<float[]> grids)
        throws SightlineException {
      Optional<KnownDetector> detector = confidence.detector(QuestionAnswer.HEAD, Side.BOTH);
      if (detector.isEmpty()) {
        return;
      }
      List<float[]> texts =
          model.plainTexts(asked.questions().stream().map(SceneQuestion::text).toList());
      List<float[]> videos = model.plainVideos(grids);
      for (int i = 0; i < texts.size(); i++) {
        boolean is =
            detector.get().score(texts.get(i), videos.get(i)) >= detector.get().threshold();
        known.add(is ? 1. : 0.);
      }
    }

    /**
     * @param raw {@code [questions][answers]}
     */
    Map<String, Interval> metrics(float[][] raw, List<Integer> truth, Bootstrap bootstrap) {
      AnswerMeasures measures = new AnswerMeasures(confidence, QuestionAnswer.HEAD, bootstrap);
      measures.add(Side.BOTH, raw, truth);
      Map<String, Interval> out = new LinkedHashMap<>();
      measures.metrics().entrySet().stream()
          .filter(m -> m.getKey().startsWith("both.accuracy"))
          .forEach(m -> out.put(m.getKey(), m.getValue()));
      Optional<AnswerThreshold> threshold = confidence.threshold(QuestionAnswer.HEAD, Side.BOTH);
      if (threshold.isEmpty() || known.isEmpty()) {
        return out;
      }
      double[] accepted = known.stream().mapToDouble(k -> k).toArray();
      float[][] p =
          TemperatureScaling.apply(confidence.temperature(QuestionAnswer.HEAD, Side.BOTH), raw);
      double[] told = new double[raw.length];
      List<Double> right = new ArrayList<>();
      for (int i = 0; i < told.length; i++) {
        int best = Classification.best(p[i]);
        told[i] = accepted[i] > 0 && p[i][best] >= threshold.get().threshold() ? 1 : 0;
        if (told[i] > 0) {
          right.add(best == truth.get(i) ? 1. : 0.);
        }
      }
      out.put("both.accepted", bootstrap.mean(accepted));
      out.put("both.told", bootstrap.mean(told));
      if (!right.isEmpty()) {
        out.put("both.told.accuracy", bootstrap.mean(right.stream().mapToDouble(r -> r).toArray()));
      }
      return out;
    }
  }
}
