package dev.sightline.app.browse;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the user says of videos of the library, on disk. Thread-safe; every method blocks, so never
 * on the FX thread.
 */
public interface MarkFiles {
  /**
   * What an edit changed.
   *
   * @param items the videos that it is about, as they are now
   * @param last what can be taken back now
   * @param next what can be made again now
   */
  record Edited(List<BrowseItem> items, Optional<MarkEdit> last, Optional<MarkEdit> next) {
    public Edited {
      items = List.copyOf(items);
    }
  }

  /**
   * Videos as they are now; those that are gone are left out.
   *
   * @throws SightlineException if the library cannot be read
   */
  List<BrowseItem> items(Collection<Long> videos) throws SightlineException;

  /**
   * The texts that the library has of what lies at a place; none if there is nothing, or no
   * library.
   *
   * @throws SightlineException if the library cannot be read
   */
  List<LibraryText> texts(Path video) throws SightlineException;

  /**
   * What the user has typed as the text of a video; empty if nothing.
   *
   * @throws SightlineException if the library cannot be read
   */
  String typedText(long video) throws SightlineException;

  /**
   * Makes an edit.
   *
   * @throws SightlineException if the library cannot be changed; nothing has been then
   */
  Edited make(MarkEdit edit) throws SightlineException;

  /**
   * Takes the last edit back; nothing happens if there is none.
   *
   * @throws SightlineException if the library cannot be changed; nothing has been then
   */
  Edited undo() throws SightlineException;

  /**
   * Makes the edit again that was taken back last; nothing happens if there is none.
   *
   * @throws SightlineException if the library cannot be changed; nothing has been then
   */
  Edited redo() throws SightlineException;

  /**
   * Takes videos and all that is known of them out of the library; their files stay.
   *
   * @throws SightlineException if the library cannot be changed; nothing has been then
   */
  void remove(Collection<Long> videos) throws SightlineException;

  /**
   * Forgets what the model said of videos, so that it looks at them once more.
   *
   * @return the videos as they are now
   * @throws SightlineException if library or model cannot be used
   */
  List<BrowseItem> again(Collection<Long> videos) throws SightlineException;

  /**
   * Writes videos as a list, in the form that the name of the file says.
   *
   * @return how many were written: those that lie somewhere
   * @throws SightlineException if the file cannot be written; or the user cancelled
   */
  long export(Collection<Long> videos, Path out, Progress progress) throws SightlineException;
}
