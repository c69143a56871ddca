package dev.sightline.core.model.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Native memory of the path with gradients, and what repeats. */
class GradientModelTest {
  private static final int CLIPS = 2;

  private static ModelBundle bundle() throws Exception {
    return BundleReader.openResource("/dev/sightline/resources/models/laboratory");
  }

  private static GradientPoint point(ModelBundle bundle, GradientModel model) throws Exception {
    ModelConfig c = bundle.manifest().config();
    float[] cells = new float[CLIPS * c.cellsPerClip() * c.videoChannels()];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) random.nextDouble();
    }
    try (var tokenizer = bundle.openTokenizer()) {
      TokenizedText words = tokenizer.tokenize("a red circle moves");
      float[] content = new float[words.tokens().size()];
      Arrays.fill(content, 1, content.length - 1, 1);
      return new GradientPoint(model.embeddings(words), content, cells, true);
    }
  }

  @Test
  void fiftyRunsLeaveNothingBehindAndSayTheSame() throws Exception {
    ModelBundle bundle = bundle();
    try (GradientModel model = GradientModel.open(bundle, new TorchEngine(1))) {
      GradientPoint at = point(bundle, model);
      GradientAnswer first = model.logit(at, CLIPS, "colour", 2);
      model.score(at, CLIPS);
      int before = model.nativeArrays();
      for (int i = 0; i < 50; i++) {
        GradientAnswer again = model.logit(at, CLIPS, "colour", 2);
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.embeddings()).isEqualTo(first.embeddings());
        model.score(at, CLIPS);
      }
      assertThat(model.nativeArrays()).isEqualTo(before);
    }
  }

  @Test
  void mapsComeInTheOrderInWhichTheModelUsesThem() throws Exception {
    ModelBundle bundle = bundle();
    try (GradientModel model = GradientModel.open(bundle, new TorchEngine(1))) {
      GradientPoint at = point(bundle, model);
      assertThat(model.logit(at, CLIPS, "colour", 2).maps())
          .extracting(MapGradient::stream)
          .containsExactly(
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_SELF,
              AttentionStream.TEXT_TO_VIDEO,
              AttentionStream.VIDEO_TO_TEXT,
              AttentionStream.TEXT_TO_VIDEO,
              AttentionStream.VIDEO_TO_TEXT);
      assertThat(model.score(at, CLIPS).maps())
          .extracting(MapGradient::stream)
          .endsWith(AttentionStream.ALIGNMENT_TO_VIDEO, AttentionStream.ALIGNMENT_TO_TEXT);
    }
  }

  /** The gradient of a map against what a change of the number does: Σ over the map is exact. */
  @Test
  void aClipsConvolutionsLeaveNothingBehind() throws Exception {
    ModelBundle bundle = bundle();
    try (ClipNetwork clips = ClipNetwork.open(bundle, new TorchEngine(1))) {
      float[] pixels = new float[clips.pixelValues()];
      float[] cells = clips.cells(pixels);
      float[] gradient = new float[cells.length];
      Arrays.fill(gradient, 1);
      clips.pixels(pixels, gradient);
      int before = clips.nativeArrays();
      for (int i = 0; i < 50; i++) {
        clips.cells(pixels);
        clips.pixels(pixels, gradient);
        clips.convolution(pixels, gradient, "conv5b");
      }
      assertThat(clips.nativeArrays()).isEqualTo(before);
    }
  }
}
