package dev.sightline.app.savedview;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.viewstate.VideoOfView;
import dev.sightline.core.viewstate.ViewFile;
import dev.sightline.core.viewstate.ViewState;
import java.nio.file.Path;

/** Reads and writes saved views. Thread-safe; every method blocks. */
public interface ViewFiles {
  /**
   * Reads a file.
   *
   * @throws SightlineException if it cannot be read or is none
   */
  ViewState read(Path file) throws SightlineException;

  /**
   * Writes a file.
   *
   * @throws SightlineException if it cannot be written
   */
  void write(Path file, ViewState view) throws SightlineException;

  /**
   * The video of a view, found by its content.
   *
   * @param file the view
   * @throws SightlineException {@code FILE} if it is not on this machine, or cancelled
   */
  Path video(Path file, ViewState.Video video, Progress progress) throws SightlineException;

  /**
   * The hash of a file's content.
   *
   * @throws SightlineException if it cannot be read, or cancelled
   */
  String hash(Path file, Progress progress) throws SightlineException;

  /** Those of the core. */
  static ViewFiles core() {
    return new ViewFiles() {
      @Override
      public ViewState read(Path file) throws SightlineException {
        return ViewFile.read(file);
      }

      @Override
      public void write(Path file, ViewState view) throws SightlineException {
        ViewFile.write(file, view);
      }

      @Override
      public Path video(Path file, ViewState.Video video, Progress progress)
          throws SightlineException {
        return VideoOfView.find(file, video, progress);
      }

      @Override
      public String hash(Path file, Progress progress) throws SightlineException {
        return ContentHash.of(file, progress);
      }
    };
  }
}
