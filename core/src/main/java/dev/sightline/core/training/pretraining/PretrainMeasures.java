package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.training.AlignmentLoss;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Looks at what a pre-training has learned, on sets that it does not learn from. */
final class PretrainMeasures {
  private static final int AT_ONCE = 32;

  /** Pairs among which the right one is looked for. */
  private static final int AMONG = 100;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final PretrainStage.Data data;
  private final PretrainPlan plan;
  private final long seed;
  private final TextMasker masker;
  private final Map<String, UsualCells> usual = new LinkedHashMap<>();

  PretrainMeasures(
      TorchEngine engine,
      ModelConfig config,
      PretrainStage.Data data,
      PretrainPlan plan,
      long seed) {
    this.engine = engine;
    this.config = config;
    this.data = data;
    this.plan = plan;
    this.seed = seed;
    this.masker = new TextMasker(data.words(), plan.words());
  }

  /** The point of an objective's curve: figures on the dev sets by name. */
  Map<String, Double> curve(Objective objective, ParameterSet parameters, Progress progress)
      throws SightlineException {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Pairs dev : data.dev()) {
      String name = "dev." + dev.name() + ".";
      switch (objective) {
        case LANGUAGE -> {
          WordGuesses guesses = words(parameters, dev, plan.looked(), 1, progress);
          for (WordGuesses.Seen seen : List.of(WordGuesses.Seen.VISIBLE, WordGuesses.Seen.HIDDEN)) {
            values.put(
                name + "perplexity." + seen.name().toLowerCase(java.util.Locale.ROOT),
                guesses.perplexity(seen));
          }
        }
        case VIDEO -> {
          values.put(name + "explained.with_text", explained(parameters, dev, true, progress));
          values.put(name + "explained.without_text", explained(parameters, dev, false, progress));
        }
        case CONTRAST -> values.put(name + "r@1", recall(parameters, dev));
      }
    }
    return values;
  }

  /**
   * Hides one word of each text and asks for it.
   *
   * @param most items at most
   * @param texts of each item at most
   */
  WordGuesses words(ParameterSet parameters, Pairs dev, int most, int texts, Progress progress)
      throws SightlineException {
    List<Integer> items = new ArrayList<>();
    List<TextMasker.Masked> hidden = new ArrayList<>();
    for (int i = 0; i < Math.min(most, dev.size()); i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      for (TokenizedText text :
          dev.texts().get(i).subList(0, Math.min(texts, dev.texts().get(i).size()))) {
        List<Integer> candidates = masker.candidates(text);
        if (!candidates.isEmpty()) {
          items.add(i);
          hidden.add(masker.one(text, candidates.get(random.nextInt(candidates.size()))));
        }
      }
    }
    List<WordGuesses.Asked> asked = new ArrayList<>();
    try (NDManager manager = engine.newManager()) {
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      MaskedNet masked = new MaskedNet(parameters, false);
      for (int from = 0; from < items.size(); from += AT_ONCE) {
        progress.checkCancelled();
        progress.update(
            (double) from / items.size(), Phrase.of("guessing words of {0}", dev.name()));
        int to = Math.min(from + AT_ONCE, items.size());
        asked.addAll(
            guess(manager, net, masked, dev, items.subList(from, to), hidden.subList(from, to)));
      }
    }
    return new WordGuesses(asked);
  }

  private List<WordGuesses.Asked> guess(
      NDManager manager,
      MultimodalNet net,
      MaskedNet masked,
      Pairs dev,
      List<Integer> items,
      List<TextMasker.Masked> hidden)
      throws SightlineException {
    int n = items.size();
    List<float[]> states = data.states().of(hidden.stream().map(TextMasker.Masked::text).toList());
    long[] answers = hidden.stream().mapToLong(h -> h.answers().getFirst()).toArray();
    double[][] surprise = new double[n][WordGuesses.Seen.values().length];
    boolean[][] right = new boolean[n][WordGuesses.Seen.values().length];
    for (WordGuesses.Seen seen : WordGuesses.Seen.values()) {
      List<List<Long>> clips =
          items.stream()
              .map(
                  i ->
                      switch (seen) {
                        case VISIBLE -> dev.rows(i, plan.clips(), null);
                        case HIDDEN -> List.<Long>of();
                        case OTHER ->
                            dev.rows((i + dev.size() / 2) % dev.size(), plan.clips(), null);
                      })
              .toList();
      try (NDManager step = manager.newSubManager()) {
        TokenFeatures.Batch text = PairBatch.text(step, config, net.fusion(), states);
        PairBatch.Video video = PairBatch.video(step, config, dev.grids().cells(), clips);
        FusionNet.Output out = fuse(net, text, video, video.filled(net.fusion()));
        long width = text.mask().getShape().get(1);
        long[] places =
            IntStream.range(0, n)
                .mapToLong(i -> i * width + hidden.get(i).places().getFirst())
                .toArray();
        NDArray logits = masked.words(out.text(), text.hidden(), step.create(places));
        float[] likely = Losses.logLikelihoods(logits, answers).toFloatArray();
        long[] best = logits.argMax(1).toLongArray();
        for (int i = 0; i < n; i++) {
          surprise[i][seen.ordinal()] = -likely[i];
          right[i][seen.ordinal()] = best[i] == answers[i];
        }
      }
    }
    return IntStream.range(0, n)
        .mapToObj(i -> new WordGuesses.Asked(items.get(i), (int) answers[i], surprise[i], right[i]))
        .toList();
  }

  /**
   * The share of the variance of hidden cells that is told, over what their place alone tells: 1
   * minus the squared error over that of the mean of the training's cells at that place.
   */
  double explained(ParameterSet parameters, Pairs dev, boolean withText, Progress progress)
      throws SightlineException {
    double error = 0;
    double known = 0;
    CellMasker cells = new CellMasker(plan.cells());
    int count = Math.min(plan.looked(), dev.size());
    try (NDManager manager = engine.newManager()) {
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      MaskedNet masked = new MaskedNet(parameters, false);
      UsualCells mean = usual(dev.name());
      for (int from = 0; from < count; from += AT_ONCE) {
        progress.checkCancelled();
        progress.update((double) from / count, Phrase.of("telling cells of {0}", dev.name()));
        int[] items = IntStream.range(from, Math.min(from + AT_ONCE, count)).toArray();
        List<List<Long>> clips = new ArrayList<>();
        List<boolean[]> hide = new ArrayList<>();
        List<TokenizedText> texts = new ArrayList<>();
        for (int i : items) {
          clips.add(dev.rows(i, plan.clips(), null));
          hide.add(cells.hide(config.cellsPerClip(), new SplittableRandom(seed + i)));
          texts.add(dev.text(i, null));
        }
        List<float[]> states = new ArrayList<>();
        if (withText) {
          states.addAll(data.states().of(texts));
        } else {
          texts.forEach(t -> states.add(null));
        }
        try (NDManager step = manager.newSubManager()) {
          TokenFeatures.Batch text = PairBatch.text(step, config, net.fusion(), states);
          PairBatch.Video video = PairBatch.video(step, config, dev.grids().cells(), clips);
          Objectives.HiddenCells hidden = Objectives.HiddenCells.of(step, video, clips, hide);
          FusionNet.Output out = fuse(net, text, video, masked.hide(video.grid(), hidden.hide()));
          NDArray said = masked.cells(out.video(), hidden.places());
          double m = (double) said.size();
          error += m * Losses.cells(said, hidden.target()).getFloat();
          known += m * Losses.cells(mean.at(step, hidden.places()), hidden.target()).getFloat();
        }
      }
    }
    return 1 - error / known;
  }

  private UsualCells usual(String set) throws SightlineException {
    Pairs train = data.train().stream().filter(p -> p.name().equals(set)).findFirst().orElseThrow();
    UsualCells known = usual.get(set);
    if (known == null) {
      known = UsualCells.of(engine, config, train);
      usual.put(set, known);
    }
    return known;
  }

  /** R@1, text to video among at most {@link #AMONG} pairs, by the sum of both scores. */
  double recall(ParameterSet parameters, Pairs dev) throws SightlineException {
    int count = Math.min(AMONG, Math.min(plan.looked(), dev.size()));
    int[] items = IntStream.range(0, count).toArray();
    int clips = IntStream.of(items).map(dev::clips).min().orElseThrow();
    List<TokenizedText> texts = new ArrayList<>();
    List<List<Long>> rows = new ArrayList<>();
    for (int i : items) {
      texts.add(dev.text(i, null));
      rows.add(dev.rows(i, Math.min(clips, plan.clips()), null));
    }
    List<float[]> states = data.states().of(texts);
    try (NDManager manager = engine.newManager()) {
      MultimodalNet net = new MultimodalNet(config, parameters, false);
      TokenFeatures.Batch text = PairBatch.text(manager, config, net.fusion(), states);
      NDArray grid = PairBatch.video(manager, config, dev.grids().cells(), rows).grid();
      long[] best = AlignmentLoss.logits(net.alignment(), text, grid).argMax(1).toLongArray();
      return IntStream.range(0, count).filter(i -> best[i] == i).count() / (double) count;
    }
  }

  private static FusionNet.Output fuse(
      MultimodalNet net, TokenFeatures.Batch text, PairBatch.Video video, NDArray grid) {
    return net.fusion().forward(text.hidden(), text.mask(), grid, video.mask(), video.time());
  }
}
