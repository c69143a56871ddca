package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.GaussLegendre;
import dev.sightline.core.explain.PathIntegral;
import dev.sightline.core.explain.PermutationSampling;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.Bounds;
import dev.sightline.core.robustness.GradientAttack;
import dev.sightline.core.robustness.Loss;
import dev.sightline.core.robustness.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Methods of the core on functions so small that one can check them by hand. */
final class MethodExamples {
  /** Slope of the curve that levels off; at 3 it is flat where both inputs are 1. */
  private static final double STEEP = 3;

  private static final int PASSES = 20;

  private MethodExamples() {}

  /** The shares of two inputs in tanh 3(x + y), beside the plain gradient at the end. */
  static Example integratedGradients() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob("x", 0, 1, 0.9, false),
            new Knob("y", 0, 1, 0.3, false),
            new Knob(Messages.text("example.integrated.steps"), 1, 50, 4, true));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) throws SightlineException {
        float[] to = {(float) values[0], (float) values[1]};
        float[] shares =
            PathIntegral.along(
                GaussLegendre.of((int) values[2]),
                new float[2],
                to,
                MethodExamples::gradient,
                progress);
        float[] there = gradient(to);
        double gain = Math.tanh(STEEP * Rows.sum(to));
        return new Shown(
            List.of(
                new Row(Messages.text("example.integrated.share", "x"), shares[0], two(shares[0])),
                new Row(Messages.text("example.integrated.share", "y"), shares[1], two(shares[1])),
                new Row(
                    Messages.text("example.integrated.gradient"), there[0] / STEEP, two(there[0]))),
            Messages.text("example.integrated.says", two(gain), two(Rows.sum(shares) - gain)));
      }
    };
  }

  private static float[] gradient(float[] at) {
    double t = Math.tanh(STEEP * Rows.sum(at));
    float slope = (float) (STEEP * (1 - t * t));
    return new float[] {slope, slope};
  }

  /** Three words of which two count only together. */
  static Example shapley() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.shapley.alone"), 0, 1, 0.2, false),
            new Knob(Messages.text("example.shapley.together"), 0, 1, 0.6, false),
            new Knob(Messages.text("example.shapley.orders"), 4, 200, 10, true));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) throws SightlineException {
        PermutationSampling.Estimate found =
            new PermutationSampling(3, (int) values[2], 1)
                .run(
                    (coalitions, from, to) ->
                        coalitions.stream()
                            .mapToDouble(
                                in -> (in[0] ? values[0] : 0) + (in[1] && in[2] ? values[1] : 0))
                            .toArray());
        List<Row> rows = new ArrayList<>();
        String[] words = {
          Messages.text("example.shapley.first"),
          Messages.text("example.shapley.second"),
          Messages.text("example.shapley.third")
        };
        for (int i = 0; i < words.length; i++) {
          rows.add(
              new Row(
                  words[i],
                  found.values()[i],
                  two(found.values()[i]) + " ± " + two(found.errors()[i])));
        }
        return new Shown(rows, Messages.text("example.shapley.says", two(found.everything())));
      }
    };
  }

  /** What text and video add, from four answers. */
  static Example modality() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.modality.none"), 0.01, 0.99, 0.05, false),
            new Knob(Messages.text("modality.text"), 0.01, 0.99, 0.7, false),
            new Knob(Messages.text("modality.video"), 0.01, 0.99, 0.06, false),
            new Knob(Messages.text("modality.both"), 0.01, 0.99, 0.75, false));
      }

      @Override
      public Shown at(String text, double[] v, Progress progress) {
        ModalityShare share = ModalityShare.ofProbabilities(v[0], v[1], v[2], v[3]);
        return new Shown(
            List.of(
                row("modality.text", share.textPart(), share.text()),
                row("modality.video", share.videoPart(), share.video()),
                row("modality.both", share.interactionPart(), share.interaction())),
            Messages.text("example.modality.says"));
      }

      private Row row(String key, double part, double nats) {
        return new Row(
            "modality.text".equals(key)
                ? Messages.text("modality.text")
                : "modality.video".equals(key)
                    ? Messages.text("modality.video")
                    : Messages.text("modality.both"),
            part,
            LearningExamples.percent(part) + " (" + two(nats) + ")");
      }
    };
  }

  /** One step and twenty against a curved border between two classes. */
  static Example attack() {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.attack.epsilon"), 0.01, 0.6, 0.25, false),
            new Knob(Messages.text("example.attack.steps"), 1, 20, 10, true));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) throws SightlineException {
        float[] start = {0.2f, 0.2f};
        Loss loss = (x, stop) -> bowl(x);
        var one =
            new GradientAttack(AttackPlan.fgsm(Norm.LINF, values[0]), Bounds.NONE, 1)
                .run(loss, start, progress);
        var many =
            new GradientAttack(
                    AttackPlan.pgd(Norm.LINF, values[0], (int) values[1], 3, 1), Bounds.NONE, 1)
                .run(loss, start, progress);
        return new Shown(
            List.of(
                row(Messages.text("example.attack.before"), bowl(start)),
                row("FGSM", bowl(one.input())),
                row("PGD", bowl(many.input()))),
            Messages.text(
                many.fooled() ? "example.attack.fooled" : "example.attack.says",
                LearningExamples.percent(right(many.loss()))));
      }

      private Row row(String name, Loss.At at) {
        double right = right(at.value());
        return new Row(name, right, LearningExamples.percent(right));
      }
    };
  }

  /** The right class fades with a wave over the plane: one long step may jump over a valley. */
  private static Loss.At bowl(float[] x) {
    double z = 2 - PASSES * 0.5 * (x[0] - 0.2) * (x[0] - 0.2) - 2 * Math.sin(5 * x[1] - 1);
    double p = 1 / (1 + Math.exp(-z));
    // L = -ln p, dL/dz = p - 1
    double slope = p - 1;
    return new Loss.At(
        -Math.log(p),
        p < 0.5,
        new float[] {
          (float) (slope * -PASSES * (x[0] - 0.2)), (float) (slope * -10 * Math.cos(5 * x[1] - 1))
        });
  }

  private static double right(double loss) {
    return Math.exp(-loss);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }
}
