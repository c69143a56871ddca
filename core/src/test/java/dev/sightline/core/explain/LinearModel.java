package dev.sightline.core.explain;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.Provenance;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.model.gradient.MapGradient;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * A model whose every explanation can be worked out by hand: its logit is a weighted sum of all
 * embeddings, cells and attention weights. Pixels are cells. Counts its forward passes.
 */
public final class LinearModel implements Analyzer, Gradients {
  public static final int DIM = 2;
  public static final int CHANNELS = 3;
  public static final int CLIPS = 16;
  public static final Grid GRID = new Grid(1, 2, 2);
  public static final Target TARGET = new Target.OfClass("topics", 1);

  private final String text;
  private int passes;

  public LinearModel(String text) {
    this.text = text;
  }

  /** The request to explain {@link #TARGET}. */
  public ExplainRequest request() throws SightlineException {
    VideoFeatures features = encode(Path.of("video.mp4"), Progress.NONE);
    return new ExplainRequest(this, features, analyze(features, text, Progress.NONE), TARGET);
  }

  /** How often it was run forward. */
  public int passes() {
    return passes;
  }

  /** A number that depends on its index only. */
  public static float number(int i) {
    return (float) Math.sin(1.7 * i + 0.3);
  }

  /** Weight of each coordinate of an embedding or a cell, positive and negative ones. */
  public static float weight(int i) {
    return (float) Math.cos(0.9 * i);
  }

  /** What the model makes of a token or cell: the sum over its coordinates. */
  public static double part(int item, int width, int shift) {
    double sum = 0;
    for (int k = item * width; k < (item + 1) * width; k++) {
      sum += weight(k + shift) * number(k + shift);
    }
    return sum;
  }

  /** The cells' numbers are others than the tokens'. */
  public static final int CELL_SHIFT = 1000;

  private int tokens() {
    return FakeAnalyzer.tokenize(text).tokens().size();
  }

  private int cells() {
    return CLIPS * GRID.cells();
  }

