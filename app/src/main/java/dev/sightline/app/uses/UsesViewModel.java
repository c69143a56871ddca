package dev.sightline.app.uses;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What uses of models said of the open video, now and before the last start. Whatever is said goes
 * to the library in the background; where that cannot be changed, it is remembered until the window
 * closes. FX thread only.
 */
public final class UsesViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(UsesViewModel.class);

  private final UseFiles files;
  private final JobRunner jobs;
  private final ReadOnlyObjectWrapper<List<UseResult>> results =
      new ReadOnlyObjectWrapper<>(this, "results", List.of());
  private String video = "";

  public UsesViewModel(Selection selection, UseFiles files, JobRunner jobs) {
    this.files = files;
    this.jobs = jobs;
    selection.featuresProperty().subscribe(this::opened);
  }

  /** Those of the open video, the latest first; empty until they are read. */
  public ReadOnlyObjectProperty<List<UseResult>> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /** Keeps a result. */
  public void keep(UseResult result) {
    keepWhole(p -> result);
  }

  /**
   * Keeps what was said of a file.
   *
   * @param result makes it of the hash of the file's content; on a background thread
   */
  public void keepOf(Path file, Function<String, UseResult> result) {
    keepWhole(p -> result.apply(files.hash(file, p)));
  }

  /** Makes a result on a background thread. */
  private interface Maker {
    UseResult make(Progress progress) throws SightlineException;
  }

  private void keepWhole(Maker maker) {
    jobs.startQuietly(
        p -> {
          UseResult made = maker.make(p);
          try {
            files.keep(made);
            return files.of(made.videoSha256());
          } catch (SightlineException e) {
            LOG.info("kept until the window closes only: {}", e.getMessage());
            return List.of(made);
          }
        },
        new Quiet() {
          @Override
          public void done(List<UseResult> all) {
            arrived(all);
          }
        });
  }

  private void arrived(List<UseResult> all) {
    if (all.isEmpty() || !all.getFirst().videoSha256().equals(video)) {
      return;
    }
    if (all.size() == 1 && all.getFirst().id() == 0) {
      List<UseResult> more = new ArrayList<>(all);
      more.addAll(results.get());
      results.set(List.copyOf(more));
    } else {
      results.set(List.copyOf(all));
    }
  }

  private void opened(VideoFeatures features) {
    String now = features == null ? "" : features.videoSha256();
    if (now.equals(video)) {
      return;
    }
    video = now;
    results.set(List.of());
    if (now.isEmpty()) {
      return;
    }
    jobs.startQuietly(
        p -> files.of(now),
        new Quiet() {
          @Override
          public void done(List<UseResult> found) {
            if (now.equals(video)) {
              results.set(List.copyOf(found));
            }
          }
        });
  }

  /** Hears of results; what goes wrong has been logged, and nothing is lost that was there. */
  private abstract static class Quiet implements Answer<List<UseResult>> {
    @Override
    public void failed(SightlineException problem) {
      LOG.debug("results of uses: {}", problem.getMessage());
    }
  }
}
