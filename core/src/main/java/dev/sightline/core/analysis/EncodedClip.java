package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.video.HalfFloats;
import dev.sightline.core.model.video.LowerFeatures;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Set;

/**
 * What was computed of one clip once and for all.
 *
 * @param lower of the image network {@code [frames, 192, 7, 7]}; of C3D its grid {@code [channels,
 *     4, 4]}
 * @param objects {@code [1000]}: mean over the frames of the image network's probabilities; of C3D
 *     none
 */
record EncodedClip(float[] lower, float[] objects) {
  /** Runs the image network. */
  interface Encoder {
    LowerFeatures encode(List<VideoFrame> frames, Set<NetworkOutput> wanted)
        throws SightlineException;
  }

  private static final Set<NetworkOutput> WANTED =
      Set.of(NetworkOutput.LOWER, NetworkOutput.OBJECTS);

  /**
   * Encodes the frames of one clip, one at a time; a frame that stands there repeatedly is encoded
   * once.
   *
   * @param stop asked before each frame
   */
  static EncodedClip of(List<VideoFrame> frames, Encoder encoder, Progress stop)
      throws SightlineException {
    int size = NetworkOutput.LOWER.valuesPerFrame();
    float[] lower = new float[frames.size() * size];
    float[] objects = new float[NetworkOutput.OBJECTS.valuesPerFrame()];
    LowerFeatures features = null;
    for (int i = 0; i < frames.size(); i++) {
      stop.checkCancelled();
      if (features == null || frames.get(i) != frames.get(i - 1)) {
        features = encoder.encode(List.of(frames.get(i)), WANTED);
      }
      System.arraycopy(features.lower(), 0, lower, i * size, size);
      for (int k = 0; k < objects.length; k++) {
        objects[k] += features.objects()[k] / frames.size();
      }
    }
    return new EncodedClip(lower, objects);
  }

  /** The same in half precision, as the cache keeps it, so that it is the same with and without. */
  EncodedClip rounded() {
    return new EncodedClip(HalfFloats.unpack(HalfFloats.pack(lower)), objects);
  }
}
