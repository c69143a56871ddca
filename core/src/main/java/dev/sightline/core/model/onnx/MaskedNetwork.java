package dev.sightline.core.model.onnx;

import ai.onnxruntime.OnnxTensor;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MaskedOutput;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.SideMaps;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import dev.sightline.core.tensor.OnnxSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Alignment, fusion and heads with parts of their input hidden, many times at once. Hidden tokens
 * and cells get no attention and are left out of every mean and gate, as padding is in training.
 * Thread-safe. Owns native memory until it is closed; no call may be under way then.
 */
public final class MaskedNetwork implements AutoCloseable {
  private static final float[] NONE = {};

  private final ModelConfig config;
  private final MaskInputs names;
  private final SideMaps alone;
  private final FloatTensor absentText;
  private final OnnxSession alignment;
  private final OnnxSession fusion;

  /**
   * @param parameters the model's weights by name
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the networks
   */
  public MaskedNetwork(Map<String, FloatTensor> parameters, ModelConfig config, int threads)
      throws SightlineException {
    this.config = config;
    this.names = MaskInputs.of(config);
    this.alone = SideMaps.of(parameters, config);
    this.absentText =
        FloatTensor.of(parameters.get("fusion.text.absent").values(), 1, 1, config.textDim());
    this.alignment = new OnnxSession(AlignmentGraph.write(parameters, config), threads);
    try {
      this.fusion = new OnnxSession(FusionGraph.write(parameters, config, true), threads);
    } catch (SightlineException | RuntimeException e) {
      alignment.close();
      throw e;
    }
  }

  /**
   * The text of a call.
   *
   * @param states {@code [b or 1, tokens, textDim]}: last hidden states
   * @param content for each token 1, or 0 if it is special
   * @param hidden for each of the b runs, for each token: whether it is hidden; never all
   */
  public record Text(FloatTensor states, float[] content, List<boolean[]> hidden) {
    public Text {
      hidden = List.copyOf(hidden);
    }
  }

  /**
   * The video of a call.
   *
   * @param prepared by {@link TextVideoNetwork#prepareMaskable}
   * @param hidden for each of the b runs, for each cell: whether it is hidden; never all
   * @param present false if it is the stand-in of an absent video, which has no score
   */
  public record Video(PreparedVideo prepared, List<boolean[]> hidden, boolean present) {
    public Video {
      hidden = List.copyOf(hidden);
    }
  }

  /**
   * Puts a text beside a video, b times.
   *
   * @param text null if it is absent
   * @param off heads of the fusion that give nothing
   * @param maps whether the attention is wanted
   * @return one output for each run
   * @throws SightlineException if the native engine fails
   */
  public List<MaskedOutput> run(Text text, Video video, Set<CrossHead> off, boolean maps)
      throws SightlineException {
    int b = video.hidden().size();
    boolean[] single = {false};
    List<boolean[]> tokens = text == null ? Collections.nCopies(b, single) : text.hidden();
    FloatTensor states = text == null ? absentText : text.states();
    float[] late = new float[b];
    float[] map = NONE;
    float[] importance = NONE;
    Arrays.fill(late, Float.NaN);
    if (text != null && video.present()) {
      try (OnnxOutputs aligned = align(text, video, maps)) {
        late = aligned.floats(AlignmentGraph.LATE);
        if (maps) {
          map = aligned.floats(AlignmentGraph.ALIGNMENT);
          importance = aligned.floats(AlignmentGraph.IMPORTANCE);
        }
      }
    }
    boolean layered = maps && text != null && video.present();
    try (OnnxOutputs out = fuse(states, tokens, video, off, layered)) {
      return outputs(
          b, new Aligned(late, map, importance), out, layered, side(text != null, video.present()));
    }
  }

  private OnnxOutputs align(Text text, Video video, boolean map) throws SightlineException {
    int b = video.hidden().size();
    int n = text.content().length;
    float[] content = new float[b * n];
    for (int i = 0; i < content.length; i++) {
      content[i] = text.hidden().get(i / n)[i % n] ? 0 : text.content()[i % n];
    }
    int c = video.hidden().getFirst().length;
    Set<String> wanted =
        map
            ? Set.of(AlignmentGraph.LATE, AlignmentGraph.ALIGNMENT, AlignmentGraph.IMPORTANCE)
            : Set.of(AlignmentGraph.LATE);
    return alignment.run(
        Map.of(
            AlignmentGraph.HIDDEN,
            text.states(),
            AlignmentGraph.CONTENT,
            FloatTensor.of(content, b, n, 1),
            AlignmentGraph.CELL_MASK,
            FloatTensor.of(scores(video.hidden()), b, 1, c)),
        Map.of(
            VideoSideGraph.CELLS,
            video.prepared().tensor(VideoSideGraph.CELLS),
            VideoSideGraph.GATES,
            video.prepared().tensor(VideoSideGraph.GATES)),
        wanted);
  }

