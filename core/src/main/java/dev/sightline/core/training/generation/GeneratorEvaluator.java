package dev.sightline.core.training.generation;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.generation.ClipReader;
import dev.sightline.core.model.generation.ClipReading;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.model.video.C3dEncoder;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.FrechetDistance;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.generation.GeneratorFigures.Kind;
import dev.sightline.core.training.generation.GeneratorFigures.Row;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a generator on sentences of clips that it has not seen: what a classifier of real clips
 * reads back, and the Fréchet distance to other real clips in the feature space of the laboratory's
 * C3D. Each figure stands beside that of real clips, of real clips through the autoencoder, and of
 * chance.
 */
public final class GeneratorEvaluator {
  /** Number of the first of the real clips that distances are measured to. */
  private static final long OTHERS = 1_000_000;

  private static final int RESAMPLES = 1000;

  /** A distance costs two eigenvalue problems of 64 × 64. */
  private static final int DISTANCES = 100;

  private final TorchEngine engine;
  private final ModelBundle laboratory;

  /**
   * @param laboratory the model {@code laboratory}, whose C3D gives the feature space
   */
  public GeneratorEvaluator(TorchEngine engine, ModelBundle laboratory) {
    this.engine = engine;
    this.laboratory = laboratory;
  }

  /**
   * What is to be measured.
   *
   * @param split dev or test
   * @param sentences how many, at least 2
   * @param settings of the flow; its method does not matter
   * @param seed of the bootstrap
   */
  public record Plan(Split split, int sentences, GenerationRequest.Settings settings, long seed) {
    /**
     * @throws IllegalArgumentException if there are fewer than two sentences
     */
    public Plan {
      if (sentences < 2) {
        throw new IllegalArgumentException("sentences must be at least 2, not " + sentences);
      }
    }
  }

