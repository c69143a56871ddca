package dev.sightline.app.browse;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recommendations from what the user liked and watched, which is kept on this machine. Thread-safe;
 * every method blocks, so never on the FX thread.
 */
public interface FeedFiles {
  /**
   * Videos that the user has not seen and might like, each with its reason, the best first.
   *
   * @param diversity 0: the most like those; 1: as unlike each other as can be
   * @param among only these may be found; empty: any
   * @return empty if nothing is known of the user
   * @throws SightlineException if library or model cannot be used
   */
  List<BrowseItem> feed(double diversity, Optional<Set<Long>> among) throws SightlineException;

  /**
   * The user has watched a video of the library; others are passed over.
   *
   * @param seconds for how long
   * @throws SightlineException if that cannot be kept
   */
  void watched(Path video, double seconds) throws SightlineException;

  /**
   * Forgets what was watched. Stars are the user's own and stay.
   *
   * @throws SightlineException if the disk refuses
   */
  void reset() throws SightlineException;
}