  private OnnxOutputs fuse(
      FloatTensor states, List<boolean[]> tokens, Video video, Set<CrossHead> off, boolean maps)
      throws SightlineException {
    int b = tokens.size();
    int n = tokens.getFirst().length;
    int c = video.hidden().getFirst().length;
    Map<String, FloatTensor> values = new HashMap<>();
    values.put(FusionGraph.HIDDEN, states);
    values.put(names.tokenWeights(), FloatTensor.of(weights(tokens), b, 1, n));
    values.put(names.cellWeights(), FloatTensor.of(weights(video.hidden()), b, 1, c));
    if (config.fusionLayers() > 0) {
      values.put(names.tokens(), FloatTensor.of(scores(tokens), b, 1, 1, n));
      values.put(names.cells(), FloatTensor.of(scores(video.hidden()), b, 1, 1, c));
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(FusionGraph.PLAIN, VideoSideGraph.PLAIN));
    for (int l = 0; l < config.fusionLayers(); l++) {
      values.put(names.textHeads().get(l), switches(Side.TEXT, l, off));
      values.put(names.videoHeads().get(l), switches(Side.VIDEO, l, off));
      if (maps) {
        wanted.add(FusionGraph.textToVideo(l));
        wanted.add(FusionGraph.videoToText(l));
      }
    }
    for (HeadSpec head : config.heads()) {
      wanted.add(FusionGraph.logits(head.key()));
      wanted.add(FusionGraph.probabilities(head.key()));
    }
    Map<String, OnnxTensor> kept = new HashMap<>();
    FusionParts.state(config)
        .forEach(p -> kept.put(p, video.prepared().tensor(VideoSideGraph.WHOLE + p)));
    kept.put(VideoSideGraph.NORMED, video.prepared().tensor(VideoSideGraph.NORMED));
    return fusion.run(values, kept, wanted);
  }

  /**
   * What the alignment gives of b texts.
   *
   * @param late {@code [b]}
   * @param map {@code [b, tokens, cells]}; empty if it was not asked for
   * @param importance {@code [b, tokens]}; empty if it was not asked for
   */
  private record Aligned(float[] late, float[] map, float[] importance) {}

  private List<MaskedOutput> outputs(
      int b, Aligned aligned, OnnxOutputs out, boolean maps, Side side) {
    Map<String, float[]> logits = new LinkedHashMap<>();
    Map<String, float[]> probabilities = new LinkedHashMap<>();
    for (HeadSpec head : config.heads()) {
      logits.put(head.key(), out.floats(FusionGraph.logits(head.key())));
      probabilities.put(head.key(), out.floats(FusionGraph.probabilities(head.key())));
    }
    float[] plainText = out.floats(FusionGraph.PLAIN);
    float[] plainVideo = out.floats(VideoSideGraph.PLAIN);
    if (side != Side.BOTH) {
      float[] plain = side == Side.TEXT ? plainText : plainVideo;
      logits.putAll(alone.logits(side, plain));
      probabilities.putAll(alone.probabilities(side, plain));
    }
    float[][] toVideo = maps ? layers(out, FusionGraph::textToVideo) : new float[0][];
    float[][] toText = maps ? layers(out, FusionGraph::videoToText) : new float[0][];
    List<MaskedOutput> all = new ArrayList<>();
    for (int i = 0; i < b; i++) {
      all.add(
          new MaskedOutput(
              rows(logits, i, b),
              new ModelOutput(
                  row(aligned.map(), i, b),
                  row(aligned.importance(), i, b),
                  aligned.late()[i],
                  rows(probabilities, i, b),
                  joined(toVideo, i, b),
                  joined(toText, i, b),
                  side == Side.VIDEO ? NONE : row(plainText, i, b),
                  row(plainVideo, i, b))));
    }
    return all;
  }

  /** Without anything left, the stand-ins of both sides are read as both. */
  private static Side side(boolean text, boolean video) {
    return text == video ? Side.BOTH : text ? Side.TEXT : Side.VIDEO;
  }

  private float[][] layers(OnnxOutputs out, IntFunction<String> name) {
    float[][] all = new float[config.fusionLayers()][];
    for (int l = 0; l < all.length; l++) {
      all[l] = out.floats(name.apply(l));
    }
    return all;
  }

  /** Layers of {@code [b, heads, q, k] -> [layers, heads, q, k]} of one run. */
  private static float[] joined(float[][] layers, int run, int b) {
    float[] all = new float[Arrays.stream(layers).mapToInt(l -> l.length / b).sum()];
    int at = 0;
    for (float[] layer : layers) {
      float[] own = row(layer, run, b);
      System.arraycopy(own, 0, all, at, own.length);
      at += own.length;
    }
    return all;
  }

  private static Map<String, float[]> rows(Map<String, float[]> all, int run, int b) {
    Map<String, float[]> own = new LinkedHashMap<>();
    all.forEach((key, values) -> own.put(key, row(values, run, b)));
    return own;
  }

  /** {@code [b, ..] -> [..]}. */
  private static float[] row(float[] values, int run, int b) {
    int each = values.length / b;
    return Arrays.copyOfRange(values, run * each, (run + 1) * each);
  }

  /** {@code [b, m]}: what is added to attention scores. */
  private static float[] scores(List<boolean[]> hidden) {
    int m = hidden.getFirst().length;
    float[] scores = new float[hidden.size() * m];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = hidden.get(i / m)[i % m] ? GraphLayers.MASKED : 0;
    }
    return scores;
  }

  /** {@code [b, m]}: the mean over what is visible; each row sums to 1. */
  private static float[] weights(List<boolean[]> hidden) {
    int m = hidden.getFirst().length;
    float[] weights = new float[hidden.size() * m];
    for (int b = 0; b < hidden.size(); b++) {
      int visible = 0;
      for (boolean h : hidden.get(b)) {
        visible += h ? 0 : 1;
      }
      if (visible == 0) {
        throw new IllegalArgumentException("everything is hidden; the side is absent then");
      }
      for (int i = 0; i < m; i++) {
        weights[b * m + i] = hidden.get(b)[i] ? 0 : 1f / visible;
      }
    }
    return weights;
  }

  private FloatTensor switches(Side from, int layer, Set<CrossHead> off) {
    float[] on = new float[config.fusionHeads()];
    for (int h = 0; h < on.length; h++) {
      on[h] = off.contains(new CrossHead(from, layer, h)) ? 0 : 1;
    }
    return FloatTensor.of(on, on.length, 1, 1);
  }

  @Override
  public void close() {
    alignment.close();
    fusion.close();
  }
}
