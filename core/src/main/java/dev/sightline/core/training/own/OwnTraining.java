package dev.sightline.core.training.own;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains a head on a user's data set, measures it, and puts the model on the user's shelf. A run
 * that was stopped or killed goes on where it was when it is started again with the same folder,
 * set and seed. Blocks for minutes; one thread at a time. Stateless between runs.
 */
public final class OwnTraining {
  /** Mistakes of each part that are kept. */
  private static final int MISTAKES = 24;

  private static final int ID_LENGTH = 16;

  private final TorchEngine engine;
  private final AnalysisCache cache;
  private final BundleShelf shelf;
  private final OwnPlan plan;

  /**
   * @param cache where encoded videos are kept; best the one that analyses use
   * @param shelf where the finished model goes
   */
  public OwnTraining(TorchEngine engine, AnalysisCache cache, BundleShelf shelf, OwnPlan plan) {
    this.engine = engine;
    this.cache = cache;
    this.shelf = shelf;
    this.plan = plan;
  }

  /**
   * Trains from the checked set to the finished model.
   *
   * @param base opened from what the request names
   * @param report of the set that the request names
   * @param folder for vectors and checkpoints
   * @throws SightlineException {@code DATA} if the set cannot be trained on, or the name is not
   *     possible or taken; {@code CANCELLED} if the user stopped it: the folder then holds what is
   *     needed to go on
   */
  public OwnResult run(
      OwnRequest request,
      ModelBundle base,
      DataReport report,
      OwnFolder folder,
      OwnWatch watch,
      Progress progress)
      throws SightlineException {
    requireFree(request, folder);
    requireUsable(report);
    requireBase(base);
    folder.begin(request);
    Set<String> keys =
        base.manifest().heads().stream().map(HeadSpec::key).collect(Collectors.toSet());
    HeadSpec spec = new HeadSpec(request.headKey(keys), report.labels());
    List<Skipped> skipped = new ArrayList<>();
    try (LateModel model = new LateModel(() -> FrozenModel.open(base, cache, engine))) {
      watch.stage(OwnWatch.Stage.ENCODING);
      List<Example> encoded =
          new Encoding(folder.vectors(), base).run(report, model::get, skipped, progress);
      requireAll(encoded, report.labels());
      ModelConfig config = base.manifest().architecture().toConfig(OwnBundle.heads(base, spec));
      HeadInputs inputs = HeadInputs.of(encoded, config.videoChannels());

      watch.stage(OwnWatch.Stage.TRAINING);
      String id = id(request, base, report, inputs, skipped);
      LearningCurves curves = new LearningCurves(folder.curves(id));
      curves.points().forEach(watch::point);
      LinearHead plain =
          new HeadTrainer(engine, config, spec.key(), plan, request.seed(), folder.checkpoint(id))
              .run(
                  inputs.of(Part.TRAIN),
                  inputs.of(Part.DEV),
                  p -> {
                    curves.add(p);
                    watch.point(p);
                  },
                  progress);

      watch.stage(OwnWatch.Stage.MEASURING);
      progress.update(-1, Phrase.of("measuring"));
      HeadMeasures measures =
          new HeadMeasures(plain, report.labels(), inputs.hasTexts(), request.seed());
      Temperature temperature = measures.temperature(inputs.of(Part.DEV));
      Rejection rejection = Rejection.fit(config, spec, inputs);
      Side better = measures.better(inputs.of(Part.DEV));
      LinearHead head = plain.at(temperature);
      HeadMeasures sure =
          new HeadMeasures(head, report.labels(), inputs.hasTexts(), request.seed());
      List<Evaluation> evaluations = new ArrayList<>();
      List<Mistake> mistakes = new ArrayList<>();
      List<Answered> answers = new ArrayList<>();
      for (Part part : List.of(Part.DEV, Part.TEST)) {
        List<Example> items = inputs.of(part);
        if (!items.isEmpty()) {
          evaluations.add(
              measures
                  .evaluation(spec.key(), request.name(), part, items, temperature, better)
                  .with(rejection.metrics(part, items, request.seed())));
          answers.addAll(measures.answers(spec.key(), items));
          for (Example e : sure.wrong(items).stream().limit(MISTAKES).toList()) {
            mistakes.add(mistake(e, head, sure.answered(e), report, model, progress));
          }
        }
      }
      progress.checkCancelled();
      String card =
          new OwnCard(request, base, spec, report)
              .of(
                  new OwnCard.Fit(
                      inputs.hasTexts(),
                      temperature.value(),
                      sure.wrong(inputs.of(Part.DEV)).isEmpty(),
                      rejection.detectors()),
                  evaluations,
                  skipped);
      String command =
          "./sightline train --dataset DATA --name %s --base %s --seed %d"
              .formatted(request.name(), base.manifest().name(), request.seed());
      Path file = folder.path().resolve(request.name() + BundleWriter.EXTENSION);
      OwnBundle.write(
          file,
          base,
          request,
          spec,
          head,
          new OwnBundle.Measured(curves.points(), evaluations, rejection.detectors(), command),
          card);
      requireFree(request, folder); // hours may have passed
      InstalledBundle installed = shelf.install(file);
      folder.finish(mistakes, answers);
      return new OwnResult(
          installed, spec.key(), evaluations, mistakes, skipped, temperature.value());
    }
  }

