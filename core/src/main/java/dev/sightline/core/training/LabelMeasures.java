package dev.sightline.core.training;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.LabelRoute;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often labels in plain words name a video rightly, just as a user's own labels would. */
final class LabelMeasures {
  private static final long CACHE_BYTES = 4L << 30;

  /** The 18 actions as a user would type them. */
  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("ApplyEyeMakeup", "applying eye makeup"),
          Map.entry("ApplyLipstick", "applying lipstick"),
          Map.entry("Archery", "archery"),
          Map.entry("BabyCrawling", "a baby crawling"),
          Map.entry("BalanceBeam", "gymnastics on a balance beam"),
          Map.entry("BandMarching", "a marching band"),
          Map.entry("BaseballPitch", "pitching a baseball"),
          Map.entry("Basketball", "playing basketball"),
          Map.entry("BasketballDunk", "dunking a basketball"),
          Map.entry("Bowling", "bowling"),
          Map.entry("CricketBowling", "bowling in cricket"),
          Map.entry("HeadMassage", "a head massage"),
          Map.entry("HighJump", "the high jump"),
          Map.entry("PlayingGuitar", "playing the guitar"),
          Map.entry("Punch", "boxing"),
          Map.entry("PushUps", "doing push-ups"),
          Map.entry("ShavingBeard", "shaving a beard"),
          Map.entry("WallPushups", "doing push-ups against a wall"));

  private final Path work;
  private final Bootstrap bootstrap;

  /**
   * @param work where encoded videos are kept
   */
  LabelMeasures(Path work, Bootstrap bootstrap) {
    this.work = work;
    this.bootstrap = bootstrap;
  }

  /**
   * @return {@code ROUTE.top1} for each route; without one that the model does not offer
   * @throws SightlineException if a video cannot be read, or the user cancelled
   */
  Map<String, Interval> run(ModelBundle bundle, List<LabelledVideo> videos, Progress progress)
      throws SightlineException {
    List<String> classes = videos.stream().map(LabelledVideo::label).distinct().sorted().toList();
    List<String> labels = classes.stream().map(c -> PHRASES.getOrDefault(c, c)).toList();
    int threads = Runtime.getRuntime().availableProcessors();
    Map<LabelRoute, double[]> hits = new LinkedHashMap<>();
    AnalysisCache cache = new AnalysisCache(work.resolve("videos"), CACHE_BYTES);
    try (Analyzer analyzer = ModelAnalyzer.open(bundle, cache, threads, "evaluate")) {
      for (LabelRoute route : LabelRoute.values()) {
        hits.put(route, new double[videos.size()]);
      }
      for (int v = 0; v < videos.size(); v++) {
        progress.update((double) v / videos.size(), Phrase.of("comparing labels with videos"));
        VideoFeatures features = analyzer.encode(videos.get(v).video(), Progress.NONE);
        int truth = classes.indexOf(videos.get(v).label());
        for (LabelRoute route : LabelRoute.values()) {
          progress.checkCancelled();
          int said = analyzer.labels(features, labels, route, false, progress).top(1).getFirst();
          hits.get(route)[v] = said == truth ? 1 : 0;
        }
      }
    }
    Map<String, Interval> metrics = new LinkedHashMap<>();
    hits.forEach((route, h) -> metrics.put(route.key() + ".top1", bootstrap.mean(h)));
    return metrics;
  }
}
