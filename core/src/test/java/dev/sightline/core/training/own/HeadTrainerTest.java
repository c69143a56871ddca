package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head on made-up vectors: three classes, each around a point of its own. */
class HeadTrainerTest {
  private static final OwnPlan PLAN = new OwnPlan(12, 12, 16, 8, 0.02, 0.001, 0.9, 0.25, 0.25, 0);
  private static final List<String> LABELS = List.of("a", "b", "c");

  @TempDir private Path temp;

  private static List<Example> examples(int n, long seed, boolean texts) {
    ModelConfig c = config();
    int width = 2 * c.fusionDim() + c.textDim() + c.videoChannels();
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int label = i % LABELS.size();
      List<float[]> inputs = new ArrayList<>();
      for (int side = 0; side < 3; side++) {
        float[] v = new float[width];
        for (int k = 0; k < width; k++) {
          v[k] = (float) random.nextDouble(-1, 1) + (k % LABELS.size() == label ? 0.5f : 0);
        }
        inputs.add(v);
      }
      VideoVectors vectors =
          new VideoVectors(
              inputs.get(0),
              texts ? List.of(inputs.get(1)) : List.of(),
              texts ? List.of(inputs.get(2)) : List.of());
      all.add(new Example(null, vectors, label));
    }
    return all;
  }

  private static ModelConfig config() {
    return new ModelConfig(
        6, 5, 4, 4, 4, 1, 2, 3, 2, 2, 4, 1, 10, 8, List.of(new HeadSpec("own", LABELS)));
  }

  private LinearHead train(String file, OwnPlan plan, List<CurvePoint> curve, Progress progress)
      throws Exception {
    return new HeadTrainer(
            new TorchEngine(), config(), "own", plan, 7, temp.resolve(file + ".checkpoint"))
        .run(examples(60, 1, true), examples(30, 2, true), curve::add, progress);
  }

  @Test
  void itLearnsAndIsTheSameEachTime() throws Exception {
    List<CurvePoint> curve = new ArrayList<>();
    LinearHead one = train("one", PLAN, curve, Progress.NONE);
    LinearHead two = train("two", PLAN, new ArrayList<>(), Progress.NONE);
    assertThat(one.weight().values()).isEqualTo(two.weight().values());
    assertThat(one.bias().values()).isEqualTo(two.bias().values());
    HeadMeasures measures = new HeadMeasures(one, LABELS, true, 1);
    List<Example> dev = examples(30, 2, true);
    Temperature t = measures.temperature(dev);
    Evaluation e = measures.evaluation("own", "m", Part.DEV, dev, t, measures.better(dev));
    assertThat(e.metrics().get("both.accuracy").value()).isGreaterThan(0.7);
    assertThat(e.byClass().sides()).containsOnlyKeys("text", "video", "both");
    assertThat(curve.getFirst().values().get("train.loss"))
        .isGreaterThan(curve.getLast().values().get("train.loss"));
    float[] input = dev.getFirst().vectors().video();
    float[] plain = one.probabilities(input);
    assertThat(one.at(new Temperature(2)).probabilities(input)[0])
        .isCloseTo(
            new Temperature(2).apply(plain, 3)[0], org.assertj.core.data.Offset.offset(1e-5f));
  }

  @Test
  void aRunThatWasStoppedBetweenCheckpointsEndsWithTheSameWeights() throws Exception {
    LinearHead whole = train("whole", PLAN, new ArrayList<>(), Progress.NONE);
    Stop stop = new Stop(5 * 8 + 3); // in the middle of the sixth epoch
    List<CurvePoint> curve = new ArrayList<>();
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> train("cut", PLAN, curve, stop));
    assertThat(curve).hasSize(5);
    // what a kill leaves of the next checkpoint
    byte[] checkpoint = Files.readAllBytes(temp.resolve("cut.checkpoint"));
    Files.write(
        temp.resolve("cut.checkpoint.part"), Arrays.copyOf(checkpoint, checkpoint.length / 2));
    LinearHead resumed = train("cut", PLAN, curve, Progress.NONE);
    assertThat(curve).extracting(CurvePoint::epoch).startsWith(1, 2, 3, 4, 5, 6);
    assertThat(resumed.weight().values()).isEqualTo(whole.weight().values());
    assertThat(resumed.bias().values()).isEqualTo(whole.bias().values());
  }

  @Test
  void aDamagedCheckpointIsNotTaken() throws Exception {
    LinearHead whole = train("whole", PLAN, new ArrayList<>(), Progress.NONE);
    byte[] checkpoint = Files.readAllBytes(temp.resolve("whole.checkpoint"));
    Files.write(temp.resolve("cut.checkpoint"), Arrays.copyOf(checkpoint, checkpoint.length / 2));
    LinearHead again = train("cut", PLAN, new ArrayList<>(), Progress.NONE);
    assertThat(again.weight().values()).isEqualTo(whole.weight().values());
  }

  @Test
  void itStopsWhenNothingGetsBetter() throws Exception {
    List<CurvePoint> curve = new ArrayList<>();
    OwnPlan impatient = new OwnPlan(200, 3, 16, 8, 0.02, 0.001, 0.9, 0.25, 0.25, 0);
    train("impatient", impatient, curve, Progress.NONE);
    assertThat(curve.size()).isLessThan(200);
  }

  /** Says stop after so many questions. */
  private static final class Stop implements Progress {
    private int left;

    Stop(int questions) {
      left = questions;
    }

    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return left-- <= 0;
    }
  }
}
