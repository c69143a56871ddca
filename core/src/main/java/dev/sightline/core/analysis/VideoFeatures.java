package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.VideoInfo;
import java.util.List;

/**
 * What the video encoder made of a video, ready to be put beside any text. Plain Java memory; safe
 * to keep and to share between threads.
 *
 * @param video the video
 * @param videoSha256 hash of the file's content
 * @param clips the clips, tiling the video or the part of it that was asked for
 * @param grid cells of each clip
 * @param channels values of one cell
 * @param cells {@code [clips, t, h, w, channels]}; not to be written to
 * @param objects probabilities of the image network's own classes, {@code [clips, classes]}; not to
 *     be written to
 * @param timings what decoding and encoding cost
 */
public record VideoFeatures(
    VideoInfo video,
    String videoSha256,
    List<Clip> clips,
    Grid grid,
    int channels,
    float[] cells,
    float[] objects,
    List<StageTiming> timings) {

  public VideoFeatures {
    clips = List.copyOf(clips);
    timings = List.copyOf(timings);
    if (cells.length != clips.size() * grid.cells() * channels) {
      throw new IllegalArgumentException("cells do not fit the clips and the grid");
    }
  }
}
