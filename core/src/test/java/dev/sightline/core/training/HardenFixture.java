package dev.sightline.core.training;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.training.feature.TokenFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Videos of two classes that a few strong channels tell apart, and many weak ones too: a map that
 * leans on the weak ones is right, and easily led astray (Tsipras et al., 2019).
 */
final class HardenFixture {
  static final int CHANNELS = 48;
  private static final int STRONG = 4;
  private static final int ITEMS = 64;

  private HardenFixture() {}

  static ModelConfig config(HeadSpec head) {
    return new ModelConfig(8, CHANNELS, 8, 8, 8, 1, 2, 3, 2, 2, 1, 1, 25, 8, List.of(head));
  }

  static LabelledFeatures data(Path file, ModelConfig config) throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    int length = config.cellsPerClip() * CHANNELS;
    List<List<List<Long>>> clips = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    try (FeatureWriter writer = new FeatureWriter(file, length)) {
      for (int i = 0; i < ITEMS; i++) {
        int label = i % 2;
        float[] v = new float[length];
        for (int k = 0; k < length; k++) {
          double mean = k % CHANNELS < STRONG ? 1.2 : 0.35;
          v[k] = (float) ((label == 0 ? mean : -mean) + 0.6 * random.nextGaussian());
        }
        writer.append(v);
        clips.add(List.of(List.of((long) i)));
        labels.add(label);
      }
      writer.complete();
    }
    return new LabelledFeatures(
        config.heads().getFirst().key(),
        FeatureStore.open(file, length),
        clips,
        new TokenFeatures(tokens(file.resolveSibling("tokens")), new long[] {0}),
        clips.stream().map(c -> List.<Integer>of()).toList(),
        labels);
  }

  private static FeatureStore tokens(Path file) throws Exception {
    try (FeatureWriter writer = new FeatureWriter(file, 8)) {
      writer.complete();
    }
    return FeatureStore.open(file, 8);
  }
}
