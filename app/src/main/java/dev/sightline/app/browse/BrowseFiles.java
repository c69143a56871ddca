package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** The library on disk. Thread-safe; every method blocks, so never on the FX thread. */
public interface BrowseFiles extends AutoCloseable {
  /**
   * What an import did.
   *
   * @param added videos that are new
   * @param known files that were there before, or copies of what was
   * @param broken files that cannot be read as videos
   */
  record Imported(long added, long known, long broken) {}

  /**
   * All videos, in the order in which they were added.
   *
   * @throws SightlineException if the library cannot be opened or read
   */
  List<BrowseItem> all() throws SightlineException;

  /**
   * Files that should be videos and cannot be read, with the reason of each.
   *
   * @throws SightlineException if the library cannot be opened or read
   */
  List<String> broken() throws SightlineException;

  /**
   * True if another process has the library, so that nothing can be changed here.
   *
   * @throws SightlineException if the library cannot be opened
   */
  boolean isReadOnly() throws SightlineException;

  /**
   * Brings files and the videos of folders in; what is broken is noted and tried again the next
   * time.
   *
   * @throws SightlineException if the library cannot be changed; or the user cancelled: what was
   *     brought in until then stays
   */
  Imported add(List<Path> filesAndFolders, Progress progress) throws SightlineException;

  /**
   * Lets the model look at each video that it has not seen, so that it is found by what it shows.
   *
   * @return how many it looked at
   * @throws SightlineException if the library or the model fails; or the user cancelled
   */
  int learn(Progress progress) throws SightlineException;

  /**
   * Videos for these words, best first.
   *
   * @throws SightlineException if the library cannot be read
   */
  List<BrowseItem> search(String words) throws SightlineException;

  /**
   * Videos like another one, most alike first.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the model has not seen it
   */
  List<BrowseItem> like(long id) throws SightlineException;

  /**
   * Gives a video stars.
   *
   * @param stars 1 to 5; 0 for none
   * @throws SightlineException if the library cannot be changed
   */
  void rate(long id, int stars) throws SightlineException;

  /**
   * Takes a video and all that is known of it out of the library; its file stays.
   *
   * @throws SightlineException if the library cannot be changed
   */
  void remove(long id) throws SightlineException;

  @Override
  void close();
}
