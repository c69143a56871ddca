package dev.sightline.core.analysis;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Puts together what the video encoder makes of clips, one after another. One thread. */
final class CellCollector {
  private final ModelConfig config;
  private final VideoEncoder encoder;
  private final List<Clip> clips;
  private final int classes;
  private final float[] cells;
  private final float[] objects;
  private int added;

  CellCollector(ModelConfig config, VideoEncoder encoder, List<Clip> clips) {
    this.config = config;
    this.encoder = encoder;
    this.clips = List.copyOf(clips);
    this.classes = encoder.objects().size();
    this.cells = new float[clips.size() * size(config)];
    this.objects = new float[clips.size() * classes];
  }

  private static int size(ModelConfig config) {
    return config.cellsPerClip() * config.videoChannels();
  }

  /**
   * The next clip.
   *
   * @param stored what the frozen part gave, as it is kept on disk
   * @param seen {@code [classes]} of the image network
   */
  void add(float[] stored, float[] seen) throws SightlineException {
    ClipCells clip = cells(config, encoder, stored, seen);
    System.arraycopy(clip.cells(), 0, cells, added * size(config), size(config));
    System.arraycopy(seen, 0, objects, added * classes, classes);
    added++;
  }

  /** The rest of the way of one clip. */
  static ClipCells cells(ModelConfig config, VideoEncoder encoder, float[] stored, float[] seen)
      throws SightlineException {
    int places = config.cellsPerClip();
    int channels = config.videoChannels();
    float[] top = encoder.grid(stored);
    float[] cells = new float[size(config)];
    // [channels, h·w] -> [h·w, channels]
    for (int i = 0; i < cells.length; i++) {
      cells[i] = top[i % channels * places + i / channels];
    }
    return new ClipCells(cells, seen);
  }

  /** All of it. */
  VideoFeatures features(VideoInfo video, String sha256, List<StageTiming> timings) {
    if (added != clips.size()) {
      throw new IllegalStateException(added + " of " + clips.size() + " clips");
    }
    Grid grid = new Grid(1, config.gridHeight(), config.gridWidth());
    return new VideoFeatures(
        video, sha256, clips, grid, config.videoChannels(), cells, objects, timings);
  }
}
