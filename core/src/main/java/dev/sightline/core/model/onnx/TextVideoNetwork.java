package dev.sightline.core.model.onnx;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.SideMaps;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import dev.sightline.core.tensor.OnnxSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Alignment, fusion and heads on ONNX Runtime, for when no gradient is needed; {@code
 * MultimodalNet} is the same network where it is trained. What depends on the video alone is
 * computed once for each video. Thread-safe. Owns native memory until it is closed; no call may be
 * under way then.
 */
public final class TextVideoNetwork implements AutoCloseable {
  private final ModelConfig config;
  private final SideMaps alone;
  private final FloatTensor absentText;
  private final float[] absentVideo;
  private final float lateScale;
  private final OnnxSession videoSide;
  private final OnnxSession alignment;
  private final OnnxSession fusion;

  /**
   * @param parameters the model's weights by name
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the networks
   */
  public TextVideoNetwork(Map<String, FloatTensor> parameters, ModelConfig config, int threads)
      throws SightlineException {
    this.config = config;
    this.alone = SideMaps.of(parameters, config);
    this.absentText =
        FloatTensor.of(parameters.get("fusion.text.absent").values(), 1, 1, config.textDim());
    this.absentVideo = parameters.get("fusion.video.absent").values();
    this.lateScale = (float) Math.exp(parameters.get("align.late.scale").values()[0]);
    List<byte[]> models =
        List.of(
            VideoSideGraph.write(parameters, config),
            AlignmentGraph.write(parameters, config),
            FusionGraph.write(parameters, config));
    OnnxSession[] opened = new OnnxSession[models.size()];
    try {
      for (int i = 0; i < opened.length; i++) {
        opened[i] = new OnnxSession(models.get(i), threads);
      }
    } catch (SightlineException e) {
      close(opened);
      throw e;
    }
    this.videoSide = opened[0];
    this.alignment = opened[1];
    this.fusion = opened[2];
  }

