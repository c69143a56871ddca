package dev.sightline.core.library.index;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.index.LibraryIndex.Found;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.SearchFilter;
import dev.sightline.core.search.SearchHit;
import dev.sightline.core.search.SearchService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Searches of a library by what no words say. Thread-safe; blocks, so never on the FX thread. */
public final class LibraryExamples {
  private final Catalogue catalogue;
  private final SearchService search;

  LibraryExamples(Catalogue catalogue, SearchService search) {
    this.catalogue = catalogue;
    this.search = search;
  }

  /**
   * Videos like another one.
   *
   * @throws SightlineException {@code UNSUPPORTED} if no model has seen it; if the index cannot be
   *     read
   */
  public List<Found> video(long video, SearchFilter filter, int limit) throws SightlineException {
    return videos(search.likeVideo(VideoEntry.id(video), filter, limit));
  }

  /**
   * Other videos with a moment like one of a video, each at that moment.
   *
   * @param ms ms from the first frame
   * @throws SightlineException {@code UNSUPPORTED} if no model has seen that moment; if the index
   *     cannot be read
   */
  public List<Found> moment(long video, long ms, SearchFilter filter, int limit)
      throws SightlineException {
    return videos(search.likeMoment(VideoEntry.id(video), ms, filter, limit));
  }

  /**
   * Videos with a moment that looks like a picture, each at that moment.
   *
   * @param picture a file that FFmpeg reads
   * @throws SightlineException {@code MEDIA} if it is no picture, {@code UNSUPPORTED} if the model
   *     cannot look at pictures; if the index cannot be read, or the user cancelled
   */
  public List<Found> picture(Path picture, SearchFilter filter, int limit, Progress progress)
      throws SightlineException {
    return videos(search.likePicture(picture, filter, limit, progress));
  }

  /** The videos of hits; those that are gone are left out. */
  List<Found> videos(List<SearchHit> hits) throws SightlineException {
    List<Found> found = new ArrayList<>();
    for (SearchHit hit : hits) {
      // removed since the index was told last
      catalogue
          .videos()
          .find(VideoEntry.number(hit.video()))
          .ifPresent(video -> found.add(new Found(video, hit)));
    }
    return found;
  }
}
