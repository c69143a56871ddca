package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.InstalledGenerators;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.AttackRequest;
import dev.sightline.core.robustness.Norm;
import dev.sightline.core.robustness.VideoAttack;
import dev.sightline.core.task.Asker;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.task.SentimentTrack;
import dev.sightline.core.task.generation.ClipFiles;
import dev.sightline.core.task.summary.ShotCaption;
import dev.sightline.core.task.summary.Skim;
import dev.sightline.core.task.summary.SkimFilm;
import dev.sightline.core.task.summary.Skimmer;
import dev.sightline.core.task.summary.Summarizer;
import dev.sightline.core.task.summary.WordLosses;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each use of a model on the sample videos: seconds for a minute of video, and the most memory that
 * the process had meanwhile. Encoding, which all of them share and the cache keeps, is measured by
 * itself. Each use is warmed up with the first sample.
 */
final class UsesBench implements Benchmark {
  private static final double NANOS = 1e9;
  private static final double MINUTE = 60;
  private static final double SKIM_SECONDS = 8;
  private static final double EPSILON = 0.1;
  private static final int STEPS = 10;
  private static final int ANSWERS = 5;
  private static final String QUESTION = "what colour is the table";
  private static final String WORDS = "a rabbit in the grass";
  private static final String SENTENCE = "a red circle moves left";

  private final ModelSource models;
  private final Path folder;

  /**
   * @param folder for samples and films; made if it is not there
   */
  UsesBench(ModelSource models, Path folder) {
    this.models = models;
    this.folder = folder;
  }

  /** A sample video and what stands beside it. */
  private record Sample(VideoFeatures features, String text) {
    double seconds() {
      return features.video().duration().toDouble();
    }
  }

  /** One use on one video. */
  @FunctionalInterface
  private interface Use {
    void run(Sample sample) throws SightlineException;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    List<Measure> measures = new ArrayList<>();
    SampleLibrary library = new SampleLibrary(folder.resolve("samples"));
    try (Analyzer everyday = models.open(Optional.empty(), false)) {
      List<Sample> samples = samples(library, everyday, measures, progress);
      measure("classify", samples, s -> analyze(everyday, s), measures, progress);
      measure("attack.fgsm", samples, s -> attack(everyday, s, false), measures, progress);
      measure("attack.pgd", samples, s -> attack(everyday, s, true), measures, progress);
      Summarizer words = new Summarizer(everyday);
      measure(
          "summarize.words",
          samples,
          s -> words.run(s.features(), shot -> {}, Progress.NONE),
          measures,
          progress);
      measure("summarize.why", samples, s -> why(everyday, words, s), measures, progress);
      measure("summarize.pictures", samples, s -> skim(everyday, s), measures, progress);
      measure(
          "sentiment",
          samples,
          s -> SentimentTrack.of(everyday, s.features(), Transcript.EMPTY, s.text(), Progress.NONE),
          measures,
          progress);
      Optional<Embedder> embedder = everyday.embedder();
      if (embedder.isPresent()) {
        measure(
            "search.look", samples, s -> embedder.get().video(s.features()), measures, progress);
        measure("search.query", samples, s -> embedder.get().text(WORDS), measures, progress);
      }
    }
    try (Analyzer questions = models.open(Optional.of(Path.of(QuestionAnswer.BUNDLE)), false)) {
      List<Sample> samples = samples(library, questions, new ArrayList<>(), progress);
      measure(
          "ask",
          samples,
          s -> Asker.ask(questions, s.features(), QUESTION, ANSWERS, Progress.NONE),
          measures,
          progress);
    }
    generate(measures, progress);
    return measures;
  }

  private List<Sample> samples(
      SampleLibrary library, Analyzer analyzer, List<Measure> measures, Progress progress)
      throws SightlineException {
    List<Sample> samples = new ArrayList<>();
    List<SampleVideo> all = library.samples();
    analyzer.encode(library.unpack(all.getFirst()), Progress.NONE);
    forgetPeak();
    Start begin = Start.now();
    double seconds = 0;
    for (int i = 0; i < all.size(); i++) {
      progress.checkCancelled();
      progress.update((double) i / all.size(), "uses: encode");
      Path file = library.unpack(all.get(i));
      Sample sample = new Sample(analyzer.encode(file, Progress.NONE), all.get(i).text());
      seconds += sample.seconds();
      samples.add(sample);
    }
    add("encode", begin, seconds, measures);
    return samples;
  }

