package dev.sightline.core.cli;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.explain.faithfulness.NativeRandomModels;
import dev.sightline.core.explain.faithfulness.RandomModels;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.TruthSets;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.faithfulness.BenchLog;
import dev.sightline.core.training.faithfulness.BenchPlan;
import dev.sightline.core.training.faithfulness.BenchRow;
import dev.sightline.core.training.faithfulness.Candidate;
import dev.sightline.core.training.faithfulness.FaithfulnessBench;
import dev.sightline.core.training.faithfulness.ModalityBench;
import dev.sightline.core.training.faithfulness.TruthItem;
import dev.sightline.core.training.laboratory.LaboratoryTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Measures all methods on all sets that fit the models, one model after the other. One thread. */
final class FaithfulnessRun {
  /** What each set is. */
  static final Map<String, String> ABOUT =
      Map.of(
          "splice",
          "One clip each of four videos in a row, a caption of one of them (MSR-VTT); the"
              + " text–video score is explained.",
          "mosaic",
          "Four photographs in one picture, a caption of one of them (Flickr8k); the text–video"
              + " score is explained.",
          "actions",
          "Real videos with a title and a scene (UCF-101); the head's first answer is explained;"
              + " nothing is known of where it should look.",
          "laboratory.caption",
          "Drawn shapes, a sentence about one of them; the text–video score is explained.",
          "laboratory.direction",
          "Which way does the named object go? The head's answer is explained.",
          "laboratory.order",
          "Is this the first or the second thing that happens? The head's answer is explained.");

  private static final List<LabTask> TASKS =
      List.of(LabTask.CAPTION, LabTask.DIRECTION, LabTask.ORDER);

  /** Rounding of sums depends on the number of threads; the same numbers everywhere. */
  private static final int THREADS = 1;

  private final List<Candidate> candidates;
  private final Request request;
  private final Path work;
  private final List<BenchRow> rows = new ArrayList<>();
  private final List<ModalityBench.Result> modality = new ArrayList<>();
  private final List<String> models = new ArrayList<>();

  /**
   * @param data the folder of all sets
   * @param limit items of each set
   * @param seed of the permutations
   */
  record Request(Path data, String split, int limit, long seed) {}

  /**
   * @param work where features and finished items are kept
   */
  FaithfulnessRun(List<Candidate> candidates, Request request, Path work) {
    this.candidates = List.copyOf(candidates);
    this.request = request;
    this.work = work;
  }

  List<BenchRow> rows() {
    return List.copyOf(rows);
  }

  List<ModalityBench.Result> modality() {
    return List.copyOf(modality);
  }

  /**
   * Sets of this program that are not among these, though they are part of the usual run.
   *
   * @param finished names of sets
   */
  List<String> missing(List<String> finished) {
    return ABOUT.keySet().stream().filter(s -> !finished.contains(s)).sorted().toList();
  }

  List<String> models() {
    return List.copyOf(models);
  }

  /**
   * @return what its heads hang on
   * @throws SightlineException {@code UNSUPPORTED} for imported models
   */
  List<ModalityBench.Result> measure(ModelBundle bundle, Progress progress)
      throws SightlineException {
    if (bundle.script().isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, bundle.title() + " is an imported model: it cannot be asked.");
    }
    models.add(bundle.title());
    int before = modality.size();
    BenchLog log = BenchLog.open(work.resolve(name(bundle) + ".jsonl"));
    FaithfulnessBench bench = new FaithfulnessBench(BenchPlan.USUAL, candidates, log);
    RandomModels random = new NativeRandomModels(bundle, THREADS);
    try (Analyzer model =
            ModelAnalyzer.open(
                bundle, new AnalysisCache(work.resolve("none"), 0), THREADS, "faithfulness");
        Analyzer shuffled = random.open(new HashSet<>(random.parts()), BenchPlan.SEED)) {
      if (LaboratoryTruth.fits(bundle)) {
        for (LabTask task : TASKS) {
          bench.run(
              "laboratory." + task.key(),
              new LaboratoryTruth(bundle).items(task, labSplit(), request.limit(), progress),
              model,
              shuffled,
              progress);
        }
      } else {
        everyday(bundle, bench, model, shuffled, progress);
      }
    }
    rows.addAll(log.rows());
    return List.copyOf(modality.subList(before, modality.size()));
  }

  /**
   * Takes the sets that earlier runs have finished and measures nothing: half a set beside whole
   * ones would be compared with them.
   *
   * @throws SightlineException if it cannot be read
   */
  void soFar(ModelBundle bundle) throws SightlineException {
    models.add(bundle.title());
    List<BenchRow> found = BenchLog.open(work.resolve(name(bundle) + ".jsonl")).rows();
    for (BenchRow row : found) {
      long items =
          found.stream()
              .filter(r -> r.set().equals(row.set()))
              .map(BenchRow::item)
              .distinct()
              .count();
      if (items >= request.limit()) {
        rows.add(row);
      }
    }
  }

  private void everyday(
      ModelBundle bundle,
      FaithfulnessBench bench,
      Analyzer model,
      Analyzer random,
      Progress progress)
      throws SightlineException {
    TruthSets sets = new TruthSets(new TorchEngine(), bundle, folder());
    String language = bundle.manifest().textEncoder().language();
    boolean english = language.equals(LabelledVideos.LANGUAGE);
    if (english) {
      List<TruthItem> items =
          sets.splice(request.data(), request.split(), request.limit(), progress);
      bench.run("splice", items, model, random, progress);
    }
    List<TruthItem> mosaics =
        sets.mosaic(request.data(), request.split(), language, request.limit(), progress);
    bench.run("mosaic", mosaics, model, random, progress);
    for (HeadSpec head : bundle.manifest().heads()) {
      List<TruthItem> items =
          english
              ? sets.labelled(head, request.data(), request.split(), request.limit(), progress)
              : List.of();
      if (items.size() < 2) {
        continue;
      }
      if (ABOUT.containsKey(head.key())) {
        bench.run(head.key(), items, model, random, progress);
      }
      modality.add(new ModalityBench(model, request.seed()).run(head.key(), items, progress));
    }
  }

  private Split labSplit() throws SightlineException {
    for (Split s : Split.values()) {
      if (s.key().equals(request.split())) {
        return s;
      }
    }
    throw new SightlineException(
        Problem.DATA, "The laboratory has no split “" + request.split() + "”.");
  }

  private Path folder() throws SightlineException {
    try {
      return Files.createDirectories(work.resolve("features"));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder for features cannot be made below " + work + ".", e);
    }
  }

  /** Named after all that decides on the numbers. */
  private String name(ModelBundle bundle) {
    String all =
        String.join(
            "\n",
            bundle.sha256(),
            request.data().toAbsolutePath().normalize().toString(),
            request.split(),
            "" + request.limit(),
            BenchPlan.USUAL.toString(),
            candidates.stream().map(c -> c.key() + c.options()).toList().toString(),
            Product.load().version());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
