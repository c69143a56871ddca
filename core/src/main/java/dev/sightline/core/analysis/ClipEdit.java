package dev.sightline.core.analysis;

import dev.sightline.core.media.VideoFrame;
import java.util.List;

/**
 * Changes the frames of a clip before the video encoder sees them. Pure: the same frames give the
 * same frames, and those given are not written to. Thread-safe.
 */
@FunctionalInterface
public interface ClipEdit {
  /**
   * @param frames of one clip in order, RGB24, at the encoder's size; the whole picture is squeezed
   *     into a square
   * @return as many frames, of the same size
   */
  List<VideoFrame> apply(List<VideoFrame> frames);
}
