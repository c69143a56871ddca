package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** The part of a video encoder whose answers are kept on disk. Thread-safe. */
interface ClipEncoder {
  /**
   * Encodes the frames of one clip.
   *
   * @param frames RGB24, {@link #side} × {@link #side} px
   * @param stop asked now and then
   */
  EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException;

  /** How its answers lie in a file. */
  FeatureLayout layout(int clips, int framesPerClip);

  /** Width and height of the frames that it takes, px. */
  int side();

  /** Names its weights: the same name, the same answers. */
  String sha256();
}
