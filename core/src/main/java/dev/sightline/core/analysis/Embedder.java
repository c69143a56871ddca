package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes one vector of a whole text, video, clip or picture. All are of length 1 and lie in one
 * space, so their dot product is a cosine, -1 to 1. Thread-safe; blocks, never on the FX thread.
 */
public interface Embedder {
  /**
   * A video and its clips.
   *
   * @param whole {@code [dim]}
   * @param clips one {@code [dim]} for each clip, in order
   */
  record VideoVectors(float[] whole, List<float[]> clips) {
    public VideoVectors {
      clips = List.copyOf(clips);
    }
  }

  /** Values of a vector. */
  int dim();

  /** Names the weights: vectors of different models do not compare. */
  String model();

  /** Language of the texts that it reads (ISO 639-1). */
  String language();

  /**
   * A text; what is longer than the model reads is left out.
   *
   * @return empty if there is no word in it
   * @throws SightlineException if the native engine fails
   */
  Optional<float[]> text(String words) throws SightlineException;

  /**
   * A video that has been encoded.
   *
   * @throws SightlineException if the native engine fails
   */
  VideoVectors video(VideoFeatures features) throws SightlineException;

  /**
   * A picture, taken as a clip in which nothing moves.
   *
   * @param file WebP, JPEG, PNG, BMP, or whatever else FFmpeg reads
   * @throws SightlineException {@code MEDIA} if it cannot be read as a picture; or the user
   *     cancelled
   */
  float[] picture(Path file, Progress progress) throws SightlineException;
}
