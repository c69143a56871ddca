package dev.sightline.core.training.measuring;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.QuestionAnswer;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.Evaluator;
import dev.sightline.core.training.caption.CaptionEvaluator;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.laboratory.LabQuestionsEvaluator;
import dev.sightline.core.training.laboratory.LabRejection;
import dev.sightline.core.training.laboratory.LaboratoryEvaluator;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Measures models by the name of a task: what command line and window do. Blocks for minutes. */
public final class Measuring {
  /** Items of each of the laboratory's tasks. */
  private static final int LAB_ITEMS = 200;

  private final TorchEngine engine;
  private final Path cache;

  /**
   * @param cache where features are kept between runs, apart for each folder of data
   */
  public Measuring(TorchEngine engine, Path cache) {
    this.engine = engine;
    this.cache = cache;
  }

  /** Every task that there is. */
  public static List<String> tasks() {
    List<String> all = new ArrayList<>(Evaluator.tasks());
    all.add(CaptionEvaluator.TASK);
    all.add(LaboratoryEvaluator.TASK);
    all.add(LabQuestionsEvaluator.TASK);
    return all;
  }

  /**
   * The tasks that a model can be measured by: those for which it has the head, the texts and the
   * parts. None for a model that came as a whole from elsewhere.
   */
  public static List<String> tasks(BundleManifest manifest) {
    List<String> all = new ArrayList<>();
    if (manifest.family() == VideoFamily.TOP_HEAVY_I3D) {
      all.addAll(Evaluator.tasks(manifest.textEncoder(), manifest.config()));
      if (manifest.file(BundleManifest.CAPTIONS).isPresent()) {
        all.add(CaptionEvaluator.TASK);
      }
    }
    Set<String> heads = manifest.heads().stream().map(HeadSpec::key).collect(Collectors.toSet());
    boolean laboratory =
        Arrays.stream(LabTask.values())
            .filter(t -> t != LabTask.CAPTION && t != LabTask.SHORTCUT_CUED)
            .allMatch(t -> heads.contains(t.key()));
    if (laboratory) {
      all.add(LaboratoryEvaluator.TASK);
    }
    if (manifest.heads().contains(new HeadSpec(QuestionAnswer.HEAD, QuestionKind.ANSWERS))) {
      all.add(LabQuestionsEvaluator.TASK);
      if (manifest.file(BundleManifest.CONFIDENCE).isPresent()) {
        all.add(LabRejection.TASK);
      }
    }
    return all;
  }

  /** False for a task that draws its own items. */
  public static boolean needsData(String task) {
    return !task.equals(LaboratoryEvaluator.TASK) && !task.equals(LabQuestionsEvaluator.TASK);
  }

  /**
   * @throws SightlineException {@code DATA} if the data is missing or malformed; {@code
   *     UNSUPPORTED} if there is no such task or split, or the model lacks what it needs; {@code
   *     CANCELLED} if the user stopped it
   */
  public Evaluation run(ModelBundle model, MeasureRequest request, Progress progress)
      throws SightlineException {
    if (request.task().equals(LabQuestionsEvaluator.TASK)) {
      return new LabQuestionsEvaluator(engine, LAB_ITEMS)
          .run(model, split(request.split()), request.seed(), progress);
    }
    if (request.task().equals(LaboratoryEvaluator.TASK)) {
      return new LaboratoryEvaluator(engine, LAB_ITEMS)
          .run(model, split(request.split()), request.seed(), progress);
    }
    Path data =
        request
            .data()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.DATA,
                        Phrase.of("The task {0} needs a folder of data.", request.task())));
    if (!Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, Phrase.of("There is no folder {0}.", data));
    }
    if (request.task().equals(LabRejection.TASK) && LabQuestionsEvaluator.answers(model)) {
      return new LabRejection(engine, data, LAB_ITEMS)
          .run(model, request.split(), request.seed(), progress);
    }
    if (request.task().equals(CaptionEvaluator.TASK)) {
      return new CaptionEvaluator(engine, work(data))
          .run(model, data, request.split(), request.seed(), progress);
    }
    return new Evaluator(engine, work(data))
        .run(
            model,
            new Evaluator.Request(
                request.task(), data, request.split(), request.captions(model), request.seed()),
            progress);
  }

  private static Split split(String key) throws SightlineException {
    for (Split s : Split.values()) {
      if (s.key().equals(key)) {
        return s;
      }
    }
    throw new SightlineException(
        Problem.UNSUPPORTED, Phrase.of("There is no split “{0}”: one of train, dev, test.", key));
  }

  private Path work(Path data) throws SightlineException {
    String place = data.toAbsolutePath().normalize().toString();
    String name = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    Path folder = cache.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder {0} for features cannot be made.", folder), e);
    }
  }
}