  /** Where in the video the wrong class speaks loudest is found with the video alone. */
  private static Mistake mistake(
      Example e,
      LinearHead head,
      int answered,
      DataReport report,
      LateModel model,
      Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    VideoFeatures video = model.get().encode(e.video().video(), progress);
    List<float[]> clips = model.get().perClip(video);
    int loudest = 0;
    double most = -1;
    for (int c = 0; c < clips.size(); c++) {
      double p = head.probabilities(clips.get(c))[answered];
      if (p > most) {
        most = p;
        loudest = c;
      }
    }
    Side side = e.vectors().texts().isEmpty() ? Side.VIDEO : Side.BOTH;
    return new Mistake(
        e.video().video().file().toString(),
        (video.clips().get(loudest).start().toDouble()
                + video.clips().get(loudest).end().toDouble())
            / 2,
        e.video().part().key(),
        e.video().video().label(),
        report.labels().get(answered),
        head.probabilities(e.vectors().of(side))[answered]);
  }

  private void requireFree(OwnRequest request, OwnFolder folder) throws SightlineException {
    TakenNames.of(shelf, folder.unfinished().stream().toList()).require(request);
  }

  /**
   * False for a model that {@link #run} refuses as a base: one that came as a whole from elsewhere,
   * or that brings a tokenizer of its own.
   */
  public static boolean canBuildUpon(BundleManifest base) {
    return base.family() != VideoFamily.TORCHSCRIPT
        && base.file(BundleManifest.TOKENIZER).isEmpty();
  }

  private static void requireBase(ModelBundle base) throws SightlineException {
    if (base.script().isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model {0} came from PyTorch as a whole; a new head needs a base like "
                  + "everyday.",
              base.title()));
    }
    if (base.tokenizerJson().isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "The model {0} brings a tokenizer of its own, which a model with a new head "
                  + "cannot take over yet; a new head needs a base like everyday.",
              base.title()));
    }
  }

  private static void requireUsable(DataReport report) throws SightlineException {
    for (Finding finding : report.findings()) {
      if (finding.stops()) {
        throw new SightlineException(Problem.DATA, finding.phrase());
      }
    }
  }

  /** Videos may have turned out to be unreadable since the set was checked. */
  private static void requireAll(List<Example> all, List<String> labels) throws SightlineException {
    Set<Integer> known = new HashSet<>();
    of(all, Part.TRAIN).forEach(e -> known.add(e.label()));
    if (known.size() < labels.size() || of(all, Part.DEV).isEmpty()) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "Too few videos could be read to the end: each class needs one to train on, "
                  + "and dev at least one."));
    }
  }

  private static List<Example> of(List<Example> all, Part part) {
    return all.stream().filter(e -> e.video().part() == part).toList();
  }

  /** Names all that decides on the weights: a checkpoint of anything else is not gone on from. */
  private String id(
      OwnRequest request,
      ModelBundle base,
      DataReport report,
      HeadInputs inputs,
      List<Skipped> skipped) {
    String words =
        String.join(
            "\n",
            report.sha256(),
            base.manifest().file(BundleManifest.WEIGHTS).orElseThrow().sha256(),
            Long.toString(request.seed()),
            request.name(),
            plan.toString(),
            inputs.hasTexts() ? "" : "video alone",
            skipped.toString());
    return Encoding.sha256(words).substring(0, ID_LENGTH);
  }

  /** Opens the base model when it is first needed: vectors may all be known. */
  private static final class LateModel implements AutoCloseable {
    private final Encoding.Opener opener;
    private FrozenModel model;

    LateModel(Encoding.Opener opener) {
      this.opener = opener;
    }

    FrozenModel get() throws SightlineException {
      if (model == null) {
        model = opener.open();
      }
      return model;
    }

    @Override
    public void close() {
      if (model != null) {
        model.close();
      }
    }
  }
}
