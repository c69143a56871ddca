package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.VideoTable.Occupied;
import dev.sightline.core.library.index.LibraryIndex;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.PortablePicture;
import dev.sightline.core.media.Thumbnailer;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.search.SearchFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Searches the index by examples. */
final class CoreExampleFiles implements ExampleFiles {
  private static final int FOUND = 200;

  /** Longest side of a frame that is searched with, px: more than models look at. */
  private static final int SIDE = 480;

  private final LibraryAccess access;
  private final FoundItems items;

  CoreExampleFiles(LibraryAccess access, FoundItems items) {
    this.access = access;
    this.items = items;
  }

  /** Makes items of what was found. */
  @FunctionalInterface
  interface FoundItems {
    List<BrowseItem> of(List<LibraryIndex.Found> found) throws SightlineException;
  }

  private LibraryIndex index() throws SightlineException {
    LibraryIndex now = access.index();
    now.follow(Progress.NONE);
    return now;
  }

  @Override
  public List<BrowseItem> like(long id, Optional<Set<Long>> among) throws SightlineException {
    return items.of(index().examples().video(id, CoreBrowseFiles.filter(among), FOUND));
  }

  @Override
  public List<BrowseItem> likePicture(Path picture, Optional<Set<Long>> among, Progress progress)
      throws SightlineException {
    return items.of(
        index().examples().picture(picture, CoreBrowseFiles.filter(among), FOUND, progress));
  }

  @Override
  public List<BrowseItem> likeMoment(
      Path video, long ms, Optional<Set<Long>> among, Progress progress) throws SightlineException {
    Optional<Occupied> place = access.catalogue().videos().at(video.toAbsolutePath().normalize());
    SearchFilter filter = CoreBrowseFiles.filter(among);
    if (place.isPresent()) {
      try {
        return items.of(index().examples().moment(place.get().video(), ms, filter, FOUND));
      } catch (SightlineException e) {
        if (e.problem() != Problem.UNSUPPORTED) {
          throw e;
        }
        // the model has not looked at it yet: its picture will do
      }
    }
    return byFrame(video, ms, among, progress);
  }

  private List<BrowseItem> byFrame(
      Path video, long ms, Optional<Set<Long>> among, Progress progress) throws SightlineException {
    Path file = null;
    try {
      file = Files.createTempFile("sightline-moment", PortablePicture.ENDING);
      PortablePicture.write(
          Thumbnailer.frame(video, Fraction.ofMillis(ms), SIDE, PixelLayout.RGB24, progress), file);
      return likePicture(file, among, progress);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Messages.text("problem.moment"), e);
    } finally {
      if (file != null) {
        file.toFile().delete();
      }
    }
  }
}
