package dev.sightline.core.training.own;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.own.OwnVideo;
import dev.sightline.core.training.data.own.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A base model up to its heads. Videos go the way that they go when they are analysed, so that a
 * head meets in use what it met in training, and a video that was analysed before need not be
 * decoded again. Owns native memory until closed; one thread at a time.
 */
final class FrozenModel implements AutoCloseable {
  private final ModelAnalyzer analyzer;
  private final FrozenFusion fusion;

  private FrozenModel(ModelAnalyzer analyzer, FrozenFusion fusion) {
    this.analyzer = analyzer;
    this.fusion = fusion;
  }

  /** Loads the model; takes seconds. */
  static FrozenModel open(ModelBundle base, AnalysisCache cache, TorchEngine engine)
      throws SightlineException {
    ModelConfig config = base.manifest().config();
    ModelAnalyzer analyzer =
        ModelAnalyzer.open(base, cache, Runtime.getRuntime().availableProcessors(), "training");
    try {
      return new FrozenModel(
          analyzer, FrozenFusion.of(engine.newManager(), config, base.weights().tensors()));
    } catch (SightlineException | RuntimeException | Error e) {
      analyzer.close();
      throw e;
    }
  }

  /**
   * Decodes and encodes a video, or finds it in the cache.
   *
   * @return the clips of the stretch that shows the class
   */
  VideoFeatures encode(OwnVideo video, Progress progress) throws SightlineException {
    VideoFeatures whole = analyzer.encode(video.file(), progress);
    return video.segment().isEmpty() ? whole : within(whole, video.segment().get());
  }

  /** The clips whose middle lies in the segment; the one nearest to it if there is none. */
  static VideoFeatures within(VideoFeatures all, Segment segment) {
    List<Integer> kept = new ArrayList<>();
    int nearest = 0;
    for (int i = 0; i < all.clips().size(); i++) {
      double at = middle(all.clips().get(i));
      if (at >= segment.start() && at <= segment.end()) {
        kept.add(i);
      }
      double centre = (segment.start() + segment.end()) / 2;
      if (Math.abs(at - centre) < Math.abs(middle(all.clips().get(nearest)) - centre)) {
        nearest = i;
      }
    }
    return all.only(kept.isEmpty() ? List.of(nearest) : kept);
  }

  private static double middle(Clip clip) {
    return (clip.start().toDouble() + clip.end().toDouble()) / 2;
  }

  /** All inputs that a head is trained on. */
  VideoVectors vectors(VideoFeatures video, List<String> texts) throws SightlineException {
    List<float[]> alone = new ArrayList<>();
    List<float[]> both = new ArrayList<>();
    for (String text : texts) {
      Optional<FloatTensor> words = analyzer.hidden(text);
      if (words.isPresent()) {
        alone.add(pooled(words, Optional.empty()));
        both.add(pooled(words, Optional.of(video)));
      }
    }
    return new VideoVectors(pooled(Optional.empty(), Optional.of(video)), alone, both);
  }

  /** What a head is given of each clip, as if it were the whole video. */
  List<float[]> perClip(VideoFeatures video) throws SightlineException {
    List<float[]> all = new ArrayList<>();
    for (int clip = 0; clip < video.clips().size(); clip++) {
      all.add(pooled(Optional.empty(), Optional.of(video.only(List.of(clip)))));
    }
    return all;
  }

  private float[] pooled(Optional<FloatTensor> words, Optional<VideoFeatures> video) {
    ModelConfig c = fusion.net().config();
    int clips = video.map(v -> v.clips().size()).orElse(1);
    int cells = clips * c.cellsPerClip();
    try (NDManager step = fusion.manager().newSubManager()) {
      NDArray hidden =
          words.isPresent()
              ? step.create(words.get().values(), new Shape(1, words.get().size(0), c.textDim()))
              : step.zeros(new Shape(1, 1, c.textDim())).add(fusion.net().fusion().absentText());
      NDArray grid =
          video.isPresent()
              ? step.create(video.get().cells(), new Shape(1, cells, c.videoChannels()))
              : step.zeros(new Shape(1, cells, c.videoChannels()))
                  .add(fusion.net().fusion().absentVideo());
      return fusion
          .net()
          .fusion()
          .forward(
              hidden,
              step.ones(new Shape(1, hidden.getShape().get(1))),
              grid,
              step.ones(new Shape(1, cells)),
              step.create(time(clips), new Shape(1, cells, c.timeBins())))
          .pooled()
          .toFloatArray();
    }
  }

  /** {@code [cells, bins]}: all cells of a clip lie at its time. */
  private float[] time(int clips) {
    ModelConfig c = fusion.net().config();
    float[] weights = TimeBins.weights(clips, c.timeBins());
    float[] all = new float[clips * c.cellsPerClip() * c.timeBins()];
    for (int cell = 0; cell < clips * c.cellsPerClip(); cell++) {
      float[] own =
          Arrays.copyOfRange(
              weights,
              cell / c.cellsPerClip() * c.timeBins(),
              (cell / c.cellsPerClip() + 1) * c.timeBins());
      System.arraycopy(own, 0, all, cell * c.timeBins(), c.timeBins());
    }
    return all;
  }

  @Override
  public void close() {
    fusion.close();
    analyzer.close();
  }
}
