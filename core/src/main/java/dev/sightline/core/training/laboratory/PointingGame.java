package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabItem;
import dev.sightline.core.laboratory.WordSpan;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pointing game (Zhang et al., 2018) against the truth, for each map: does its greatest value
 * lie on a word, a clip, a cell that matters?
 *
 * <ul>
 *   <li>tokens: the row of the map with the greatest single weight belongs to a word that matters;
 *       special tokens do not count
 *   <li>clips: the clip with the greatest share, summed over its cells and over all words
 *   <li>cells: the cell with the greatest sum over all words lies, in the right clip, where a
 *       target is seen in some frame
 * </ul>
 */
final class PointingGame {
  /** The alignment as the app shows it for all words: each row times the word's importance. */
  private static final String WEIGHTED = "alignment.weighted";

  private final NDManager manager;
  private final MultimodalNet net;
  private final SentenceStates sentences;
  private final WorldOptions options;

  PointingGame(
      NDManager manager, MultimodalNet net, SentenceStates sentences, WorldOptions options) {
    this.manager = manager;
    this.net = net;
    this.sentences = sentences;
    this.options = options;
  }

  /**
   * @return for each figure one value per item: 1 or 0, or for {@code chance.*} the probability of
   *     a hit by chance
   */
  Map<String, double[]> run(VideoSet set, Progress progress) throws SightlineException {
    Map<String, double[]> hits = new LinkedHashMap<>();
    int n = set.items().size();
    for (int i = 0; i < n; i++) {
      progress.checkCancelled();
      progress.update((double) i / n, Phrase.of("pointing game"));
      LabItem item = set.items().get(i);
      sentences.learn(List.of(item.sentence().text()));
      Goal goal = goal(item);
      try (NDManager step = manager.newSubManager()) {
        Map<String, float[]> maps = maps(step, item, set.grids().get(i), set.clips());
        maps.put("default", maps.get(WEIGHTED));
        for (Map.Entry<String, float[]> map : maps.entrySet()) {
          double[] h = goal.hits(map.getValue());
          put(hits, map.getKey() + ".tokens.top1", n, i, h[0]);
          put(hits, map.getKey() + ".clips.top1", n, i, h[1]);
          put(hits, map.getKey() + ".cells.top1", n, i, h[2]);
        }
        double[] chance = goal.chance();
        put(hits, "chance.tokens.top1", n, i, chance[0]);
        put(hits, "chance.clips.top1", n, i, chance[1]);
        put(hits, "chance.cells.top1", n, i, chance[2]);
      }
    }
    return hits;
  }

  private static void put(Map<String, double[]> all, String key, int n, int i, double value) {
    all.computeIfAbsent(key, k -> new double[n])[i] = value;
  }

  /**
   * What is right.
   *
   * @param tokens {@code [tokens]}: 1 matters, 0 does not, −1 is special
   * @param clips {@code [clips]}
   * @param cells {@code [clips · c]}
   */
  private record Goal(int[] tokens, boolean[] clips, boolean[] cells) {
    /** {@code map [tokens, cells]}: whether its greatest token, clip and cell are right. */
    double[] hits(float[] map) {
      int c = cells.length;
      int token = -1;
      float highest = -1;
      double[] sum = new double[c];
      for (int t = 0; t < tokens.length; t++) {
        for (int i = 0; i < c && tokens[t] >= 0; i++) {
          sum[i] += map[t * c + i];
          if (map[t * c + i] > highest) {
            highest = map[t * c + i];
            token = t;
          }
        }
      }
      double[] byClip = new double[clips.length];
      for (int i = 0; i < c; i++) {
        byClip[i * clips.length / c] += sum[i];
      }
      return new double[] {
        tokens[token] == 1 ? 1 : 0, clips[greatest(byClip)] ? 1 : 0, cells[greatest(sum)] ? 1 : 0
      };
    }

    private static int greatest(double[] values) {
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        best = values[i] > values[best] ? i : best;
      }
      return best;
    }

    double[] chance() {
      return new double[] {
        (double) java.util.Arrays.stream(tokens).filter(t -> t == 1).count()
            / java.util.Arrays.stream(tokens).filter(t -> t >= 0).count(),
        share(clips),
        share(cells)
      };
    }

    private static double share(boolean[] values) {
      int n = 0;
      for (boolean v : values) {
        n += v ? 1 : 0;
      }
      return (double) n / values.length;
    }
  }

  private Goal goal(LabItem item) throws SightlineException {
    List<Token> tokens = sentences.get(item.sentence().text()).tokens().tokens();
    int[] matter = new int[tokens.size()];
    for (int t = 0; t < matter.length; t++) {
      Token token = tokens.get(t);
      matter[t] = token.isSpecial() ? -1 : matters(token, item.truth().words()) ? 1 : 0;
    }
    int grid = net.config().gridHeight();
    int c = net.config().cellsPerClip();
    boolean[] clips = new boolean[item.scene().shots().size()];
    boolean[] cells = new boolean[clips.length * c];
    for (int clip : item.truth().clips()) {
      clips[clip] = true;
      boolean[] own = item.truth().cellsOfClip(item.scene(), clip, options.side(), grid);
      System.arraycopy(own, 0, cells, clip * c, c);
    }
    return new Goal(matter, clips, cells);
  }

  private static boolean matters(Token token, List<WordSpan> words) {
    return words.stream().anyMatch(w -> token.start() < w.end() && w.start() < token.end());
  }

  /** All maps as {@code [tokens, cells]}. */
  private Map<String, float[]> maps(NDManager step, LabItem item, float[] grid, int clips) {
    ModelConfig c = net.config();
    NDArray cells =
        step.create(grid, new Shape(1, (long) clips * c.cellsPerClip(), c.videoChannels()));
    TokenFeatures.Batch words = sentences.batch(step, List.of(item.sentence().text()));
    AlignmentNet align = net.alignment();
    Map<String, float[]> maps = new LinkedHashMap<>();
    NDArray alignment =
        align
            .scaledScores(align.tokens(words.hidden()).squeeze(0), align.cells(cells).squeeze(0))
            .softmax(1);
    maps.put("alignment", alignment.toFloatArray());
    maps.put(
        WEIGHTED,
        alignment
            .mul(align.tokenGates(words.hidden(), words.content()).reshape(-1, 1))
            .toFloatArray());
    float[] where = TimeBins.weights(clips, c.timeBins());
    float[] time = new float[clips * c.cellsPerClip() * c.timeBins()];
    for (int i = 0; i < clips * c.cellsPerClip(); i++) {
      System.arraycopy(
          where, i / c.cellsPerClip() * c.timeBins(), time, i * c.timeBins(), c.timeBins());
    }
    FusionNet.Output fused =
        net.fusion()
            .forward(
                words.hidden(),
                words.mask(),
                cells,
                step.ones(new Shape(1, (long) clips * c.cellsPerClip())),
                step.create(time, new Shape(1, (long) clips * c.cellsPerClip(), c.timeBins())));
    for (int l = 0; l < fused.textToVideo().size(); l++) {
      maps.put(
          "text_to_video.layer" + l, fused.textToVideo().get(l).mean(new int[] {1}).toFloatArray());
      maps.put(
          "video_to_text.layer" + l,
          fused.videoToText().get(l).mean(new int[] {1}).transpose(0, 2, 1).toFloatArray());
    }
    return maps;
  }
}
