package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Generates clips from sentences. Each clip is computed by itself, so that its seed, sentence and
 * settings alone decide on it, bit for bit on one machine. Thread-safe. Owns native memory until it
 * is closed; no call may be under way then. Never call it on the FX thread.
 */
public final class Generator implements AutoCloseable {
  private final GeneratorConfig config;
  private final SentenceWords words;
  private final Tokens tokens;
  private final NDManager manager;
  private final ParameterSet parameters;
  private final float[] mean;
  private final float[] deviation;

  /**
   * @param weights those of {@link GeneratorWeights#shapes}
   * @throws SightlineException {@code UNSUPPORTED} if the engine cannot start here
   */
  public Generator(GeneratorConfig config, Map<String, FloatTensor> weights, TorchEngine engine)
      throws SightlineException {
    this.config = config;
    this.words = new SentenceWords(config);
    this.tokens = new Tokens(config);
    this.manager = engine.newManager();
    this.parameters = new ParameterSet(manager);
    weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
    this.mean = weights.get(GeneratorWeights.MEAN).values();
    this.deviation = weights.get(GeneratorWeights.DEVIATION).values();
  }

  /** Hears of a flow while it runs. */
  @FunctionalInterface
  public interface Watcher {
    /** Hears nothing. */
    Watcher NONE = (step, steps, ahead) -> {};

    /**
     * Called on the thread that generates, which waits.
     *
     * @param step steps done, from 1
     * @param steps all steps
     * @param ahead the clips that are expected by now, one for each seed, for {@link
     *     Generator#frames}
     */
    void at(int step, int steps, List<float[]> ahead);
  }

  /** Its words and sizes. */
  public GeneratorConfig config() {
    return config;
  }

  /** What it understands of a sentence. */
  public SentenceWords.Read read(String sentence) {
    return words.read(sentence);
  }

  /**
   * Generates clips.
   *
   * @return one for each seed, in their order
   * @throws SightlineException {@code TEXT} if nothing can be made of a sentence; {@code CANCELLED}
   *     if the user stopped it
   */
  public List<GeneratedClip> generate(GenerationRequest request, Watcher watcher, Progress progress)
      throws SightlineException {
    SentenceWords.Read read = words.require(request.sentence());
    int[] other =
        request.blend().isEmpty()
            ? read.numbers()
            : words.require(request.blend().get().sentence()).numbers();
    try (TorchEngine.Recording none = TorchEngine.still()) {
      return request.settings().method() == GenerationMethod.ADVERSARIAL
          ? atOnce(request, read.numbers(), progress)
          : flow(request, read, other, watcher, progress);
    }
  }

