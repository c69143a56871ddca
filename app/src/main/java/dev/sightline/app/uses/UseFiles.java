package dev.sightline.app.uses;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Where results of uses are kept. Thread-safe; blocks. */
public interface UseFiles {
  /**
   * Keeps one, in place of the same one before.
   *
   * @throws SightlineException if the library cannot be changed
   */
  void keep(UseResult result) throws SightlineException;

  /**
   * Those of a video, the latest first.
   *
   * @param videoSha256 hash of its content, hex
   * @throws SightlineException if the library cannot be read
   */
  List<UseResult> of(String videoSha256) throws SightlineException;

  /**
   * Deletes one.
   *
   * @throws SightlineException if the library cannot be changed
   */
  void delete(long id) throws SightlineException;

  /**
   * Hash of a file's content.
   *
   * @throws SightlineException if it cannot be read, or the user cancelled
   */
  String hash(Path file, Progress progress) throws SightlineException;
}
