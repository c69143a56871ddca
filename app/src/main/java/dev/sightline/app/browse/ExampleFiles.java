package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Searches by what no words say. Thread-safe; every method blocks, so never on the FX thread. */
public interface ExampleFiles {
  /**
   * Videos like another one, most alike first.
   *
   * @param among only these may be found; empty: any
   * @throws SightlineException {@code UNSUPPORTED} if the model has not seen it
   */
  List<BrowseItem> like(long id, Optional<Set<Long>> among) throws SightlineException;

  /**
   * Videos with a moment that looks like a picture, each at that moment.
   *
   * @param among only these may be found; empty: any
   * @throws SightlineException if it is no picture, or the model cannot look at one
   */
  List<BrowseItem> likePicture(Path picture, Optional<Set<Long>> among, Progress progress)
      throws SightlineException;

  /**
   * Other videos with a moment like one of a video, which need not be in the library.
   *
   * @param ms ms from its first frame
   * @param among only these may be found; empty: any
   * @throws SightlineException if the video cannot be read, or library or model cannot be used
   */
  List<BrowseItem> likeMoment(Path video, long ms, Optional<Set<Long>> among, Progress progress)
      throws SightlineException;
}