  /**
   * Computes what depends on the video alone.
   *
   * @param grid {@code [clips, h, w, channels]}
   * @param clips number of clips, at least 1
   * @return to be closed by the caller
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepare(float[] grid, int clips) throws SightlineException {
    return prepare(grid, clips, VideoSideGraph.outputs(config));
  }

  /**
   * The same for {@link MaskedNetwork}, which hides parts of the video.
   *
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepareMaskable(float[] grid, int clips) throws SightlineException {
    return prepare(grid, clips, VideoSideGraph.maskable(config));
  }

  /**
   * The stand-in of an absent video, for {@link MaskedNetwork}: one clip of equal cells.
   *
   * @throws SightlineException if the native engine fails
   */
  public PreparedVideo prepareAbsentVideo() throws SightlineException {
    float[] grid = new float[config.cellsPerClip() * config.videoChannels()];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = absentVideo[i % config.videoChannels()];
    }
    return prepareMaskable(grid, 1);
  }

  private PreparedVideo prepare(float[] grid, int clips, Set<String> outputs)
      throws SightlineException {
    int bins = config.timeBins();
    Map<String, FloatTensor> inputs =
        Map.of(
            VideoSideGraph.GRID,
            FloatTensor.of(grid, clips, config.cellsPerClip(), config.videoChannels()),
            VideoSideGraph.TIME,
            FloatTensor.of(TimeBins.weights(clips, bins), clips, bins));
    return new PreparedVideo(videoSide.run(inputs, Map.of(), outputs), clips);
  }

  /**
   * Puts a text beside a video.
   *
   * @param hidden {@code [tokens, textDim]}: the text's last hidden states; null if it is absent
   * @param content for each token 1, or 0 if it is special; not read if the text is absent
   * @throws SightlineException if the native engine fails
   */
  public ModelOutput run(FloatTensor hidden, float[] content, PreparedVideo video)
      throws SightlineException {
    float[] none = {};
    float[] map = none;
    float[] importance = none;
    float late = Float.NaN;
    FloatTensor text = batch(hidden);
    if (hidden != null) {
      try (OnnxOutputs aligned = align(text, content, video)) {
        map = aligned.floats(AlignmentGraph.ALIGNMENT);
        importance = aligned.floats(AlignmentGraph.IMPORTANCE);
        late = aligned.floats(AlignmentGraph.LATE)[0];
      }
    }
    try (OnnxOutputs whole = fuse(text, video, VideoSideGraph.WHOLE, hidden != null)) {
      return new ModelOutput(
          map,
          importance,
          late,
          hidden == null
              ? answers(whole, alone.probabilities(Side.VIDEO, video.plain()))
              : probabilities(whole),
          hidden == null ? none : layers(whole, FusionGraph::textToVideo),
          hidden == null ? none : layers(whole, FusionGraph::videoToText),
          hidden == null ? none : whole.floats(FusionGraph.PLAIN),
          video.plain());
    }
  }

  /**
   * The late-interaction score alone.
   *
   * @param hidden {@code [tokens, textDim]}
   * @param content for each token 1, or 0 if it is special
   * @return -1..1
   * @throws SightlineException if the native engine fails
   */
  public float lateScore(FloatTensor hidden, float[] content, PreparedVideo video)
      throws SightlineException {
    try (OnnxOutputs aligned = align(batch(hidden), content, video)) {
      return aligned.floats(AlignmentGraph.LATE)[0];
    }
  }

  /** What that score is multiplied by to make a logit of it. */
  public float lateScale() {
    return lateScale;
  }

  /**
   * What the heads say of a text beside each clip, as if that clip were the whole video.
   *
   * @param hidden as for {@link #run}
   * @return for each head {@code [clips, labels]}
   * @throws SightlineException if the native engine fails
   */
  public Map<String, float[]> courses(FloatTensor hidden, PreparedVideo video)
      throws SightlineException {
    try (OnnxOutputs clips = fuse(batch(hidden), video, VideoSideGraph.CLIPS, false)) {
      return hidden == null
          ? answers(clips, alone.probabilities(Side.VIDEO, video.plainClips()))
          : probabilities(clips);
    }
  }

  /** {@code [n, textDim] -> [1, n, textDim]}; the absent text is one token. */
  private FloatTensor batch(FloatTensor hidden) {
    return hidden == null
        ? absentText
        : FloatTensor.of(hidden.values(), 1, hidden.size(0), hidden.size(1));
  }

  private OnnxOutputs align(FloatTensor text, float[] content, PreparedVideo video)
      throws SightlineException {
    int cells = video.clips() * config.cellsPerClip();
    return alignment.run(
        Map.of(
            AlignmentGraph.HIDDEN,
            text,
            AlignmentGraph.CONTENT,
            FloatTensor.of(content, 1, content.length, 1),
            AlignmentGraph.CELL_MASK,
            FloatTensor.of(new float[cells], 1, 1, cells)),
        Map.of(
            VideoSideGraph.CELLS,
            video.tensor(VideoSideGraph.CELLS),
            VideoSideGraph.GATES,
            video.tensor(VideoSideGraph.GATES)),
        Set.of(AlignmentGraph.ALIGNMENT, AlignmentGraph.IMPORTANCE, AlignmentGraph.LATE));
  }

  private OnnxOutputs fuse(FloatTensor text, PreparedVideo video, String part, boolean maps)
      throws SightlineException {
    Set<String> outputs = new LinkedHashSet<>();
    config.heads().forEach(h -> outputs.add(FusionGraph.probabilities(h.key())));
    if (maps) {
      outputs.add(FusionGraph.PLAIN);
    }
    for (int l = 0; maps && l < config.fusionLayers(); l++) {
      outputs.add(FusionGraph.textToVideo(l));
      outputs.add(FusionGraph.videoToText(l));
    }
    return fusion.run(Map.of(FusionGraph.HIDDEN, text), video.part(part), outputs);
  }

  /** What all heads say, those of {@code own} by their maps for one side. */
  private Map<String, float[]> answers(OnnxOutputs outputs, Map<String, float[]> own) {
    Map<String, float[]> byHead = probabilities(outputs);
    byHead.putAll(own);
    return byHead;
  }

  private Map<String, float[]> probabilities(OnnxOutputs outputs) {
    Map<String, float[]> byHead = new LinkedHashMap<>();
    for (HeadSpec head : config.heads()) {
      byHead.put(head.key(), outputs.floats(FusionGraph.probabilities(head.key())));
    }
    return byHead;
  }

  /** Layers of {@code [1, heads, q, k]} one after another. */
  private float[] layers(OnnxOutputs outputs, IntFunction<String> name) {
    float[][] parts =
        IntStream.range(0, config.fusionLayers())
            .mapToObj(l -> outputs.floats(name.apply(l)))
            .toArray(float[][]::new);
    float[] all = new float[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Override
  public void close() {
    close(videoSide, alignment, fusion);
  }

  private static void close(OnnxSession... sessions) {
    for (OnnxSession session : sessions) {
      if (session != null) {
        session.close();
      }
    }
  }
}
