package dev.sightline.core.training.faithfulness;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.ModelConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Encoded videos out of features that a set has: no file stands behind them. */
public final class Stills {
  private Stills() {}

  /**
   * A made-up video of clips of one second each.
   *
   * @param name of the item
   * @param grids for each clip {@code [h · w, channels]}
   */
  public static VideoFeatures of(String name, ModelConfig config, List<float[]> grids) {
    int size = config.cellsPerClip() * config.videoChannels();
    float[] cells = new float[grids.size() * size];
    for (int i = 0; i < grids.size(); i++) {
      System.arraycopy(grids.get(i), 0, cells, i * size, size);
    }
    List<Clip> clips =
        IntStream.range(0, grids.size())
            .mapToObj(
                i -> new Clip(i, Fraction.of(i), Fraction.of(i + 1L), List.of(Fraction.of(i))))
            .toList();
    VideoInfo video =
        new VideoInfo(
            Path.of(name.replace('/', '_')),
            "stills",
            224,
            224,
            0,
            Fraction.ONE,
            Fraction.ONE,
            Fraction.ZERO,
            Fraction.of(grids.size()),
            false,
            List.of());
    return new VideoFeatures(
        video,
        "0".repeat(64),
        clips,
        new Grid(1, config.gridHeight(), config.gridWidth()),
        config.videoChannels(),
        cells,
        new float[0],
        List.of());
  }
}