  /**
   * First the course of each clip, then its cells along it.
   *
   * <p>Each clip has its own random numbers and is computed by itself.
   */
  private List<GeneratedClip> flow(
      GenerationRequest request,
      SentenceWords.Read read,
      int[] other,
      Watcher watcher,
      Progress progress)
      throws SightlineException {
    GenerationRequest.Settings s = request.settings();
    double share = request.blend().map(GenerationRequest.Blend::share).orElse(0.0);
    Said said = new Said(read.numbers(), other, share, s.guidance());
    int n = request.seeds().size();
    int size = config.values(s.frames());
    float[] noise = new float[n * size];
    List<AttentionSum> looked = new ArrayList<>();
    List<float[]> beside = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      progress.checkCancelled();
      SplittableRandom random = new SplittableRandom(request.seeds().get(i));
      AttentionSum sum = new AttentionSum(config, s.frames(), read);
      looked.add(sum);
      beside.add(course(s, random, said, sum).beside(config.pair()));
      for (int k = 0; k < size; k++) {
        noise[i * size + k] = (float) random.nextGaussian();
      }
    }
    FlowSampler.Field field =
        (x, t) -> {
          float[] v = new float[x.length];
          for (int i = 0; i < n; i++) {
            progress.checkCancelled();
            FlowNet net = new FlowNet(config.cellFlow(), parameters, looked.get(i)::addCells);
            float[] one = Arrays.copyOfRange(x, i * size, (i + 1) * size);
            float[] way = velocity(net, config.cellFlow(), one, beside.get(i), t, said);
            System.arraycopy(way, 0, v, i * size, size);
          }
          return v;
        };
    float[] end =
        new FlowSampler(s.steps())
            .sample(
                field,
                noise,
                (step, ahead) -> {
                  progress.update(
                      (double) step / s.steps(), Phrase.of("step {0} of {1}", step, s.steps()));
                  watcher.at(step, s.steps(), parts(ahead, size));
                });
    List<GeneratedClip> clips = new ArrayList<>();
    List<float[]> parts = parts(end, size);
    for (int i = 0; i < n; i++) {
      progress.checkCancelled();
      clips.add(
          new GeneratedClip(
              request.seeds().get(i), frames(parts.get(i)), Optional.of(looked.get(i).mean())));
    }
    return clips;
  }

  /**
   * What is to be made.
   *
   * @param numbers of the words
   * @param other those of the sentence to go towards
   * @param share of the way there
   * @param guidance how much more than learned sentences count
   */
  private record Said(int[] numbers, int[] other, double share, double guidance) {}

  private Course course(
      GenerationRequest.Settings s, SplittableRandom random, Said said, AttentionSum looked)
      throws SightlineException {
    FlowNet net = new FlowNet(config.courseFlow(), parameters, looked::addCourse);
    float[] noise = new float[s.frames() / config.pair() * config.courseFlow().token()];
    for (int k = 0; k < noise.length; k++) {
      noise[k] = (float) random.nextGaussian();
    }
    float[] end =
        new FlowSampler(s.steps())
            .sample(
                (x, t) -> velocity(net, config.courseFlow(), x, new float[0], t, said),
                noise,
                (step, ahead) -> {});
    return Course.of(end, config.pair());
  }

  private float[] velocity(
      FlowNet net, FlowSizes sizes, float[] x, float[] beside, float t, Said said) {
    int[] nothing = {0};
    boolean blends = said.share() > 0;
    List<int[]> sentences = new ArrayList<>(List.of(said.numbers()));
    if (blends) {
      sentences.add(said.other());
    }
    if (said.guidance() != 1) {
      sentences.add(nothing);
    }
    int b = sentences.size();
    float[] many = repeated(x, b);
    float[] moments = new float[b];
    Arrays.fill(moments, t);
    float[] ends;
    long tokens = x.length / sizes.token();
    try (NDManager step = manager.newSubManager()) {
      NDArray at = step.create(many, new Shape(b, tokens, sizes.token()));
      NDArray known =
          sizes.beside() == 0
              ? null
              : step.create(repeated(beside, b), new Shape(b, tokens, sizes.beside()));
      ends = net.clips(at, known, moments, sentences.toArray(int[][]::new)).toFloatArray();
    }
    List<float[]> rows =
        parts(ends, x.length).stream().map(e -> FlowNet.velocity(x, e, t)).toList();
    float[] with =
        blends ? FlowSampler.guided(rows.get(1), rows.get(0), said.share()) : rows.getFirst();
    return said.guidance() == 1 ? with : FlowSampler.guided(with, rows.getLast(), said.guidance());
  }

  private static float[] repeated(float[] x, int times) {
    float[] many = new float[times * x.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(x, 0, many, i * x.length, x.length);
    }
    return many;
  }

  private List<GeneratedClip> atOnce(GenerationRequest request, int[] said, Progress progress)
      throws SightlineException {
    List<GeneratedClip> clips = new ArrayList<>();
    long[] row = new long[config.longest() + 1];
    for (int k = 0; k < said.length; k++) {
      row[k] = said[k];
    }
    for (long seed : request.seeds()) {
      progress.checkCancelled();
      SplittableRandom random = new SplittableRandom(seed);
      float[] noise = new float[config.noise()];
      for (int k = 0; k < noise.length; k++) {
        noise[k] = (float) random.nextGaussian();
      }
      float[] volume;
      try (NDManager step = manager.newSubManager()) {
        volume =
            AdversarialNet.generate(
                    step.create(noise, new Shape(1, noise.length)),
                    step.create(row, new Shape(1, row.length)),
                    config,
                    parameters::get)
                .toFloatArray();
      }
      clips.add(new GeneratedClip(seed, decoded(tokens.framesOfVolume(volume)), Optional.empty()));
      progress.update((double) clips.size() / request.seeds().size(), Phrase.of("clips"));
    }
    return clips;
  }

  /**
   * The pictures of a clip.
   *
   * @param ahead as {@link Watcher} gets it
   * @return {@code 64 × 64 × 3} bytes each
   */
  public List<byte[]> frames(float[] ahead) {
    return decoded(tokens.frames(ahead));
  }

  /**
   * Frames through the autoencoder and back: what no generator that works on its cells can exceed.
   *
   * @param frames {@code 64 × 64 × 3} bytes each
   */
  public List<byte[]> roundTrip(List<byte[]> frames) {
    float[] batch = new float[frames.size() * FrameCoder.VALUES];
    for (int k = 0; k < frames.size(); k++) {
      FrameCoder.fill(frames.get(k), batch, k);
    }
    try (TorchEngine.Recording none = TorchEngine.still();
        NDManager step = manager.newSubManager()) {
      Shape shape = new Shape(frames.size(), 3, FrameCoder.SIDE, FrameCoder.SIDE);
      NDArray cells = FrameCoder.encode(step.create(batch, shape), parameters::get);
      return pixels(FrameCoder.decode(cells, parameters::get).toFloatArray());
    }
  }

  /** {@code [frames, channels, cells]}, standardised, to pictures. */
  private List<byte[]> decoded(float[] standard) {
    int cells = config.cells();
    float[] own = new float[standard.length];
    for (int i = 0; i < own.length; i++) {
      int channel = i / cells % config.channels();
      own[i] = standard[i] * deviation[channel] + mean[channel];
    }
    int n = standard.length / cells / config.channels();
    try (TorchEngine.Recording none = TorchEngine.still();
        NDManager step = manager.newSubManager()) {
      NDArray x =
          step.create(own, new Shape(n, config.channels(), FrameCoder.GRID, FrameCoder.GRID));
      return pixels(FrameCoder.decode(x, parameters::get).toFloatArray());
    }
  }

  private static List<byte[]> pixels(float[] batch) {
    List<byte[]> frames = new ArrayList<>();
    for (int k = 0; k < batch.length / FrameCoder.VALUES; k++) {
      frames.add(FrameCoder.pixels(batch, k));
    }
    return frames;
  }

  private static List<float[]> parts(float[] all, int size) {
    List<float[]> parts = new ArrayList<>();
    for (int from = 0; from < all.length; from += size) {
      parts.add(Arrays.copyOfRange(all, from, from + size));
    }
    return parts;
  }

  /** What a clip shows, read by the classifier that was trained on real ones. */
  public ClipReading reading(List<byte[]> frames) {
    int every = Math.max(1, frames.size() / ClipReader.FRAMES);
    float[] batch = new float[ClipReader.FRAMES * FrameCoder.VALUES];
    for (int k = 0; k < ClipReader.FRAMES; k++) {
      FrameCoder.fill(frames.get(Math.min(frames.size() - 1, k * every)), batch, k);
    }
    try (TorchEngine.Recording none = TorchEngine.still();
        NDManager step = manager.newSubManager()) {
      Shape shape = new Shape(1, ClipReader.FRAMES, 3, FrameCoder.SIDE, FrameCoder.SIDE);
      return ClipReading.of(
          ClipReader.logits(step.create(batch, shape), config.set().attributes(), parameters::get));
    }
  }

  @Override
  public void close() {
    parameters.close();
    manager.close();
  }
}
