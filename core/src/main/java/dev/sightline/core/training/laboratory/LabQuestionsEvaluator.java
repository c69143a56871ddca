package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.SceneQuestion;
import dev.sightline.core.laboratory.SceneQuestions;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.HeadMeasures;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures a model on generated questions about videos of the laboratory: accuracy of each kind by
 * the question alone, by the video alone and by both; the kinds that need time again with the
 * frames shuffled.
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

  /** Questions, and for each the video that it is about. */
  private record Asking(List<SceneQuestion> questions, List<Scene> scenes) {}

  /**
   * @param seed of the bootstrap
   * @throws SightlineException {@code UNSUPPORTED} if the model does not answer such questions;
   *     {@code CANCELLED} if the user stopped it
   */
  public Evaluation run(ModelBundle bundle, Split split, long seed, Progress progress)
      throws SightlineException {
    ModelConfig config = bundle.manifest().config();
    if (config.heads().stream()
        .noneMatch(
            h -> h.key().equals(QuestionAnswer.HEAD) && h.labels().equals(QuestionKind.ANSWERS))) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model {0} does not answer questions about the laboratory; choose "
                  + "--bundle laboratory-questions.",
              bundle.title()));
    }
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<Side, List<float[]>> all = new LinkedHashMap<>();
    List<Integer> answers = new ArrayList<>();
    try (VideoTower tower = VideoTower.of(bundle.manifest().family(), config);
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager);
        SentenceStates sentences = new SentenceStates();
        ClipEncoder encoder = tower.trained(bundle.weights().tensors())) {
      bundle.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      Answers model = new Answers(manager, new MultimodalNet(config, parameters, false), sentences);
      GridBuilder grids =
          new GridBuilder(
              encoder, WorldOptions.STANDARD, config.cellsPerClip() * config.videoChannels());
      for (QuestionKind kind : QuestionKind.values()) {
        Asking asking = ask(kind, split);
        List<Integer> truth = asking.questions().stream().map(SceneQuestion::answer).toList();
        List<float[]> seen = grids(grids, asking, false, progress);
        HeadMeasures measures =
            new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
        for (Side side : Side.values()) {
          float[][] said = said(model, asking, seen, side);
          measures.add(side, said, truth);
          all.computeIfAbsent(side, s -> new ArrayList<>()).addAll(Arrays.asList(said));
        }
        answers.addAll(truth);
        measures.metrics().entrySet().stream()
            .filter(m -> LaboratoryEvaluator.TOLD.contains(m.getKey()))
            .forEach(m -> metrics.put(kind.key() + "." + m.getKey(), m.getValue()));
        if (kind.needsTime()) {
          HeadMeasures shuffled =
              new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
          List<float[]> mixed = grids(grids, asking, true, progress);
          shuffled.add(Side.BOTH, said(model, asking, mixed, Side.BOTH), truth);
          metrics.put(
              kind.key() + ".both.shuffled.accuracy", shuffled.metrics().get("both.accuracy"));
        }
      }
    }
    HeadMeasures whole = new HeadMeasures(bundle, QuestionAnswer.HEAD, split.key(), bootstrap);
    all.forEach((side, said) -> whole.add(side, said.toArray(float[][]::new), answers));
    return new Evaluation(
        TASK,
        bundle.title(),
        split.key(),
        questions,
        metrics,
        Map.of(QuestionAnswer.HEAD, new ByClass(QuestionKind.ANSWERS, whole.sides())),
        Map.of());
  }

  private Asking ask(QuestionKind kind, Split split) {
    Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
    SceneQuestions questioner =
        new SceneQuestions(new SplittableRandom(LaboratoryEvaluator.SEED + kind.ordinal()));
    int step = kind.scenes().isPaired() ? 2 : 1;
    List<SceneQuestion> asked = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    for (long i = 0; asked.size() < questions; i += step) {
      Scene scene = world.item(kind.scenes(), split, i).scene();
      for (SceneQuestion q : questioner.about(scene, kind)) {
        asked.add(q);
        scenes.add(scene);
      }
    }
    // the last pair may be one too many
    return new Asking(asked.subList(0, questions), scenes.subList(0, questions));
  }

  /** For each question the grid of its video; questions that share one stand together. */
  private static List<float[]> grids(
      GridBuilder grids, Asking asking, boolean shuffled, Progress progress)
      throws SightlineException {
    List<Scene> once = asking.scenes().stream().distinct().toList();
    List<float[]> built = grids.build(once, shuffled, progress);
    return asking.scenes().stream().map(s -> built.get(once.indexOf(s))).toList();
  }

  private static float[][] said(Answers model, Asking asking, List<float[]> grids, Side side)
      throws SightlineException {
    return model.to(
        asking.questions().stream().map(q -> QuestionLessons.asked(q, side)).toList(),
        grids,
        asking.scenes().getFirst().shots().size());
  }
}
