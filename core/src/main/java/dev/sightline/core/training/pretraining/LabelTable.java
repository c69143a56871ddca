package dev.sightline.core.training.pretraining;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures what a pre-training saves in labels. Each trial is kept in a file as it is done, so that
 * a run that was stopped goes on where it was.
 */
public final class LabelTable {
  /** Tasks of the laboratory that are measured. */
  private static final List<LabTask> TASKS = List.of(LabTask.DIRECTION, LabTask.COUNT);

  private static final String ACTIONS = "actions";

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data the folder that holds the sets; null for recipes of the laboratory
   * @param work where features and trials are kept
   */
  public LabelTable(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * @param pretrained a bundle that this recipe made; empty: only the heads from fresh weights
   * @param base whose video encoder sees the laboratory; empty for photographs
   * @return all trials, in order
   * @throws SightlineException if the bundle is not of this recipe, the data is missing, or the
   *     user cancelled
   */
  public List<LabelTrial> run(
      PretrainRecipe recipe,
      Optional<ModelBundle> pretrained,
      Optional<ModelBundle> base,
      Progress progress)
      throws SightlineException {
    LabelPlan plan =
        recipe
            .labels()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.DATA,
                        Phrase.of("The recipe {0} has no plan of labels.", recipe.name())));
    Map<String, FloatTensor> fusion =
        pretrained.isPresent() ? fusion(recipe, pretrained.get()) : Map.of();
    LabelTrainer trainer = new LabelTrainer(engine, recipe.model(), plan);
    Path freshly = file(plan, "fresh");
    Path trained = pretrained.isEmpty() ? null : file(plan, weights(pretrained.get()));
    List<LabelTrial> fresh = read(freshly);
    List<LabelTrial> after = trained == null ? new ArrayList<>() : read(trained);
    try (PretrainSets sets = new PretrainSets(engine, recipe, data, base.orElse(null), work)) {
      List<LabelTask> tasks = tasks(recipe, plan, sets, progress);
      List<Boolean> kinds = pretrained.isPresent() ? List.of(false, true) : List.of(false);
      int total = tasks.size() * plan.shares().size() * plan.seeds() * kinds.size();
      int done = 0;
      for (LabelTask task : tasks) {
        for (double share : plan.shares()) {
          for (int seed = 0; seed < plan.seeds(); seed++) {
            for (boolean from : kinds) {
              progress.update(
                  (double) done++ / total,
                  Phrase.of(
                      "heads for “{0}”, {1} % of the labels",
                      task.key(), String.format(Locale.ROOT, "%.0f", 100 * share)));
              List<LabelTrial> trials = from ? after : fresh;
              if (known(trials, task.key(), share, seed)) {
                continue;
              }
              long numbers = recipe.seed() + 1_000_003L * seed;
              int[] drawn =
                  LabelDraw.of(task.train().labels(), task.names().size(), share, numbers);
              LabelTrainer.Accuracy a =
                  trainer.run(task, from ? fusion : Map.of(), drawn, numbers, progress);
              trials.add(
                  new LabelTrial(task.key(), share, seed, from, drawn.length, a.video(), a.both()));
              write(from ? trained : freshly, trials);
            }
          }
        }
      }
    }
    List<LabelTrial> all = new ArrayList<>(fresh);
    all.addAll(after);
    return List.copyOf(all);
  }

  private static List<LabelTask> tasks(
      PretrainRecipe recipe, LabelPlan plan, PretrainSets sets, Progress progress)
      throws SightlineException {
    List<LabelTask> tasks = new ArrayList<>();
    if (recipe.laboratory().isEmpty()) {
      var train = sets.actions("train", progress);
      tasks.add(
          new LabelTask(
              ACTIONS,
              train.names(),
              LabelTask.Items.of(ACTIONS, train, sets.tokenizer(), sets.states()),
              LabelTask.Items.of(
                  ACTIONS, sets.actions("dev", progress), sets.tokenizer(), sets.states())));
      return tasks;
    }
    for (LabTask task : TASKS) {
      tasks.add(
          new LabelTask(
              task.key(),
              task.labels(),
              LabelTask.Items.of(
                  task.key(),
                  sets.task(task, Split.TRAIN, plan.items(), progress),
                  sets.tokenizer(),
                  sets.states()),
              LabelTask.Items.of(
                  task.key(),
                  sets.task(task, Split.DEV, plan.measured(), progress),
                  sets.tokenizer(),
                  sets.states())));
    }
    return tasks;
  }

  private static Map<String, FloatTensor> fusion(PretrainRecipe recipe, ModelBundle pretrained)
      throws SightlineException {
    if (pretrained.words().isEmpty() || !pretrained.manifest().config().equals(recipe.model())) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of(
              "{0} was not pre-trained by the recipe {1}.", pretrained.title(), recipe.name()));
    }
    Map<String, FloatTensor> fusion = new TreeMap<>();
    pretrained
        .weights()
        .tensors()
        .forEach(
            (n, t) -> {
              if (n.startsWith("fusion.")) {
                fusion.put(n, t);
              }
            });
    return fusion;
  }

  /** Named after all that decides on the numbers. */
  private Path file(LabelPlan plan, String weights) {
    return work.resolve("labels-%s-%08x.json".formatted(weights, plan.hashCode()));
  }

  private static String weights(ModelBundle pretrained) {
    return pretrained
        .manifest()
        .file(BundleManifest.WEIGHTS)
        .orElseThrow()
        .sha256()
        .substring(0, 12);
  }

  private static boolean known(List<LabelTrial> trials, String task, double share, int seed) {
    return trials.stream()
        .anyMatch(t -> t.task().equals(task) && t.share() == share && t.seed() == seed);
  }

  private static List<LabelTrial> read(Path file) throws SightlineException {
    try {
      return Files.exists(file)
          ? new ArrayList<>(
              List.of(new ObjectMapper().readValue(Files.readString(file), LabelTrial[].class)))
          : new ArrayList<>();
    } catch (IOException e) {
      throw new SightlineException(Problem.DATA, Phrase.of("{0} is damaged; delete it.", file), e);
    }
  }

  private static void write(Path file, List<LabelTrial> trials) throws SightlineException {
    try {
      WholeFile.write(
          file,
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(trials)
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
  }
}
