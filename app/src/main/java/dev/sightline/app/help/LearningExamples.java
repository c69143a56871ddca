package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Softmax;
import dev.sightline.core.model.bundle.ReliabilityBin;
import dev.sightline.core.training.evaluation.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What models are trained and scaled with. */
final class LearningExamples {
  private static final int ITEMS = 2000;
  private static final int BINS = 5;

  /** How far the made-up model exaggerates: its logits are that many times too large. */
  private static final double TOO_SURE = 2.5;

  private LearningExamples() {}

  /** The loss of one pair among others, by its score, their number, and the temperature. */
  static Example infoNce() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.infonce.right"), -1, 1, 0.5, false),
            new Knob(Messages.text("example.infonce.wrong"), -1, 1, 0.2, false),
            new Knob(Messages.text("example.infonce.others"), 1, 63, 15, true),
            new Knob(Messages.text("example.temperature"), 0.02, 1, 0.1, false));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        double[] logits = new double[1 + (int) values[2]];
        Arrays.fill(logits, values[1] / values[3]);
        logits[0] = values[0] / values[3];
        float[] p = Softmax.of(logits);
        return new Shown(
            List.of(
                new Row(Messages.text("example.infonce.right"), p[0], percent(p[0])),
                new Row(Messages.text("example.infonce.each"), p[1], percent(p[1]))),
            Messages.text(
                "example.infonce.says", String.format(Locale.ROOT, "%.2f", -Math.log(p[0]))));
      }
    };
  }

  /**
   * A made-up model that is too sure of itself: 2,000 answers whose true chances are drawn evenly
   * between a half and one, told with logits that are too large, then scaled by a temperature.
   */
  static Example calibration() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(new Knob(Messages.text("example.temperature"), 0.5, 5, 1, false));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] p = new float[ITEMS][];
        List<Integer> truth = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
          double chance = 0.5 + 0.5 * random.nextDouble();
          double logit = TOO_SURE * Math.log(chance / (1 - chance));
          p[i] = Softmax.of(new double[] {Math.min(logit, 50) / values[0], 0});
          truth.add(random.nextDouble() < chance ? 0 : 1);
        }
        List<Row> rows = new ArrayList<>();
        for (ReliabilityBin bin : Calibration.bins(p, truth, 2 * BINS)) {
          if (bin.n() > 0) {
            rows.add(
                new Row(
                    Messages.text("example.calibration.said", percent(bin.confidence())),
                    bin.accuracy(),
                    percent(bin.accuracy())));
          }
        }
        double error = Calibration.error(p, truth, IntStream.range(0, ITEMS).toArray());
        return new Shown(rows, Messages.text("example.calibration.says", percent(error)));
      }
    };
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
