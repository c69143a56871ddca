package dev.sightline.app.video;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Reads video files. Thread-safe; every method blocks, so never on the FX thread. */
public interface VideoFiles {
  /**
   * What is known of a video.
   *
   * @throws SightlineException if it is none
   */
  VideoInfo probe(Path video) throws SightlineException;

  /**
   * A picture that stands for the video, in BGRA32.
   *
   * @param maxSide its longest side, px
   * @throws SightlineException if there is none, or the user cancelled
   */
  VideoFrame poster(Path video, int maxSide, Progress progress) throws SightlineException;

  /**
   * The picture at a moment, in BGRA32.
   *
   * @param at from the first frame, s
   * @param maxSide its longest side, px
   * @throws SightlineException if there is none, or the user cancelled
   */
  VideoFrame frame(Path video, Fraction at, int maxSide, Progress progress)
      throws SightlineException;

  /**
   * The text that lies beside or in a video: {@code name.txt}, a subtitle file, a subtitle stream;
   * {@link VideoText#NONE} if there is nothing.
   *
   * @throws SightlineException if there is a text that cannot be read, or the user cancelled
   */
  VideoText text(VideoInfo video, Progress progress) throws SightlineException;

  /**
   * The videos among files and folders: files as they are, folders searched in depth for names that
   * look like videos, in the order of their names.
   *
   * @throws SightlineException if a folder cannot be read
   */
  List<Path> find(List<Path> filesAndFolders) throws SightlineException;
}
