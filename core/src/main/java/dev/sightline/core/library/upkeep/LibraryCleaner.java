package dev.sightline.core.library.upkeep;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes what nobody needs: from the cache, and on request from the catalogue. */
public final class LibraryCleaner {
  private static final int PAGE = 500;

  private final Catalogue catalogue;
  private final ResultCache results;

  /**
   * @param catalogue open to write
   * @param results what belongs to it
   */
  public LibraryCleaner(Catalogue catalogue, ResultCache results) {
    this.catalogue = catalogue;
    this.results = results;
  }

  /**
   * What was removed.
   *
   * @param results stored results that were damaged or that no video needs
   * @param analyses entries of the catalogue whose result is no more
   * @param broken entries of broken files that are gone
   * @param places where a video is no more
   * @param videos that lay nowhere any more and of which the user had said nothing
   */
  public record Cleaned(int results, int analyses, int broken, int places, int videos) {}

  /**
   * Cleans.
   *
   * @param missing true to forget places where the file is gone, and videos that lie nowhere then.
   *     A video with a tag, note, rating, typed text or collection stays. Do not ask for it while a
   *     disk with videos is not connected
   * @throws SightlineException if catalogue or cache cannot be changed, or the user cancelled; what
   *     was removed until then is removed
   */
  public Cleaned run(boolean missing, Progress progress) throws SightlineException {
    Set<String> needed = new HashSet<>(catalogue.analyses().cacheKeys());
    int swept = results.sweep(Optional.of(needed)).size();
    int analyses = 0;
    for (String key : needed) {
      progress.checkCancelled();
      if (!results.holds(key)) {
        catalogue.analyses().forget(key);
        analyses++;
      }
    }
    int broken = broken(progress);
    int places = 0;
    int videos = 0;
    if (missing) {
      List<LibraryVideo> page = catalogue.videos().page(0, PAGE);
      while (!page.isEmpty()) {
        for (LibraryVideo video : page) {
          progress.checkCancelled();
          int[] gone = catalogue.transaction(() -> forget(video));
          places += gone[0];
          videos += gone[1];
        }
        page = catalogue.videos().page(page.getLast().id(), PAGE);
      }
    }
    catalogue.compact();
    return new Cleaned(swept, analyses, broken, places, videos);
  }

  private int broken(Progress progress) throws SightlineException {
    int removed = 0;
    List<BrokenFile> page = catalogue.broken().page("", PAGE);
    while (!page.isEmpty()) {
      for (BrokenFile file : page) {
        progress.checkCancelled();
        if (!Files.exists(file.path())) {
          catalogue.broken().remove(file.path());
          removed++;
        }
      }
      page = catalogue.broken().page(page.getLast().path().toString(), PAGE);
    }
    return removed;
  }

  /** Places and videos that went, as two counts. */
  private int[] forget(LibraryVideo video) throws SightlineException {
    int gone = 0;
    List<VideoPlace> places = catalogue.videos().places(video.id());
    for (VideoPlace place : places) {
      if (!Files.exists(place.path())) {
        catalogue.videos().vacate(place.path());
        gone++;
      }
    }
    boolean remove = gone == places.size() && !isMarked(video);
    if (remove) {
      catalogue.videos().remove(video.id());
    }
    return new int[] {gone, remove ? 1 : 0};
  }

  private boolean isMarked(LibraryVideo video) throws SightlineException {
    return !video.marks().note().isEmpty()
        || video.marks().rating() > 0
        || !catalogue.marks().tags(video.id()).isEmpty()
        || !catalogue.collections().of(video.id()).isEmpty()
        || catalogue.texts().of(video.id()).stream().anyMatch(t -> t.origin() == TextOrigin.TYPED);
  }
}
