package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Auroc;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures what a model that answers questions about the laboratory does with what is none of it: a
 * laboratory question beside a foreign video, and a foreign question beside a laboratory video. To
 * refuse is to say “I cannot tell”, by the detector or by the threshold.
 */
public final class LabRejection {
  /** Name of this measurement. */
  public static final String TASK = "rejection";

  private static final int RESAMPLES = 1000;

  private final TorchEngine engine;
  private final Path data;
  private final int most;

  /**
   * @param data holds {@code flickr8k}, {@code ucf18}, {@code msrvtt} and {@code daquar}
   * @param most foreign items of each set, and known ones of each kind
   */
  public LabRejection(TorchEngine engine, Path data, int most) {
    this.engine = engine;
    this.data = data;
    this.most = most;
  }

  /**
   * @param split of the foreign sets; known items are always those of test, on which nothing was
   *     fitted
   * @param seed of the bootstrap
   * @return for each set {@code SET.SIDE.auroc} of the detector, {@code SET.SIDE.rejected} by it,
   *     and {@code SET.both.refused} by it or the threshold
   * @throws SightlineException {@code UNSUPPORTED} if the model has no detector; {@code DATA} if a
   *     set is missing; {@code CANCELLED} if the user stopped it
   */
  public Evaluation run(ModelBundle bundle, String split, long seed, Progress progress)
      throws SightlineException {
    LabQuestionsEvaluator.require(bundle);
    if (bundle.confidence().detectors().isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "This model cannot tell known from foreign videos; train it again to add that."));
    }
    try (AnsweringModel model = new AnsweringModel(engine, bundle)) {
      return new Run(model, bundle, new Bootstrap(RESAMPLES, seed)).measure(split, progress);
    }
  }

  private final class Run {
    private final AnsweringModel model;
    private final ModelBundle bundle;
    private final Confidence confidence;
    private final Bootstrap bootstrap;
    private final Map<String, Interval> metrics = new LinkedHashMap<>();
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final List<float[]> texts = new ArrayList<>();
    private final List<float[]> videos = new ArrayList<>();
    private final List<List<float[]>> grids = new ArrayList<>();
    private final List<Integer> clips = new ArrayList<>();

    Run(AnsweringModel model, ModelBundle bundle, Bootstrap bootstrap) {
      this.model = model;
      this.bundle = bundle;
      this.confidence = bundle.confidence();
      this.bootstrap = bootstrap;
    }

    Evaluation measure(String split, Progress progress) throws SightlineException {
      Laboratory world = new Laboratory(LaboratoryEvaluator.SEED, WorldOptions.STANDARD);
      for (QuestionKind kind : QuestionKind.values()) {
        AskedScenes asked =
            AskedScenes.draw(world, LaboratoryEvaluator.SEED, kind, Split.TEST, most / 5 + 1);
        List<float[]> own = asked.grids(model.grids(), false, progress);
        asked.questions().forEach(q -> questions.add(q.text()));
        grids.add(own);
        clips.add(asked.clips());
        videos.addAll(model.plainVideos(own));
      }
      texts.addAll(model.plainTexts(questions));
      ForeignItems items = new ForeignItems(model, data, most);
      for (ForeignItems.Set set : ForeignItems.Set.values()) {
        foreignVideos(set.key(), items.videos(set, split, progress));
      }
      foreignQuestions(items.questions(split));
      return new Evaluation(TASK, bundle.title(), split, texts.size(), metrics, Map.of(), parts);
    }

    /** Beside each foreign video one of the known questions. */
    private void foreignVideos(String set, ForeignItems.Videos foreign) throws SightlineException {
      int n = foreign.grids().size();
      List<float[]> seen = model.plainVideos(foreign.grids());
      List<String> asked = new ArrayList<>();
      List<float[]> read = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        asked.add(questions.get(spread(i, n)));
        read.add(texts.get(spread(i, n)));
      }
      parts.put(set, n);
      detected(set, Side.VIDEO, List.of(), seen);
      boolean[] known = detected(set, Side.BOTH, read, seen);
      refused(set, known, said(asked, foreign.grids(), foreign.clips()));
    }

    /** Beside each foreign question one of the known videos. */
    private void foreignQuestions(List<String> foreign) throws SightlineException {
      String set = ForeignItems.QUESTIONS;
      List<float[]> read = model.plainTexts(foreign);
      int n = foreign.size();
      parts.put(set, n);
      detected(set, Side.TEXT, read, List.of());
      List<float[]> seen = new ArrayList<>();
      List<float[][]> said = new ArrayList<>();
      // question after question goes to the kinds of video in turn, so that all are asked about
      List<Integer> order = new ArrayList<>();
      for (int kind = 0; kind < grids.size(); kind++) {
        List<String> asked = new ArrayList<>();
        List<float[]> beside = new ArrayList<>();
        for (int i = kind; i < n; i += grids.size()) {
          order.add(i);
          asked.add(foreign.get(i));
          beside.add(grids.get(kind).get(i % grids.get(kind).size()));
        }
        if (!asked.isEmpty()) {
          seen.addAll(model.plainVideos(beside));
          said.add(said(asked, beside, clips.get(kind)));
        }
      }
      boolean[] known = detected(set, Side.BOTH, order.stream().map(read::get).toList(), seen);
      refused(set, known, said.stream().flatMap(Arrays::stream).toArray(float[][]::new));
    }

    private int spread(int item, int of) {
      return (int) ((long) item * questions.size() / of);
    }

    private float[][] said(List<String> asked, List<float[]> grids, int clips)
        throws SightlineException {
      List<Asked> all =
          asked.stream().map(q -> new Asked(q, true, QuestionAnswer.HEAD, 0)).toList();
      return TemperatureScaling.apply(
          confidence.temperature(QuestionAnswer.HEAD, Side.BOTH),
          model.answers().to(all, grids, clips));
    }

    /**
     * @return for each item whether the detector takes it for a known one
     */
    private boolean[] detected(
        String set, Side side, List<float[]> foreignTexts, List<float[]> foreignVideos) {
      KnownDetector detector = confidence.detector(QuestionAnswer.HEAD, side).orElseThrow();
      double[] known = scores(detector, side, texts, videos);
      double[] foreign = scores(detector, side, foreignTexts, foreignVideos);
      String name = set + "." + side.key();
      metrics.put(name + ".auroc", Auroc.of(known, foreign, bootstrap));
      metrics.put(
          name + ".rejected",
          bootstrap.mean(
              Arrays.stream(foreign).map(s -> s < detector.threshold() ? 1 : 0).toArray()));
      boolean[] accepted = new boolean[foreign.length];
      for (int i = 0; i < foreign.length; i++) {
        accepted[i] = foreign[i] >= detector.threshold();
      }
      return accepted;
    }

    private static double[] scores(
        KnownDetector detector, Side side, List<float[]> texts, List<float[]> videos) {
      float[] none = {};
      int n = side == Side.TEXT ? texts.size() : videos.size();
      return IntStream.range(0, n)
          .mapToDouble(
              i ->
                  detector.score(
                      side == Side.VIDEO ? none : texts.get(i),
                      side == Side.TEXT ? none : videos.get(i)))
          .toArray();
    }

    private void refused(String set, boolean[] known, float[][] p) {
      double least =
          confidence
              .threshold(QuestionAnswer.HEAD, Side.BOTH)
              .map(AnswerThreshold::threshold)
              .orElse(0.);
      double[] refused = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        refused[i] = known[i] && p[i][Classification.best(p[i])] >= least ? 0 : 1;
      }
      metrics.put(set + ".both.refused", bootstrap.mean(refused));
    }
  }
}
