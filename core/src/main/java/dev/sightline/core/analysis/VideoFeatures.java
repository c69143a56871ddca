package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.VideoInfo;
import java.util.ArrayList;
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

  /**
   * Some of the clips, as if they were the whole video.
   *
   * @param which indices of clips, at least one, ascending
   */
  public VideoFeatures only(List<Integer> which) {
    int size = grid.cells() * channels;
    int classes = objects.length / clips.size();
    float[] someCells = new float[which.size() * size];
    float[] someObjects = new float[which.size() * classes];
    List<Clip> some = new ArrayList<>();
    for (int i = 0; i < which.size(); i++) {
      int from = which.get(i);
      System.arraycopy(cells, from * size, someCells, i * size, size);
      System.arraycopy(objects, from * classes, someObjects, i * classes, classes);
      Clip clip = clips.get(from);
      some.add(new Clip(i, clip.start(), clip.end(), clip.frameTimes()));
    }
    return new VideoFeatures(
        video, videoSha256, some, grid, channels, someCells, someObjects, timings);
  }
}
