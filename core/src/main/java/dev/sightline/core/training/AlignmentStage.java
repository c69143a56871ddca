package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains the alignment, and with it the top of the video encoder, on captioned photographs, on
 * pictures made of four of them, and on captioned and labelled videos.
 */
final class AlignmentStage {
  /** Pictures of a step that may be turned down because a photograph is already in it. */
  private static final int MOSAIC_TRIES = 1000;

  /** Epochs until the average of the weights is a teacher that is believed in full. */
  private static final int TEACHER_EPOCHS = 2;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final AlignmentPlan plan;
  private final long seed;

  AlignmentStage(TorchEngine engine, ModelConfig config, AlignmentPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each epoch
   */
  void run(
      ParameterSet parameters,
      AlignmentData data,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    data.labelled()
        .forEach(d -> VideoClassLoss.init(config, new ParameterInit(parameters, seed), d));
    List<String> trained = parameters.names().stream().filter(this::trained).toList();
    CaptionedFeatures train = data.train();
    try (NDManager manager = engine.newManager()) {
      int from = 0;
      OptimizerState state;
      if (Files.exists(checkpoint)) {
        Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
        state = restored.state();
        from = restored.epochsDone();
      } else {
        state = OptimizerState.fresh(manager, parameters, trained);
      }
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      int steps = train.size() / plan.batch();
      long total = (long) steps * plan.epochs();
      Schedule main = new Schedule(plan.rate(), Math.min(200, total / 10), total);
      Schedule top = new Schedule(plan.topRate(), Math.min(200, total / 10), total);
      long started = System.nanoTime();
      for (int epoch = from; epoch < plan.epochs(); epoch++) {
        // every epoch has its own numbers, so that a resumed run draws what a whole one would
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch);
        engine.seed((int) (seed + epoch));
        int[] order = Batches.shuffled(train.size(), random);
        double share = plan.taught() * Math.min(1, (double) epoch / TEACHER_EPOCHS);
        double loss = 0;
        for (int s = 0; s < steps; s++) {
          progress.checkCancelled();
          progress.update(
              ((double) epoch * steps + s) / total,
              Phrase.of("alignment, epoch {0} of {1}", epoch + 1, plan.epochs()));
          int[] items =
              java.util.Arrays.copyOfRange(order, s * plan.batch(), (s + 1) * plan.batch());
          loss += step(manager, net, parameters, state, train, items, share, random);
          if (data.mosaics().isPresent() && s % plan.mosaicEvery() == 0) {
            mosaicStep(manager, net, parameters, train, data.mosaics().get(), random);
          }
          if (plan.captionedEvery() > 0 && s % plan.captionedEvery() == 0) {
            captionedStep(manager, net, parameters, data.captioned(), random);
          }
          if (!data.labelled().isEmpty() && s % plan.labelledEvery() == 0) {
            labelledStep(manager, parameters, data.labelled(), random);
          }
          long now = optimizer.step();
          optimizer.update(
              n -> n.startsWith("video.") ? top.at(now) : main.at(now),
              n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train.loss", loss / steps);
        if ((epoch + 1) % plan.evaluateEvery() == 0 || epoch + 1 == plan.epochs()) {
          values.putAll(measure(manager, parameters, state, data.dev()));
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        curve.accept(new CurvePoint("alignment", epoch + 1, seconds, values));
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  private boolean trained(String name) {
    return name.startsWith("align.")
        || name.startsWith(VideoClassLoss.PREFIX)
        || (plan.topRate() > 0 && name.startsWith("video."));
  }

  /**
   * Takes the result of a finished run of this stage from its checkpoint, without touching the
   * data.
   *
   * @return false if the stage is not finished; nothing has changed then
   */
  boolean restore(ParameterSet parameters, Path checkpoint) throws SightlineException {
    if (!Files.exists(checkpoint)) {
      return false;
    }
    try (NDManager manager = engine.newManager();
        ParameterSet restoredInto = new ParameterSet(manager)) {
      Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, restoredInto);
      if (restored.epochsDone() < plan.epochs()) {
        return false;
      }
      Averages.apply(
          restored.state(),
          restored.state().average().names().stream()
              .filter(n -> !n.startsWith(VideoClassLoss.PREFIX))
              .toList(),
          parameters);
      return true;
    }
  }

  private double step(
      NDManager manager,
      MultimodalNet net,
      ParameterSet parameters,
      OptimizerState state,
      CaptionedFeatures train,
      int[] items,
      double share,
      SplittableRandom random)
      throws SightlineException {
    long[] rows = new long[items.length];
    int[] texts = new int[plan.captions() * items.length];
    for (int i = 0; i < items.length; i++) {
      rows[i] = train.row(items[i], random.nextInt(plan.views()));
      List<Integer> captions = train.captionsOf().get(items[i]);
      int first = random.nextInt(captions.size());
      for (int j = 0; j < plan.captions(); j++) {
        texts[j * items.length + i] = captions.get((first + j) % captions.size());
      }
    }
    try (NDManager step = manager.newSubManager()) {
      TokenFeatures.Batch text = train.tokens().batch(step, texts);
      AlignmentObjective objective = new AlignmentObjective(step, items.length, plan.captions());
      if (share > 0) {
        objective = objective.taughtBy(answers(step, parameters, state, train, rows, text), share);
      }
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray grid = VideoSide.grid(step, config, parameters, train.lower(), rows, 1);
        NDArray loss =
            objective.loss(AlignmentLoss.Logits.of(net.alignment(), text, grid), plan.hardest());
        collector.backward(loss);
        return loss.getFloat();
      }
    }
  }

  /** What the averaged weights rank by, without dropout. */
  private NDArray answers(
      NDManager step,
      ParameterSet parameters,
      OptimizerState state,
      CaptionedFeatures train,
      long[] rows,
      TokenFeatures.Batch text) {
    try (TorchEngine.Recording none = TorchEngine.still();
        ParameterSet averaged = Averages.copy(step, parameters, state)) {
      MultimodalNet net = new MultimodalNet(config, averaged, false);
      NDArray grid = VideoSide.grid(step, config, averaged, train.lower(), rows, 1);
      return AlignmentLoss.logits(net.alignment(), text, grid);
    }
  }

  /** Adds the gradients of one look at mosaics: each quarter is a picture of its own. */
  private void mosaicStep(
      NDManager manager,
      MultimodalNet net,
      ParameterSet parameters,
      CaptionedFeatures train,
      MosaicFeatures mosaics,
      SplittableRandom random)
      throws SightlineException {
    int pictures = plan.batch() / MosaicFeatures.QUARTERS;
    long[] rows = new long[pictures];
    int[] texts = new int[pictures * MosaicFeatures.QUARTERS];
    Set<Integer> shown = new HashSet<>();
    int rejected = 0;
    for (int i = 0; i < pictures; ) {
      int picture = random.nextInt(mosaics.size());
      List<Integer> photographs = mosaics.photographs().get(picture);
      // a photograph should not be its own negative; a small set may leave no choice
      if (photographs.stream().anyMatch(shown::contains) && rejected++ < MOSAIC_TRIES) {
        continue;
      }
      shown.addAll(photographs);
      rows[i] = picture;
      for (int q = 0; q < MosaicFeatures.QUARTERS; q++) {
        List<Integer> captions = train.captionsOf().get(photographs.get(q));
        texts[q * pictures + i] = captions.get(random.nextInt(captions.size()));
      }
      i++;
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray grid = VideoSide.grid(step, config, parameters, mosaics.lower(), rows, 1);
      NDArray quarters = MosaicFeatures.quarters(grid, config.gridHeight(), config.gridWidth());
      collector.backward(
          AlignmentLoss.of(net.alignment(), train.tokens().batch(step, texts), quarters));
    }
  }

  /** Adds the gradients of one look at each set of captioned videos, a clip of each video. */
  private void captionedStep(
      NDManager manager,
      MultimodalNet net,
      ParameterSet parameters,
      List<CaptionedClips> sets,
      SplittableRandom random)
      throws SightlineException {
    for (CaptionedClips set : sets) {
      int[] videos =
          java.util.Arrays.copyOf(
              Batches.shuffled(set.size(), random), Math.min(plan.batch(), set.size()));
      int frames = set.clips().frames();
      long[] rows = new long[videos.length * frames];
      int[] texts = new int[videos.length];
      for (int i = 0; i < videos.length; i++) {
        List<List<Long>> views = set.clips().clipsOf().get(videos[i]);
        List<Long> clips = views.get(random.nextInt(views.size()));
        long clip = clips.get(random.nextInt(clips.size()));
        for (int f = 0; f < frames; f++) {
          rows[i * frames + f] = clip * frames + f;
        }
        List<Integer> own = set.textsOf().get(videos[i]);
        texts[i] = own.get(random.nextInt(own.size()));
      }
      try (NDManager step = manager.newSubManager();
          GradientCollector collector = engine.newGradientCollector()) {
        TokenFeatures.Batch text = set.tokens().batch(step, texts);
        NDArray grid = VideoSide.grid(step, config, parameters, set.clips().lower(), rows, frames);
        collector.backward(AlignmentLoss.of(net.alignment(), text, grid));
      }
    }
  }

  /** Adds the gradients of one look at each labelled set. */
  private void labelledStep(
      NDManager manager,
      ParameterSet parameters,
      List<LabelledClips> labelled,
      SplittableRandom random)
      throws SightlineException {
    VideoClassLoss classes = new VideoClassLoss(config, parameters);
    for (LabelledClips data : labelled) {
      try (NDManager step = manager.newSubManager();
          GradientCollector collector = engine.newGradientCollector()) {
        collector.backward(classes.of(step, data, plan.labelledBatch(), random));
      }
    }
  }

  /** R@1 on dev among first captions only, by the averaged weights: quick, for the curve. */
  private Map<String, Double> measure(
      NDManager manager, ParameterSet parameters, OptimizerState state, CaptionedFeatures dev)
      throws SightlineException {
    try (NDManager scope = manager.newSubManager();
        ParameterSet averaged = Averages.copy(scope, parameters, state)) {
      MultimodalNet net = new MultimodalNet(config, averaged, false);
      List<Integer> texts = new ArrayList<>();
      for (List<Integer> captions : dev.captionsOf()) {
        texts.add(captions.getFirst());
      }
      VideoSide videos = VideoSide.of(scope, net, averaged, dev.lower(), dev.firstRows());
      float[][] scores =
          RetrievalScores.of(
              scope,
              net.alignment(),
              dev.tokens(),
              texts.stream().mapToInt(Integer::intValue).toArray(),
              videos,
              Progress.NONE);
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(
          "dev.first_caption.text_to_image.r@1",
          Batches.mean(RetrievalMetrics.hits(RetrievalMetrics.textToVideo(scores, t -> t), 1)));
      values.put(
          "dev.first_caption.image_to_text.r@1",
          Batches.mean(RetrievalMetrics.hits(RetrievalMetrics.videoToText(scores, t -> t), 1)));
      return values;
    }
  }
}
