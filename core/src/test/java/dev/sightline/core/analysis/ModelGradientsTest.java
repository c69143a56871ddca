package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.model.gradient.MapGradient;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path with gradients against the path without, and against finite differences. */
class ModelGradientsTest {
  private static final float SAME = 1e-4f;

  @TempDir private Path folder;

  /** A model beside a sample video and a text. */
  private record Scene(ModelAnalyzer analyzer, VideoFeatures features, Analysis analysis)
      implements AutoCloseable {
    Gradients gradients() throws SightlineException {
      return analyzer.gradients(features, analysis.text().text(), Progress.NONE);
    }

    @Override
    public void close() {
      analyzer.close();
    }
  }

  private Scene open(String model, String sample, String text) throws Exception {
    ModelAnalyzer analyzer =
        ModelAnalyzer.open(
            BundleReader.openResource("/dev/sightline/resources/models/" + model),
            new AnalysisCache(folder.resolve("cache"), 1L << 30),
            2,
            "test");
    VideoFeatures features = analyzer.encode(video(sample), Progress.NONE);
    return new Scene(analyzer, features, analyzer.analyzeFirst(features, text, Progress.NONE));
  }

  private Path video(String name) throws Exception {
    if (name.equals("laboratory-order")) {
      new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
          .write(List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
      return folder.resolve("world/videos/dev-order-000000.mp4");
    }
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    return samples.unpack(
        samples.samples().stream().filter(s -> s.id().equals(name)).findFirst().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "everyday, four-pictures, topics, a cat and a rocket",
    "everyday-zh, four-pictures, topics, 一只猫和一枚火箭",
    "laboratory, laboratory-order, order, the red circle comes first"
  })
  void bothPathsSayTheSame(String model, String sample, String head, String text) throws Exception {
    try (Scene s = open(model, sample, text);
        Gradients gradients = s.gradients()) {
      GradientPoint at = gradients.point().withMaps();
      GradientAnswer logit = gradients.logit(at, head, 1, Progress.NONE);
      // the window's probabilities are calibrated: their order of logits differs by a scale only
      assertThat(scaledDifferences(logit.logits()))
          .containsExactly(
              scaledDifferences(logs(s.analysis().head(head).orElseThrow().probabilities())),
              within(1e-3));
      assertThat(logit.value()).isEqualTo(logit.logits()[1]);
      same(logit.maps(), AttentionStream.TEXT_SELF, s, AttentionStack.Kind.TEXT_SELF);
      same(logit.maps(), AttentionStream.TEXT_TO_VIDEO, s, AttentionStack.Kind.TEXT_TO_VIDEO);
      same(logit.maps(), AttentionStream.VIDEO_TO_TEXT, s, AttentionStack.Kind.VIDEO_TO_TEXT);
      GradientAnswer score = gradients.score(at, Progress.NONE);
      assertThat(score.value()).isCloseTo(s.analysis().alignmentScore(), within(SAME));
      same(score.maps(), AttentionStream.ALIGNMENT_TO_VIDEO, s, AttentionStack.Kind.ALIGNMENT);
    }
  }

  private static float[] logs(List<Float> p) {
    float[] out = new float[p.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.log(p.get(i));
    }
    return out;
  }

  /** Differences of logits to their mean, in units of the largest. */
  private static double[] scaledDifferences(float[] logits) {
    double mean = 0;
    for (float v : logits) {
      mean += v / logits.length;
    }
    double most = 0;
    for (float v : logits) {
      most = Math.max(most, Math.abs(v - mean));
    }
    double[] out = new double[logits.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (logits[i] - mean) / most;
    }
    return out;
  }

  private static void same(
      List<MapGradient> maps, AttentionStream stream, Scene scene, AttentionStack.Kind kind) {
    List<MapGradient> layers = maps.stream().filter(m -> m.stream() == stream).toList();
    var stack = scene.analysis().attention(kind);
    assertThat(layers).hasSize(stack.map(AttentionStack::layers).orElse(0));
    for (MapGradient m : layers) {
      int size = m.attention().values().length;
      float[] expected =
          Arrays.copyOfRange(
              stack.orElseThrow().values(), m.layer() * size, (m.layer() + 1) * size);
      for (int i = 0; i < size; i++) {
        assertThat(m.attention().values()[i]).isCloseTo(expected[i], within(SAME));
      }
    }
  }

  /** What each kind of gradient promises along a random direction is what happens. */
  @ParameterizedTest
  @CsvSource({
    "everyday, four-pictures, topics, a cat and a rocket",
    "laboratory, laboratory-order, order, the red circle comes first"
  })
  void gradientsAreSlopes(String model, String sample, String head, String text) throws Exception {
    try (Scene s = open(model, sample, text);
        Gradients g = s.gradients()) {
      GradientPoint p = g.point();
      GradientAnswer logit = g.logit(p, head, 0, Progress.NONE);
      GradientAnswer score = g.score(p, Progress.NONE);
      float[] towards = direction(p.embeddings(), 1);
      slope(
          dot(logit.embeddings(), towards),
          e -> g.logit(p.at(moved(p.embeddings(), towards, e), p.cells()), head, 0, Progress.NONE));
      slope(
          dot(score.embeddings(), towards),
          e -> g.score(p.at(moved(p.embeddings(), towards, e), p.cells()), Progress.NONE));
      float[] cells = direction(p.cells(), 2);
      slope(
          dot(logit.cells(), cells),
          e -> g.logit(p.at(p.embeddings(), moved(p.cells(), cells, e)), head, 0, Progress.NONE));
      slope(
          dot(score.cells(), cells),
          e -> g.score(p.at(p.embeddings(), moved(p.cells(), cells, e)), Progress.NONE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "everyday, four-pictures, topics, a cat and a rocket",
    "laboratory, laboratory-order, order, the red circle comes first"
  })
  void gradientsReachThePixels(String model, String sample, String head, String text)
      throws Exception {
    try (Scene s = open(model, sample, text);
        Gradients g = s.gradients()) {
      List<float[]> pixels = g.pixels(Progress.NONE);
      float[] clip = pixels.get(1);
      float[] cells = g.cells(clip, Progress.NONE);
      int size = cells.length;
      GradientPoint p = g.point();
      // stored features are rounded to half precision; what is encoded now is not
      assertThat(distance(cells, Arrays.copyOfRange(p.cells(), size, 2 * size)))
          .isLessThan(2e-3 * distance(cells, new float[size]));
      float[] cellGradient =
          Arrays.copyOfRange(g.logit(p, head, 0, Progress.NONE).cells(), size, 2 * size);
      // flat colours are ties for max pooling, where there is no slope: off them
      float[] noisy = moved(clip, direction(clip, 3), 0.05f);
      float[] gradient = g.pixelGradient(noisy, cellGradient, Progress.NONE);
      // straight up the slope, where it is steepest and rounding matters least
      double steepness = norm(gradient);
      double nearest = Double.MAX_VALUE;
      for (double way : new double[] {0.001, 0.005, 0.02}) { // short: rounding; long: kinks of ReLU
        float step = (float) (way / steepness);
        double up = dot(g.cells(moved(noisy, gradient, step), Progress.NONE), cellGradient);
        double down = dot(g.cells(moved(noisy, gradient, -step), Progress.NONE), cellGradient);
        double seen = (up - down) / (2 * way);
        nearest = Math.min(nearest, Math.abs(seen / steepness - 1));
      }
      assertThat(nearest).isLessThan(0.03);
      String last = g.convolutions().getLast();
      ClipAnswer top = g.convolution(1, cellGradient, last, Progress.NONE);
      // Σ activation ⊙ gradient of the last convolution = Σ cell ⊙ gradient: only a mean lies
      // between
      assertThat(dot(top.activation().values(), top.gradient().values()))
          .isCloseTo(
              dot(Arrays.copyOfRange(p.cells(), size, 2 * size), cellGradient), within(1e-3));
    }
  }

  private interface Value {
    GradientAnswer at(float step) throws SightlineException;
  }

  private static void slope(double promised, Value value) throws SightlineException {
    float step = 5e-3f;
    double seen = (value.at(step).value() - value.at(-step).value()) / (2.0 * step);
    assertThat(seen).isCloseTo(promised, within(0.02 * Math.abs(promised) + 2e-4));
  }

  private static float[] direction(float[] like, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] out = new float[like.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) random.nextGaussian();
    }
    return out;
  }

  private static float[] moved(float[] from, float[] direction, float step) {
    float[] out = from.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += step * direction[i];
    }
    return out;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double norm(float[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double distance(float[] a, float[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  @Test
  void withoutATextClassesStillHaveGradientsAndTheScoreHasNone() throws Exception {
    try (Scene s = open("laboratory", "laboratory-order", "");
        Gradients g = s.gradients()) {
      GradientAnswer answer = g.logit(g.point().withMaps(), "direction", 0, Progress.NONE);
      assertThat(norm(answer.cells())).isPositive();
      assertThat(answer.embeddings()).isEmpty();
      assertThat(g.maskedEmbeddings(Progress.NONE)).isEmpty();
      assertThatThrownBy(() -> g.score(g.point(), Progress.NONE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aCancelledQuestionEndsAtOnce() throws Exception {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    try (Scene s = open("laboratory", "laboratory-order", "a circle");
        Gradients g = s.gradients()) {
      assertThatThrownBy(() -> g.score(g.point(), cancelled))
          .isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> g.pixels(cancelled)).isInstanceOf(CancelledException.class);
    }
  }
}