  private static float[] numbers(int n, int shift) {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = number(i + shift);
    }
    return out;
  }

  private static float[] weights(int n, int shift) {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = weight(i + shift);
    }
    return out;
  }

  // Gradients

  @Override
  public GradientPoint point() {
    boolean blank = FakeAnalyzer.tokenize(text).isBlank();
    return new GradientPoint(
        blank ? new float[0] : numbers(tokens() * DIM, 0),
        new float[tokens()],
        numbers(cells() * CHANNELS, CELL_SHIFT),
        false);
  }

  @Override
  public float[] maskedEmbeddings(Progress stop) {
    return new float[point().embeddings().length];
  }

  @Override
  public float[] greyCells(Progress stop) {
    return new float[GRID.cells() * CHANNELS];
  }

  @Override
  public GradientAnswer logit(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    stop.checkCancelled();
    passes++;
    float[] e = weights(at.embeddings().length, 0);
    float[] c = weights(at.cells().length, CELL_SHIFT);
    double value = 0;
    for (int i = 0; i < e.length; i++) {
      value += e[i] * at.embeddings()[i];
    }
    for (int i = 0; i < c.length; i++) {
      value += c[i] * at.cells()[i];
    }
    return new GradientAnswer((float) value, new float[] {0, (float) value}, e, c, maps(at));
  }

  /** Two classes, the first with a logit of 0: {@code log(1 + e^±value)}. */
  @Override
  public GradientAnswer loss(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    GradientAnswer a = logit(at, head, label, stop);
    double sign = label == 1 ? -1 : 1;
    double slope = sign / (1 + Math.exp(-sign * a.value()));
    return new GradientAnswer(
        (float) Math.log1p(Math.exp(sign * a.value())),
        a.logits(),
        scaled(a.embeddings(), slope),
        scaled(a.cells(), slope),
        List.of());
  }

  private static float[] scaled(float[] values, double by) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (by * values[i]);
    }
    return out;
  }

  private List<MapGradient> maps(GradientPoint at) {
    List<MapGradient> maps = new ArrayList<>();
    int n = tokens();
    int c = cells();
    if (at.maps()) {
      maps.add(map(AttentionStream.TEXT_SELF, n, n));
      maps.add(map(AttentionStream.TEXT_TO_VIDEO, n, c));
      maps.add(map(AttentionStream.VIDEO_TO_TEXT, c, n));
    }
    return maps;
  }

  private static MapGradient map(AttentionStream stream, int query, int key) {
    float[] a = new float[2 * query * key];
    Arrays.fill(a, 1f / key);
    return new MapGradient(
        stream,
        0,
        FloatTensor.of(a, 2, query, key),
        FloatTensor.of(weights(a.length, 7), 2, query, key));
  }

  @Override
  public GradientAnswer score(GradientPoint at, Progress stop) throws SightlineException {
    return logit(at, "", 0, stop);
  }

  @Override
  public List<String> convolutions() {
    return List.of("first", "last");
  }

  @Override
  public ClipAnswer convolution(int clip, float[] cellGradient, String layer, Progress stop) {
    // the first layer is twice the last; one moment, the cells themselves: [h·w, channels] -> [1,
    // channels, h, w]
    int places = GRID.cells();
    float[] a = new float[places * CHANNELS];
    float[] g = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      int to = i % CHANNELS * places + i / CHANNELS;
      a[to] = number(clip * a.length + i + CELL_SHIFT) * (layer.equals("first") ? 2 : 1);
      g[to] = cellGradient[i];
    }
    int[] shape = {1, CHANNELS, GRID.h(), GRID.w()};
    return new ClipAnswer(FloatTensor.of(a, shape), FloatTensor.of(g, shape));
  }

  @Override
  public List<float[]> pixels(Progress stop) {
    List<float[]> all = new ArrayList<>();
    int per = GRID.cells() * CHANNELS;
    for (int clip = 0; clip < CLIPS; clip++) {
      float[] cells = numbers(per, CELL_SHIFT + clip * per);
      float[] pixels = new float[per];
      for (int i = 0; i < per; i++) {
        pixels[i % CHANNELS * GRID.cells() + i / CHANNELS] = cells[i];
      }
      all.add(pixels);
    }
    return all;
  }

  @Override
  public PixelLayout pixelLayout() {
    return new PixelLayout(2, false);
  }

  @Override
  public float[] cells(float[] pixels, Progress stop) {
    float[] cells = new float[pixels.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = pixels[i % CHANNELS * GRID.cells() + i / CHANNELS];
    }
    return cells;
  }

  @Override
  public float[] pixelGradient(float[] pixels, float[] cellGradient, Progress stop) {
    float[] out = new float[pixels.length];
    for (int i = 0; i < out.length; i++) {
      out[i % CHANNELS * GRID.cells() + i / CHANNELS] = cellGradient[i];
    }
    return out;
  }

  // Analyzer

  @Override
  public VideoFeatures encode(Path video, Progress progress) {
    return new VideoFeatures(
        FakeAnalyzer.tenSeconds(video),
        "0",
        FakeAnalyzer.clips(Fraction.of(10)),
        GRID,
        CHANNELS,
        numbers(cells() * CHANNELS, CELL_SHIFT),
        new float[0],
        List.of());
  }

  @Override
  public Analysis analyze(VideoFeatures features, String words, Progress progress) {
    TokenizedText tokens = FakeAnalyzer.tokenize(words);
    Axis.Tokens t = new Axis.Tokens(tokens.tokens());
    Axis.Cells c = new Axis.Cells(features.clips(), GRID);
    return new Analysis(
        features.video(),
        tokens,
        features.clips(),
        GRID,
        List.of(new HeadResult("topics", List.of("a", "b"), List.of(.5f, .5f), List.of())),
        0,
        List.of(
            stack(AttentionStack.Kind.TEXT_TO_VIDEO, t, c),
            stack(AttentionStack.Kind.VIDEO_TO_TEXT, c, t),
            stack(AttentionStack.Kind.TEXT_SELF, t, t)),
        List.of(),
        new Provenance("test", "linear 1", "b", "v", Map.of(), Map.of()));
  }

  /** Two layers of two heads, each looking at the item of a number of its own, half at all. */
  private static AttentionStack stack(AttentionStack.Kind kind, Axis query, Axis key) {
    int size = query.size() * key.size();
    float[] v = new float[4 * size];
    for (int m = 0; m < 4; m++) {
      for (int i = 0; i < size; i++) {
        boolean at = i % key.size() == (m + i / key.size()) % key.size();
        v[m * size + i] = (at ? 0.5f : 0) + 0.5f / key.size();
      }
    }
    return new AttentionStack(kind, 2, 2, query, key, v);
  }

  @Override
  public Gradients gradients(VideoFeatures features, String words, Progress progress) {
    return this;
  }

  @Override
  public Probe probe(VideoFeatures features, String words, Progress progress) {
    return new Asked(
        new Axis.Tokens(FakeAnalyzer.tokenize(text).tokens()),
        new Axis.Cells(features.clips(), GRID));
  }

  /** Hidden things add nothing. */
  private final class Asked implements Probe {
    private final Axis.Tokens tokens;
    private final Axis.Cells cells;

    Asked(Axis.Tokens tokens, Axis.Cells cells) {
      this.tokens = tokens;
      this.cells = cells;
    }

    @Override
    public Axis.Tokens tokens() {
      return tokens;
    }

    @Override
    public Axis.Cells cells() {
      return cells;
    }

    @Override
    public float scoreScale() {
      return 1;
    }

    @Override
    public List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException {
      List<Answer> answers = new ArrayList<>();
      for (Mask mask : masks) {
        progress.checkCancelled();
        passes++;
        double value = 0;
        for (int i = 0; i < tokens.size(); i++) {
          value += mask.isTokenHidden(i) ? 0 : part(i, DIM, 0);
        }
        for (int i = 0; i < cells.size(); i++) {
          value += mask.isCellHidden(i) ? 0 : part(i, CHANNELS, CELL_SHIFT);
        }
        float[] logits = {0, (float) value};
        answers.add(new Answer(Map.of("topics", logits), Map.of("topics", logits), Float.NaN));
      }
      return answers;
    }

    @Override
    public void close() {}
  }

  @Override
  public ModelAbilities abilities() {
    return new ModelAbilities(EnumSet.allOf(Ability.class), List.of("topics"), convolutions());
  }

  @Override
  public ModelFacts model() {
    return new ModelFacts("linear", "1", "b", "Apache-2.0", List.of("topics"), "");
  }

  @Override
  public void close() {}
}
