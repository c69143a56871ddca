package dev.sightline.core.training.pretraining;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A network and a world that are small enough for a test: what is seen decides on a word. */
final class Tiny {
  static final ModelConfig CONFIG =
      new ModelConfig(6, 8, 4, 4, 16, 2, 2, 2, 2, 2, 1, 1, 1, 4, List.of());

  /** Two of four words that stand for what is seen. */
  private static final List<String> SEEN = List.of("red", "blue", "green", "white");

  private Tiny() {}

  /** Clips of four looks, in turn; item i shows look i mod 4 in one clip. */
  static CaptionGrids.Set grids(Path file, int items, long seed) throws Exception {
    int row = CONFIG.cellsPerClip() * CONFIG.videoChannels();
    if (!Files.exists(file)) {
      SplittableRandom random = new SplittableRandom(seed);
      try (FeatureWriter writer = new FeatureWriter(file, row)) {
        for (int i = 0; i < items; i++) {
          float[] cells = new float[row];
          for (int k = 0; k < row; k++) {
            int channel = k % CONFIG.videoChannels();
            cells[k] =
                (float) ((channel / 2 == i % SEEN.size() ? 3 : 0) + 0.2 * random.nextDouble());
          }
          writer.append(cells);
        }
        writer.complete();
      }
    }
    List<List<List<Long>>> clips = new ArrayList<>();
    List<List<String>> captions = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      clips.add(List.of(List.of((long) i)));
      captions.add(List.of("a " + SEEN.get(i % SEEN.size()) + " thing"));
    }
    return new CaptionGrids.Set(FeatureStore.open(file, row), clips, captions);
  }

  static Pairs pairs(CaptionGrids.Set grids) {
    return new Pairs(
        "things",
        grids,
        grids.captions().stream().map(c -> c.stream().map(Texts::of).toList()).toList());
  }

  /** Numbers that follow from a token and its place: a hidden word tells its place alone. */
  static List<float[]> states(List<TokenizedText> texts) {
    List<float[]> out = new ArrayList<>();
    for (TokenizedText text : texts) {
      float[] states = new float[text.tokens().size() * CONFIG.textDim()];
      for (int i = 0; i < states.length; i++) {
        int id = text.tokens().get(i / CONFIG.textDim()).id();
        int place = i / CONFIG.textDim();
        int k = 1 + i % CONFIG.textDim();
        states[i] = (float) (Math.sin(id * k) + Math.sin(2.0 * place * k));
      }
      out.add(states);
    }
    return out;
  }

  static PretrainPlan plan(int rounds, int steps, PretrainPlan.Weights weights) {
    return new PretrainPlan(
        rounds,
        steps,
        Map.of("things", 8),
        1,
        weights,
        0.15,
        0.5,
        0.3,
        1,
        0.5,
        10,
        16,
        2e-2,
        0,
        5,
        0.8,
        20);
  }
}
