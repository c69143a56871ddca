package dev.sightline.app.library;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BiPredicate;

/**
 * Lets the model look at the samples behind the user's back, one after the other, so that the strip
 * says what they are before anybody opens one. What it computes is kept, so opening one is quick
 * then. It steps back while the user waits for something else. FX thread only.
 */
final class SampleLook {
  private final AnalyzerSource model;
  private final JobRunner jobs;
  private final BiPredicate<LibraryItem, Analysis> seen;
  private final Queue<LibraryItem> waiting = new ArrayDeque<>();

  /**
   * @param seen hears what the model says of each; false if such a model has nothing to say, so
   *     that no more are looked at
   */
  SampleLook(AnalyzerSource model, JobRunner jobs, BiPredicate<LibraryItem, Analysis> seen) {
    this.model = model;
    this.jobs = jobs;
    this.seen = seen;
  }

  /** Looks at those that nobody has opened meanwhile. */
  void start(List<LibraryItem> samples) {
    waiting.addAll(samples);
    next();
  }

  private void next() {
    LibraryItem item = waiting.poll();
    if (item == null) {
      return;
    }
    if (!item.topicProperty().get().isEmpty()) {
      next();
      return;
    }
    jobs.startLasting(
        Messages.text("job.sample", item.title()),
        p -> {
          Analyzer analyzer = model.get();
          return analyzer.analyze(analyzer.encode(item.path(), p), item.given().text(), p);
        },
        new Answer<Analysis>() {
          @Override
          public void done(Analysis analysis) {
            if (seen.test(item, analysis)) {
              next();
            }
          }

          @Override
          public void failed(SightlineException e) {
            // whoever opens it is told why
            next();
          }
        });
  }
}
