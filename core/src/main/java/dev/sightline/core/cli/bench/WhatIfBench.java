package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Region;
import dev.sightline.core.explain.change.RegionEffect;
import dev.sightline.core.explain.change.Span;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.explain.change.WordRef;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * From a change to the new predictions and maps, for a minute of video: changes that re-run the
 * fusion only, and one clip whose frames changed. And what one question of a search costs.
 */
final class WhatIfBench implements Benchmark {
  private static final int SECONDS = 60;
  private static final int WARM_UP = 2;
  private static final int RUNS = 60;
  private static final int CLIP_RUNS = 20;
  private static final int MASKS = 64;
  private static final int QUESTION_RUNS = 5;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String SENTENCE =
      "A small brown dog runs along the beach and catches a yellow ball before the wave comes";

  private final Films films;
  private final ModelSource models;

  WhatIfBench(Films films, ModelSource models) {
    this.films = films;
    this.models = models;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(640, 360, 30, SECONDS, progress);
    Progress silent = AnalysisBench.silently(progress);
    try (Analyzer analyzer = models.open(Optional.empty(), false)) {
      VideoFeatures features = analyzer.encode(film, progress);
      Analysis original = analyzer.analyzeFirst(features, SENTENCE, silent);
      WhatIf whatIf = new WhatIf(analyzer, features);
      List<Clip> clips = features.clips();
      List<String> words = List.of(SENTENCE.split(" "));
      List<Measure> measures = new ArrayList<>();
      measures.addAll(
          measure(
              "whatif.mask-word",
              "p95 at most 100",
              RUNS,
              i -> new Change.MaskWord(new WordRef(i % words.size(), "")),
              list -> whatIf.ask(original, list, silent),
              progress));
      measures.addAll(
          measure(
              "whatif.mask-clip",
              "p95 at most 100",
              RUNS,
              i -> new Change.MaskClips(one(clips, i)),
              list -> whatIf.ask(original, list, silent),
              progress));
      measures.addAll(
          measure(
              "whatif.head-off",
              "p95 at most 100",
              RUNS,
              i -> new Change.HeadOff(new CrossHead(Side.TEXT, i % 2, i % 4)),
              list -> whatIf.ask(original, list, silent),
              progress));
      measures.addAll(
          measure(
              "whatif.shuffle",
              "p95 at most 100",
              RUNS,
              i -> new Change.ShuffleClips(Span.of(clips.getFirst(), clips.getLast()), i),
              list -> whatIf.ask(original, list, silent),
              progress));
      measures.addAll(
          measure(
              "whatif.blur-one-clip",
              "p95 at most 1000",
              CLIP_RUNS,
              i ->
                  new Change.ChangeRegion(
                      new Region(0.2, 0.2, 0.5, 0.5 - 0.01 * i), one(clips, i), RegionEffect.BLUR),
              list -> whatIf.ask(original, list, silent),
              progress));
      measures.addAll(questions(analyzer, features, silent));
      return measures;
    }
  }

  private static Span one(List<Clip> clips, int i) {
    Clip clip = clips.get(i * 7 % clips.size());
    return Span.of(clip, clip);
  }

  /** What is measured. */
  @FunctionalInterface
  private interface Question {
    void ask(ChangeList changes) throws SightlineException;
  }

  /** Each run makes another change, so that nothing is remembered from the one before. */
  private static List<Measure> measure(
      String name, String goal, int runs, IntFunction<Change> change, Question question, Progress p)
      throws SightlineException {
    double[] millis = new double[runs];
    double[] cpu = new double[runs];
    int warmUp = Math.min(WARM_UP, runs / 5);
    for (int run = -warmUp; run < runs; run++) {
      p.checkCancelled();
      p.update((run + warmUp) / (double) (runs + warmUp), name);
      ChangeList list = ChangeList.of(List.of(change.apply(run + warmUp)));
      long cpuBefore = Machine.cpuNanos();
      long begin = System.nanoTime();
      question.ask(list);
      if (run >= 0) {
        cpu[run] = (Machine.cpuNanos() - cpuBefore) / NANOS_PER_MILLI;
        millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      }
    }
    return List.of(
        Measure.ofCosts(name, "ms", millis, goal), Measure.ofCosts(name + ".cpu", "ms", cpu, ""));
  }

  /** One question of many that are asked together, with another clip hidden each time. */
  private static List<Measure> questions(Analyzer analyzer, VideoFeatures features, Progress silent)
      throws SightlineException {
    double[] millis = new double[QUESTION_RUNS];
    double[] cpu = new double[QUESTION_RUNS];
    try (Probe probe = analyzer.probe(features, SENTENCE, silent)) {
      List<Mask> masks = new ArrayList<>();
      for (int i = 0; i < MASKS; i++) {
        masks.add(probe.nothingHidden().withClips(features.grid(), i % features.clips().size()));
      }
      probe.ask(masks.subList(0, 8), silent);
      for (int run = 0; run < millis.length; run++) {
        long cpuBefore = Machine.cpuNanos();
        long begin = System.nanoTime();
        probe.ask(masks, silent);
        cpu[run] = (Machine.cpuNanos() - cpuBefore) / NANOS_PER_MILLI / MASKS;
        millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI / MASKS;
      }
    }
    return List.of(
        Measure.ofCosts("whatif.question", "ms", millis, ""),
        Measure.ofCosts("whatif.question.cpu", "ms", cpu, ""));
  }
}