  /**
   * @throws SightlineException {@code CANCELLED} if the user stopped it
   */
  public GeneratorFigures run(GeneratorBundle bundle, Plan plan, Progress progress)
      throws SightlineException {
    GeneratorSet set = bundle.description().sizes().set();
    ClipWorld world =
        ClipWorld.of(set, bundle.description().worldSeed(), bundle.description().world());
    Map<Kind, Seen> seen = new EnumMap<>(Kind.class);
    List<ClipWorld.Said> said = new ArrayList<>();
    List<ClipWorld.Clip> clips = new ArrayList<>();
    List<float[]> others = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      seen.put(kind, new Seen(new ArrayList<>(), new ArrayList<>()));
    }
    double seconds = 0;
    try (Generator generator =
            new Generator(bundle.description().sizes(), bundle.weights().tensors(), engine);
        C3dEncoder encoder = new C3dEncoder(laboratory.weights().tensors(), 1)) {
      for (int i = 0; i < plan.sentences(); i++) {
        progress.checkCancelled();
        progress.update((double) i / plan.sentences(), Phrase.of("sentence {0}", i + 1));
        ClipWorld.Clip clip = world.clip(plan.split(), i);
        clips.add(clip);
        said.add(clip.said());
        String sentence = said.getLast().sentence();
        List<byte[]> real = drawn(clip, world.options());
        seen.get(Kind.REAL).add(real, generator, encoder);
        seen.get(Kind.AUTOENCODER).add(generator.roundTrip(real), generator, encoder);
        long started = System.nanoTime();
        seen.get(Kind.FLOW).add(one(generator, sentence, i, plan.settings()), generator, encoder);
        seconds += (System.nanoTime() - started) / 1e9;
        GenerationRequest.Settings atOnce =
            GenerationRequest.Settings.USUAL.with(GenerationMethod.ADVERSARIAL);
        seen.get(Kind.ADVERSARIAL).add(one(generator, sentence, i, atOnce), generator, encoder);
        others.add(features(encoder, drawn(world.clip(plan.split(), OTHERS + i), world.options())));
      }
    }
    seen.put(Kind.CHANCE, seen.get(Kind.FLOW));
    List<Row> rows = new ArrayList<>();
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, plan.seed());
    for (Question q : Question.values()) {
      for (Kind kind : Kind.values()) {
        double[] hits = hits(q, set, kind, seen.get(kind).readings(), said, clips);
        if (hits.length > 1) {
          rows.add(new Row(q.key(), kind, hits.length, bootstrap.mean(hits)));
        }
      }
    }
    for (Kind kind : List.of(Kind.FLOW, Kind.ADVERSARIAL, Kind.REAL, Kind.AUTOENCODER)) {
      rows.add(
          new Row(
              "frechet",
              kind,
              plan.sentences(),
              distance(seen.get(kind).features(), others, plan.seed())));
    }
    GenerationRequest.Settings s = plan.settings();
    return new GeneratorFigures(
        bundle.title(),
        plan.split().key(),
        s.frames(),
        s.steps(),
        s.guidance(),
        rows,
        seconds / plan.sentences());
  }

  /** Readings and features of one kind of clips. */
  private record Seen(List<ClipReading> readings, List<float[]> features) {
    void add(List<byte[]> frames, Generator generator, C3dEncoder encoder)
        throws SightlineException {
      readings.add(generator.reading(frames));
      features.add(GeneratorEvaluator.features(encoder, frames));
    }
  }

  private static List<byte[]> one(
      Generator generator, String sentence, long seed, GenerationRequest.Settings settings)
      throws SightlineException {
    return generator
        .generate(
            new GenerationRequest(sentence, Optional.empty(), List.of(seed), settings),
            Generator.Watcher.NONE,
            Progress.NONE)
        .getFirst()
        .frames();
  }

  private static List<byte[]> drawn(ClipWorld.Clip clip, WorldOptions options)
      throws SightlineException {
    ClipWorld.Film film = clip.film(options.framesPerClip(), FrameCoder.SIDE);
    List<byte[]> frames = new ArrayList<>();
    for (int k = 0; k < options.framesPerClip(); k++) {
      frames.add(film.frame(k));
    }
    return frames;
  }

  /** C3D's last layer, mean over its cells; of long clips every second frame. */
  private static float[] features(C3dEncoder encoder, List<byte[]> frames)
      throws SightlineException {
    int every = frames.size() / ClipReader.FRAMES;
    List<byte[]> sixteen = new ArrayList<>();
    for (int k = 0; k < ClipReader.FRAMES; k++) {
      sixteen.add(frames.get(k * every));
    }
    float[] grid = encoder.grid(sixteen);
    int cells = FrameCoder.GRID * FrameCoder.GRID;
    float[] mean = new float[grid.length / cells];
    for (int i = 0; i < grid.length; i++) {
      mean[i / cells] += grid[i] / cells;
    }
    return mean;
  }

  /** What is asked of a reading. */
  private enum Question {
    COLOUR,
    SHAPE,
    /** Which of nine motions. */
    MOTION,
    DIGIT,
    PATH,
    /** Left, right, up or down, where the sentence says one of them. */
    DIRECTION,
    /** How often it bounces, where the sentence says so. */
    COUNT,
    SPEED,
    SIZE;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT) + ".accuracy";
    }

    ReadAttribute read(GeneratorSet set) {
      return switch (this) {
        case DIRECTION -> set == GeneratorSet.DIGITS ? ReadAttribute.PATH : ReadAttribute.MOTION;
        default -> ReadAttribute.valueOf(name());
      };
    }

    boolean asks(GeneratorSet set, ClipWorld.Said said) {
      return said.tells(read(set)) && (this != DIRECTION || said.tellsDirection());
    }
  }

  /** For each sentence that tells, 1 if the clip shows it, else 0. */
  private static double[] hits(
      Question question,
      GeneratorSet set,
      Kind kind,
      List<ClipReading> readings,
      List<ClipWorld.Said> said,
      List<ClipWorld.Clip> clips) {
    int[] asking =
        java.util.stream.IntStream.range(0, said.size())
            .filter(i -> question.asks(set, said.get(i)))
            .toArray();
    double[] hits = new double[asking.length];
    for (int k = 0; k < asking.length; k++) {
      // for chance, the clip of the next such sentence
      int shown = kind == Kind.CHANCE ? asking[(k + 1) % asking.length] : asking[k];
      ClipReading r = readings.get(shown);
      boolean right =
          r.classes().get(question.read(set)) == clips.get(asking[k]).label(question.read(set));
      if (question == Question.COUNT) {
        right &= r.classes().get(ReadAttribute.MOTION) == Motion.BOUNCE.ordinal();
      }
      hits[k] = right ? 1 : 0;
    }
    return hits;
  }

  private static Interval distance(List<float[]> made, List<float[]> real, long seed) {
    return new Bootstrap(DISTANCES, seed)
        .of(
            made.size(),
            real.size(),
            (a, b) ->
                FrechetDistance.between(
                    FrechetDistance.Normal.of(Arrays.stream(a).mapToObj(made::get).toList()),
                    FrechetDistance.Normal.of(Arrays.stream(b).mapToObj(real::get).toList())));
  }
}
