package dev.sightline.core.library.upkeep;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.upkeep.LibraryFinding.Kind;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;

/** Compares a library with the disk. Changes nothing. Memory does not grow with the library. */
public final class LibraryCheck {
  private static final int PAGE = 500;

  private final Catalogue catalogue;
  private final ResultCache results;

  /**
   * @param catalogue read-only is enough
   * @param results what belongs to it
   */
  public LibraryCheck(Catalogue catalogue, ResultCache results) {
    this.catalogue = catalogue;
    this.results = results;
  }

  /**
   * Checks the catalogue's file, every place of every video, and every stored result.
   *
   * @param content true to read all videos and compare their hashes, which takes as long as reading
   *     the disk; else sizes and times are compared
   * @param found gets each finding as it is made, on the calling thread
   * @throws SightlineException if the catalogue cannot be read, or the user cancelled
   */
  public void run(boolean content, Progress progress, Consumer<LibraryFinding> found)
      throws SightlineException {
    for (String words : catalogue.check()) {
      found.accept(new LibraryFinding(Kind.CATALOGUE, catalogue.file().toString(), words));
    }
    long total = catalogue.videos().count();
    long done = 0;
    List<LibraryVideo> page = catalogue.videos().page(0, PAGE);
    while (!page.isEmpty()) {
      for (LibraryVideo video : page) {
        progress.checkCancelled();
        places(video, content, progress, found);
        done++;
        progress.update(
            Math.min(1, (double) done / Math.max(1, total)), Phrase.of("Checking videos"));
      }
      page = catalogue.videos().page(page.getLast().id(), PAGE);
    }
    for (String key : catalogue.analyses().cacheKeys()) {
      progress.checkCancelled();
      if (!results.isIntact(key)) {
        found.accept(
            new LibraryFinding(Kind.RESULT, key, "A stored result is missing or damaged."));
      }
    }
  }

  private void places(
      LibraryVideo video, boolean content, Progress stop, Consumer<LibraryFinding> found)
      throws SightlineException {
    List<VideoPlace> places = catalogue.videos().places(video.id());
    if (places.isEmpty()) {
      found.accept(
          new LibraryFinding(
              Kind.NOWHERE, video.title(), "“" + video.title() + "” lies nowhere any more."));
    }
    for (VideoPlace place : places) {
      Path file = place.path();
      if (!Files.isRegularFile(file)) {
        found.accept(
            new LibraryFinding(Kind.MISSING, file.toString(), "There is no file " + file + "."));
      } else if (content ? !sameContent(file, video, stop) : !sameState(file, place)) {
        found.accept(
            new LibraryFinding(
                Kind.CHANGED,
                file.toString(),
                file + " is not what was imported; import it again."));
      }
    }
  }

  private static boolean sameContent(Path file, LibraryVideo video, Progress stop)
      throws SightlineException {
    return ContentHash.of(file, stop).equals(video.sha256());
  }

  private static boolean sameState(Path file, VideoPlace place) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() == place.bytes()
          && now.lastModifiedTime().toMillis() == place.modified().toEpochMilli();
    } catch (IOException e) {
      return false;
    }
  }
}
