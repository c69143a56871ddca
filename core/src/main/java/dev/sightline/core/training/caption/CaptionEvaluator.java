package dev.sightline.core.training.caption;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.bundle.CaptionPart;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.model.caption.CaptionDecoder;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures the captions of a model: {@code sightline evaluate --task caption}. Photographs
 * (Flickr8k) give the figures without a prefix; videos (MSR-VTT), where that set is at hand, those
 * that begin with {@code video.}.
 */
public final class CaptionEvaluator {
  /** Name of the task. */
  public static final String TASK = "caption";

  private static final int RESAMPLES = 1000;
  private static final String VIDEOS = "video";

  private final TorchEngine engine;
  private final Path work;

  /**
   * @param work where features are kept between runs
   */
  public CaptionEvaluator(TorchEngine engine, Path work) {
    this.engine = engine;
    this.work = work;
  }

  /**
   * @param data the folder that holds the sets
   * @param seed of the bootstrap
   * @throws SightlineException if the model has no caption decoder, the data is missing or
   *     malformed, or the user cancelled
   */
  public Evaluation run(ModelBundle bundle, Path data, String split, long seed, Progress progress)
      throws SightlineException {
    CaptionPart part =
        bundle
            .captions()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.UNSUPPORTED, bundle.title() + " has no caption decoder."));
    CaptionMeasures measures =
        new CaptionMeasures(
            new CaptionDecoder(part.config(), part.weights().tensors()),
            BeamPlan.USUAL,
            new Bootstrap(RESAMPLES, seed));
    try (CaptionGrids grids = new CaptionGrids(engine, bundle, work)) {
      CaptionGrids.Set photographs = grids.photographs(data, split, part.language(), 1, progress);
      Map<String, Interval> figures =
          new LinkedHashMap<>(
              measures.figures(measures.generate(photographs, CaptionStyle.PHOTOGRAPH, progress)));
      Map<String, Integer> parts = new LinkedHashMap<>();
      // videos have captions in English only
      if (Files.exists(data.resolve("msrvtt")) && part.language().equals("en")) {
        CaptionGrids.Set videos = grids.videos(data, split, 1, progress);
        measures
            .figures(measures.generate(videos, CaptionStyle.VIDEO, progress))
            .forEach((name, i) -> figures.put(VIDEOS + "." + name, i));
        parts.put(VIDEOS, videos.size());
      }
      return new Evaluation(
          TASK, bundle.title(), split, photographs.size(), figures, Map.of(), parts);
    }
  }
}
