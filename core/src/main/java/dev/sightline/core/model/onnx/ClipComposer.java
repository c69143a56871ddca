package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import dev.sightline.core.tensor.OnnxSession;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a prepared video of clips that were prepared before, in any order, for {@link
 * MaskedNetwork}: the projections of the cells are not computed again. Thread-safe. Owns native
 * memory until it is closed.
 */
public final class ClipComposer implements AutoCloseable {
  private final ModelConfig config;
  private final OnnxSession session;

  /**
   * @param parameters the model's weights by name
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the network
   */
  public ClipComposer(Map<String, FloatTensor> parameters, ModelConfig config, int threads)
      throws SightlineException {
    this.config = config;
    this.session = new OnnxSession(CompositionGraph.write(parameters, config), threads);
  }

  /**
   * A clip of a video that {@link TextVideoNetwork#prepareMaskable} prepared.
   *
   * @param video open as long as it is composed
   * @param clip from 0
   */
  public record Piece(PreparedVideo video, int clip) {}

  /**
   * A video of these clips.
   *
   * @return to be closed by the caller; does not need the pieces any more
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo compose(List<Piece> pieces) throws SightlineException {
    int s = config.cellsPerClip();
    int k = pieces.size();
    int bins = config.timeBins();
    float[] vectors = new float[config.alignDim() * k * s];
    float[] gates = new float[k * s];
    float[] normed = new float[k * s * config.videoChannels()];
    float[] placed = new float[k * s * config.fusionDim()];
    Map<PreparedVideo, Source> sources = new IdentityHashMap<>();
    for (int i = 0; i < k; i++) {
      Piece piece = pieces.get(i);
      Source from = sources.computeIfAbsent(piece.video(), Source::of);
      // the vectors lie as columns: [alignDim, cells]
      int theirs = piece.video().clips() * s;
      for (int row = 0; row < config.alignDim(); row++) {
        System.arraycopy(
            from.vectors(), row * theirs + piece.clip() * s, vectors, (row * k + i) * s, s);
      }
      copy(from.gates(), piece.clip(), gates, i, s);
      copy(from.normed(), piece.clip(), normed, i, s * config.videoChannels());
      copy(from.placed(), piece.clip(), placed, i, s * config.fusionDim());
    }
    OnnxOutputs out =
        session.run(
            Map.of(
                VideoSideGraph.CELLS,
                FloatTensor.of(vectors, config.alignDim(), k * s),
                VideoSideGraph.GATES,
                FloatTensor.of(gates, 1, k * s),
                VideoSideGraph.NORMED,
                FloatTensor.of(normed, k * s, config.videoChannels()),
                VideoSideGraph.PLACED,
                FloatTensor.of(placed, k, s, config.fusionDim()),
                VideoSideGraph.TIME,
                FloatTensor.of(TimeBins.weights(k, bins), k, bins)),
            Map.of(),
            outputs());
    return new PreparedVideo(out, k);
  }

  private Set<String> outputs() {
    Set<String> names = new LinkedHashSet<>();
    for (String name : VideoSideGraph.maskable(config)) {
      if (!name.equals(VideoSideGraph.PLACED)) {
        boolean same =
            Set.of(VideoSideGraph.CELLS, VideoSideGraph.GATES, VideoSideGraph.NORMED)
                .contains(name);
        names.add(same ? CompositionGraph.OUT + name : name);
      }
    }
    return names;
  }

  private static void copy(float[] from, int clip, float[] to, int place, int each) {
    System.arraycopy(from, clip * each, to, place * each, each);
  }

  /** What is taken from a prepared video, in Java memory. */
  private record Source(float[] vectors, float[] gates, float[] normed, float[] placed) {
    static Source of(PreparedVideo video) {
      return new Source(
          video.floats(VideoSideGraph.CELLS),
          video.floats(VideoSideGraph.GATES),
          video.floats(VideoSideGraph.NORMED),
          video.floats(VideoSideGraph.PLACED));
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
