package dev.sightline.core.library.importing;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads lists of videos in a format that the program does not know, such as the annotations of a
 * tool. Plug-ins provide it. Stateless and thread-safe; called in the background.
 */
public interface VideoLister {
  /** Stable name: lower case letters, digits and dashes. */
  String key();

  /** Name of the format, as people call it. */
  String title();

  /** True if that file or folder is in this format. Quick: looks at the name, or at a few bytes. */
  boolean reads(Path path);

  /**
   * The videos that the list names. Files that are not there are told as broken by the import.
   *
   * @param progress to be asked whether the user wants to stop
   * @throws SightlineException if it is no such list after all, or the user cancelled
   */
  List<ListedVideo> read(Path path, Progress progress) throws SightlineException;
}
