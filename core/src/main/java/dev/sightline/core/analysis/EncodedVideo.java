package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.VideoInfo;
import java.util.List;

/**
 * A video after the frozen part of the encoder: the features lie on disk and are read clip by clip.
 * Thread-safe; closing it closes the file.
 *
 * @param video the video
 * @param sha256 hash of the file's content, hex
 * @param clips the clips, tiling the time line
 * @param features one entry for each clip
 * @param timings what it cost: {@code decode}, {@code scale}, {@code encode}, {@code pipeline} (the
 *     three together, elapsed); {@code cache} alone if nothing had to be computed. {@code encode}
 *     is the mean over its threads. Processor time of decoding is estimated from the process's, and
 *     includes whatever else ran
 * @param fromCache true if nothing had to be computed
 * @param warnings what is wrong with the file, one sentence each; empty from the cache
 */
public record EncodedVideo(
    VideoInfo video,
    String sha256,
    List<Clip> clips,
    FeatureFile features,
    List<StageTiming> timings,
    boolean fromCache,
    List<String> warnings)
    implements AutoCloseable {

  public EncodedVideo {
    clips = List.copyOf(clips);
    timings = List.copyOf(timings);
    warnings = List.copyOf(warnings);
  }

  @Override
  public void close() {
    features.close();
  }
}
