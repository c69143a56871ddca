package dev.sightline.app.settings;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the program keeps on disk. Methods block and are never called on the FX thread.
 *
 * @param folders where it lies
 * @param library the file of the library
 * @param features the features of videos
 * @param newer the page that shows newer versions, if there is one
 */
public record Upkeep(UserFolders folders, Path library, Features features, Optional<URI> newer) {
  /** Features of videos that can be made again. */
  public interface Features {
    /** What they take, bytes. */
    long bytes() throws SightlineException;

    /** Removes them. */
    void clear() throws SightlineException;
  }

  /** The features that models keep. */
  public static Features features(InstalledModels models) {
    AnalysisCache cache = new AnalysisCache(models::features, Long.MAX_VALUE);
    return new Features() {
      @Override
      public long bytes() throws SightlineException {
        return cache.bytes();
      }

      @Override
      public void clear() throws SightlineException {
        cache.clear();
      }
    };
  }
}
