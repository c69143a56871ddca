package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.HeadTemperature;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.ConfidenceFit;
import dev.sightline.core.training.LinearDetector.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How far the answers of a finished model can be trusted: temperatures, the probability from which
 * on it answers, and detectors of videos and questions that are none of the laboratory's. Detectors
 * learn from train, all thresholds are fitted on dev; no foreign item decides on a threshold.
 */
final class TrustStage {
  private static final float[] NONE = {};

  private final TorchEngine engine;
  private final Path data;

  /**
   * @param data holds {@code flickr8k}, {@code ucf18} and {@code daquar}
   */
  TrustStage(TorchEngine engine, Path data) {
    this.engine = engine;
    this.data = data;
  }

  /** Vectors of texts and of videos; those of one number belong together. */
  private record Vectors(List<float[]> texts, List<float[]> videos) {
    float[] pair(int text, int video, Side side) {
      return joined(
          side == Side.VIDEO ? NONE : texts.get(text),
          side == Side.TEXT ? NONE : videos.get(video));
    }
  }

  /**
   * @throws SightlineException {@code DATA} if a set is missing; {@code CANCELLED}
   */
  Confidence fit(ModelBundle bundle, LabQuestionsRecipe recipe, Progress progress)
      throws SightlineException {
    TrustPlan plan = recipe.confidence();
    ConfidenceFit fit = new ConfidenceFit(Split.DEV.key());
    List<HeadTemperature> temperatures = new ArrayList<>();
    List<AnswerThreshold> thresholds = new ArrayList<>();
    List<KnownDetector> detectors = new ArrayList<>();
    try (AnsweringModel model = new AnsweringModel(engine, bundle)) {
      Vectors known = vectors(model, sets(model, recipe, Split.TRAIN, plan.known(), progress));
      List<AskedSet> dev = sets(model, recipe, Split.DEV, plan.dev(), progress);
      Vectors items = vectors(model, dev);
      Map<String, List<float[]>> foreign = foreignVideos(model, progress, plan);
      List<float[]> questions =
          model.plainTexts(
              new ForeignItems(model, data, plan.foreign()).questions(Split.TRAIN.key()));
      for (Side side : Side.values()) {
        float[][] p = said(model, dev, side);
        List<Integer> truth = dev.stream().flatMap(s -> s.asked().truth().stream()).toList();
        HeadTemperature fitted = fit.temperature(QuestionAnswer.HEAD, side, p, truth);
        temperatures.add(fitted);
        if (side == Side.BOTH) {
          thresholds.add(fit.threshold(fitted, p, truth, plan.right()));
        }
        List<float[]> accepted = new ArrayList<>();
        for (int i = 0; i < items.texts().size(); i++) {
          accepted.add(items.pair(i, i, side));
        }
        detectors.add(
            fit.detector(
                new ConfidenceFit.Told(
                    QuestionAnswer.HEAD,
                    side,
                    random -> any(known, side, random),
                    sources(known, foreign, questions, side)),
                accepted,
                recipe.seed(),
                progress));
      }
    }
    return new Confidence(temperatures, detectors, thresholds, List.of());
  }

  /** Questions of one kind with the grids of their videos. */
  record AskedSet(AskedScenes asked, List<float[]> grids) {}

  private static List<AskedSet> sets(
      AnsweringModel model, LabQuestionsRecipe recipe, Split split, int count, Progress progress)
      throws SightlineException {
    Laboratory world = new Laboratory(recipe.world(), WorldOptions.STANDARD);
    List<AskedSet> sets = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) {
      AskedScenes asked = AskedScenes.draw(world, recipe.seed(), kind, split, count);
      sets.add(new AskedSet(asked, asked.grids(model.grids(), false, progress)));
    }
    return sets;
  }

  private static float[][] said(AnsweringModel model, List<AskedSet> sets, Side side)
      throws SightlineException {
    List<float[]> all = new ArrayList<>();
    for (AskedSet s : sets) {
      all.addAll(
          Arrays.asList(model.answers().to(s.asked().with(side), s.grids(), s.asked().clips())));
    }
    return all.toArray(float[][]::new);
  }

  private static Vectors vectors(AnsweringModel model, List<AskedSet> sets)
      throws SightlineException {
    List<String> texts = new ArrayList<>();
    List<float[]> grids = new ArrayList<>();
    for (AskedSet s : sets) {
      s.asked().questions().forEach(q -> texts.add(q.text()));
      grids.addAll(s.grids());
    }
    return new Vectors(model.plainTexts(texts), model.plainVideos(grids));
  }

  private Map<String, List<float[]>> foreignVideos(
      AnsweringModel model, Progress progress, TrustPlan plan) throws SightlineException {
    ForeignItems items = new ForeignItems(model, data, plan.foreign());
    Map<String, List<float[]>> all = new LinkedHashMap<>();
    // not msrvtt: one set is kept back, to see what is done with what no detector has met
    for (ForeignItems.Set set : List.of(ForeignItems.Set.FLICKR8K, ForeignItems.Set.UCF18)) {
      all.put(set.key(), model.plainVideos(items.videos(set, Split.TRAIN.key(), progress).grids()));
    }
    return all;
  }

  /** What is foreign to a side; with both, one of the two is enough. */
  private static Map<String, Source> sources(
      Vectors known, Map<String, List<float[]>> videos, List<float[]> questions, Side side) {
    Map<String, Source> sources = new LinkedHashMap<>();
    if (side != Side.TEXT) {
      videos.forEach(
          (name, own) ->
              sources.put(
                  name,
                  random ->
                      joined(
                          side == Side.VIDEO ? NONE : one(known.texts(), random),
                          one(own, random))));
    }
    if (side != Side.VIDEO) {
      sources.put(
          ForeignItems.QUESTIONS,
          random ->
              joined(
                  one(questions, random), side == Side.TEXT ? NONE : one(known.videos(), random)));
    }
    return sources;
  }

  private static float[] any(Vectors known, Side side, SplittableRandom random) {
    int i = random.nextInt(known.texts().size());
    return known.pair(i, i, side);
  }

  private static float[] one(List<float[]> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private static float[] joined(float[] text, float[] video) {
    float[] out = new float[text.length + video.length];
    System.arraycopy(text, 0, out, 0, text.length);
    System.arraycopy(video, 0, out, text.length, video.length);
    return out;
  }
}
