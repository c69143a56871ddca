package dev.sightline.app.compare;

import dev.sightline.app.inspect.AnalysisKeeper;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.inspect.ChosenAnalyzer;
import dev.sightline.app.inspect.ModelOpener;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Takes the model that the window uses where that is asked for, and opens one more for another:
 * never more than two are in memory. What was encoded last by each is kept. Thread-safe.
 */
public final class CompareAnalyzer implements SideAnalyzer, AutoCloseable {
  private final AnalyzerSource inUse;
  private final Supplier<String> inUseId;
  private final ChosenAnalyzer other;
  private final ReentrantLock lock = new ReentrantLock();
  private String otherId = "";
  private Encoded first;
  private Encoded second;

  /** What was encoded last by one of the models. */
  private record Encoded(Path video, String model, VideoFeatures features) {}

  /**
   * @param inUse the model that the window uses
   * @param inUseId its id; called on any thread
   * @param opener opens the other one
   * @param keeper takes what that answers
   */
  public CompareAnalyzer(
      AnalyzerSource inUse, Supplier<String> inUseId, ModelOpener opener, AnalysisKeeper keeper) {
    this.inUse = inUse;
    this.inUseId = inUseId;
    this.other = new ChosenAnalyzer(opener, "", keeper);
  }

  @Override
  public Seen analyze(Path video, String text, String model, Progress progress)
      throws SightlineException {
    Analyzer analyzer = model(model);
    VideoFeatures features = features(analyzer, video, model, progress);
    progress.update(-1, "");
    Analysis first = analyzer.analyzeFirst(features, text, progress);
    Analysis whole = first.isComplete() ? first : analyzer.withCourses(first, features, progress);
    return new Seen(whole, features);
  }

  @Override
  public Analyzer model(String model) throws SightlineException {
    if (model.equals(inUseId.get())) {
      return inUse.get();
    }
    lock.lock();
    try {
      if (!model.equals(otherId)) {
        other.choose(model);
        otherId = model;
      }
    } finally {
      lock.unlock();
    }
    return other.get();
  }

  private VideoFeatures features(Analyzer analyzer, Path video, String model, Progress progress)
      throws SightlineException {
    lock.lock();
    try {
      for (Encoded known : new Encoded[] {first, second}) {
        if (known != null && known.video().equals(video) && known.model().equals(model)) {
          return known.features();
        }
      }
    } finally {
      lock.unlock();
    }
    // what the window has encoded comes from the cache on disk at once
    VideoFeatures features = analyzer.encode(video, progress);
    lock.lock();
    try {
      second = first;
      first = new Encoded(video, model, features);
    } finally {
      lock.unlock();
    }
    return features;
  }

  @Override
  public void close() {
    other.close();
  }
}
