package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.AlignmentLoss;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** The losses of the three objectives on some items of a set, as they are trained. */
final class Objectives {
  private final ModelConfig config;
  private final MultimodalNet net;
  private final MaskedNet masked;
  private final PretrainPlan plan;
  private final TextMasker masker;

  Objectives(ModelConfig config, ParameterSet parameters, PretrainPlan plan, TextMasker masker) {
    this.config = config;
    this.net = new MultimodalNet(config, parameters, true);
    this.masked = new MaskedNet(parameters, true);
    this.plan = plan;
    this.masker = masker;
  }

  /**
   * Some items, with a text and some clips each.
   *
   * @param clips rows of each item's clips
   * @param hidden each text with hidden words
   * @param states what the text encoder makes of those. Reading texts is half of a step's cost, so
   *     all objectives share it: cells and contrast are learned beside texts with gaps too
   */
  record Look(
      Pairs set, List<List<Long>> clips, List<TextMasker.Masked> hidden, List<float[]> states) {}

  /** Draws texts, clips and hidden words. */
  Look look(Pairs set, int[] items, TextStates states, SplittableRandom random)
      throws SightlineException {
    List<TextMasker.Masked> hidden = new ArrayList<>();
    List<List<Long>> clips = new ArrayList<>();
    for (int item : items) {
      hidden.add(masker.mask(set.text(item, random), random));
      clips.add(set.rows(item, plan.clips(), random));
    }
    return new Look(
        set, clips, hidden, states.of(hidden.stream().map(TextMasker.Masked::text).toList()));
  }

  /** A single number, the mean over what was asked. */
  NDArray loss(NDManager step, Objective objective, Look look, SplittableRandom random) {
    return switch (objective) {
      case LANGUAGE -> language(step, look, random);
      case VIDEO -> video(step, look, random);
      case CONTRAST -> contrast(step, look, random);
    };
  }

  private NDArray language(NDManager step, Look look, SplittableRandom random) {
    List<List<Long>> clips =
        look.clips().stream()
            .map(c -> random.nextDouble() < plan.hideVideo() ? List.<Long>of() : c)
            .toList();
    TokenFeatures.Batch text = PairBatch.text(step, config, net.fusion(), look.states());
    PairBatch.Video video = PairBatch.video(step, config, look.set().grids().cells(), clips);
    FusionNet.Output out = fuse(text, video, video.filled(net.fusion()));
    long n = text.mask().getShape().get(1);
    LongStream.Builder places = LongStream.builder();
    LongStream.Builder answers = LongStream.builder();
    for (int i = 0; i < look.hidden().size(); i++) {
      long first = i * n;
      look.hidden().get(i).places().forEach(p -> places.add(first + p));
      look.hidden().get(i).answers().forEach(answers::add);
    }
    long[] asked = places.build().toArray();
    if (asked.length == 0) {
      return out.pooled().sum().mul(step.create(0f)); // no text has a word that can be guessed
    }
    return Losses.words(
        masked.words(out.text(), text.hidden(), step.create(asked)), answers.build().toArray());
  }

  private NDArray video(NDManager step, Look look, SplittableRandom random) {
    int n = Math.max(1, (int) Math.round(plan.videoItems() * look.clips().size()));
    List<List<Long>> clips = look.clips().subList(0, n);
    List<float[]> states = new ArrayList<>();
    for (float[] own : look.states().subList(0, n)) {
      states.add(random.nextDouble() < plan.hideText() ? null : own);
    }
    List<boolean[]> hide = new ArrayList<>();
    CellMasker cells = new CellMasker(plan.cells());
    clips.forEach(c -> hide.add(cells.hide(config.cellsPerClip(), random)));
    TokenFeatures.Batch text = PairBatch.text(step, config, net.fusion(), states);
    PairBatch.Video video = PairBatch.video(step, config, look.set().grids().cells(), clips);
    HiddenCells hidden = HiddenCells.of(step, video, clips, hide);
    FusionNet.Output out = fuse(text, video, masked.hide(video.grid(), hidden.hide()));
    return Losses.cells(masked.cells(out.video(), hidden.places()), hidden.target());
  }

  private NDArray contrast(NDManager step, Look look, SplittableRandom random) {
    // the loss takes videos of one length: a random stretch of the longer ones
    int k = look.clips().stream().mapToInt(List::size).min().orElseThrow();
    List<List<Long>> clips =
        look.clips().stream()
            .map(
                c -> {
                  int from = random.nextInt(c.size() - k + 1);
                  return c.subList(from, from + k);
                })
            .toList();
    PairBatch.Video video = PairBatch.video(step, config, look.set().grids().cells(), clips);
    return AlignmentLoss.of(
        net.alignment(), PairBatch.text(step, config, net.fusion(), look.states()), video.grid());
  }

  private FusionNet.Output fuse(TokenFeatures.Batch text, PairBatch.Video video, NDArray grid) {
    return net.fusion().forward(text.hidden(), text.mask(), grid, video.mask(), video.time());
  }

  /**
   * Cells that are hidden.
   *
   * @param hide {@code [b, k·c, 1]}: 1 where hidden
   * @param places {@code [m]}: the same as places in {@code [b·k·c]}
   * @param target {@code [m, channels]}: what they hold, normalised
   */
  record HiddenCells(NDArray hide, NDArray places, NDArray target) {
    /**
     * @param clips rows of each item's clips; nothing is hidden of padding
     * @param hide of each item {@code [c]}, the same in each of its clips
     */
    static HiddenCells of(
        NDManager step, PairBatch.Video video, List<List<Long>> clips, List<boolean[]> hide) {
      int b = clips.size();
      int all = Math.toIntExact(video.grid().getShape().get(1));
      int c = hide.getFirst().length;
      float[] mask = new float[b * all];
      LongStream.Builder places = LongStream.builder();
      for (int i = 0; i < b; i++) {
        for (int cell = 0; cell < clips.get(i).size() * c; cell++) {
          if (hide.get(i)[cell % c]) {
            mask[i * all + cell] = 1;
            places.add((long) i * all + cell);
          }
        }
      }
      NDArray asked = step.create(places.build().toArray());
      long channels = video.grid().getShape().get(2);
      NDArray rows =
          Embedding.embedding(asked, video.grid().reshape(-1, channels), SparseFormat.DENSE)
              .singletonOrThrow();
      return new HiddenCells(step.create(mask, new Shape(b, all, 1)), asked, Losses.target(rows));
    }
  }
}