  private static void measure(
      String name, List<Sample> samples, Use use, List<Measure> measures, Progress progress)
      throws SightlineException {
    progress.update(-1, "uses: " + name);
    use.run(samples.getFirst());
    forgetPeak();
    Start begin = Start.now();
    double seconds = 0;
    for (Sample s : samples) {
      progress.checkCancelled();
      use.run(s);
      seconds += s.seconds();
    }
    add(name, begin, seconds, measures);
  }

  /** Time of the wall and of the processor. */
  record Start(long wall, long cpu) {
    static Start now() {
      return new Start(System.nanoTime(), Machine.cpuNanos());
    }
  }

  static void add(String name, Start begin, double seconds, List<Measure> measures) {
    double took = (System.nanoTime() - begin.wall()) / NANOS;
    double cpu = (Machine.cpuNanos() - begin.cpu()) / NANOS;
    measures.add(Measure.once("uses." + name, "s/min", took * MINUTE / seconds, ""));
    measures.add(Measure.once("uses." + name + ".cpu", "s/min", cpu * MINUTE / seconds, ""));
    Machine.peakMegabytes()
        .ifPresent(mb -> measures.add(Measure.once("uses." + name + ".peak", "MB", mb, "")));
  }

  /** So that the garbage of one use does not count for the next. */
  static void forgetPeak() {
    System.gc();
    Machine.forgetPeak();
  }

  private static void analyze(Analyzer analyzer, Sample s) throws SightlineException {
    analyzer.analyze(s.features(), s.text(), Progress.NONE);
  }

  private static void attack(Analyzer analyzer, Sample s, boolean steps) throws SightlineException {
    Analysis clean = analyzer.analyzeFirst(s.features(), s.text(), Progress.NONE);
    AttackPlan plan =
        steps
            ? AttackPlan.pgd(Norm.LINF, EPSILON, STEPS, 1, 1)
            : AttackPlan.fgsm(Norm.LINF, EPSILON);
    new VideoAttack(
            AttackRequest.awayFromAnswer(
                analyzer, s.features(), clean, clean.heads().getFirst().head()))
        .run(new Attack.OnFeatures(plan), Progress.NONE);
  }

  private void skim(Analyzer analyzer, Sample s) throws SightlineException {
    Skim chosen =
        new Skimmer(analyzer).run(s.features(), SKIM_SECONDS, Optional.empty(), Progress.NONE);
    Path out = folder.resolve("skim.mp4");
    SkimFilm.write(s.features().video().path(), chosen.stretches(), out, Progress.NONE);
    delete(out);
  }

  /** What each word of a summary hangs on: every place and every clip hidden once. */
  private static void why(Analyzer analyzer, Summarizer words, Sample s) throws SightlineException {
    Captioner captioner = analyzer.captioner().orElseThrow();
    for (ShotCaption shot : words.run(s.features(), x -> {}, Progress.NONE).shots()) {
      WordLosses.of(captioner, s.features(), shot, Progress.NONE);
    }
  }

  private static void generate(List<Measure> measures, Progress progress)
      throws SightlineException {
    progress.update(-1, "uses: generate");
    GeneratorBundle bundle = InstalledGenerators.open(GeneratorSet.LABORATORY);
    GenerationRequest request =
        new GenerationRequest(
            SENTENCE, Optional.empty(), List.of(1L), GenerationRequest.Settings.USUAL);
    try (Generator g =
        new Generator(
            bundle.description().sizes(), bundle.weights().tensors(), new TorchEngine())) {
      g.generate(request, Generator.Watcher.NONE, Progress.NONE);
      forgetPeak();
      Start begin = Start.now();
      int frames =
          g.generate(request, Generator.Watcher.NONE, Progress.NONE).getFirst().frames().size();
      double seconds = Fraction.of(frames, ClipFiles.RATE_HZ).toDouble();
      add("generate", begin, seconds, measures);
    }
  }

  private static void delete(Path file) throws SightlineException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, file + " cannot be deleted.", e);
    }
  }
}
