package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.analysis.statistics.AttentionStatistics;
import dev.sightline.core.analysis.statistics.HeadStatistics;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.method.AttentionRollout;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Softmax;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks into what the open video's model computed. */
final class AttentionExamples {
  private static final int CLASSES = 5;

  /** Rows that a small example shows. */
  private static final int MOST = 14;

  /** Probabilities below this have a logarithm that means nothing. */
  private static final double LEAST = 1e-7;

  private AttentionExamples() {}

  /** The first head's likeliest classes under another temperature. */
  static Optional<Example> temperature(Analysis analysis) {
    return analysis.heads().stream().findFirst().map(AttentionExamples::scaled);
  }

  private static Example scaled(HeadResult head) {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(new Knob(Messages.text("example.temperature"), 0.1, 5, 1, false));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        double[] logits =
            head.probabilities().stream()
                .mapToDouble(p -> Math.log(Math.max(LEAST, p)) / values[0])
                .toArray();
        float[] p = Softmax.of(logits);
        List<Row> rows = new ArrayList<>();
        for (int label : head.top(CLASSES)) {
          rows.add(new Row(head.labels().get(label), p[label], percent(p[label])));
        }
        return new Shown(rows, Messages.text("example.temperature.says"));
      }
    };
  }

  /** One word over the clips. */
  static Optional<Example> words(Analysis analysis) {
    return analysis
        .attention(Kind.ALIGNMENT)
        .or(() -> analysis.attention(Kind.TEXT_TO_VIDEO))
        .filter(s -> s.query() instanceof Axis.Tokens)
        .map(AttentionExamples::overClips);
  }

  private static Example overClips(AttentionStack stack) {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(token(stack.query()));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        TokenClipMatrix matrix = TokenClipMatrix.of(stack.meanOverHeads(0));
        int row = (int) values[0] - 1;
        int clips = matrix.clips().size();
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < Math.min(MOST, clips); c++) {
          float a = matrix.at(row, c);
          rows.add(new Row(Messages.text("example.attention.clip", c + 1), a, percent(a)));
        }
        return new Shown(
            rows,
            Messages.text(
                "example.attention.says",
                stack.query().label(row),
                percent(matrix.rowSum(row)),
                clips));
      }
    };
  }

  /** One token of one head over the others. */
  static Optional<Example> heads(Analysis analysis) {
    return self(analysis).map(AttentionExamples::oneHead);
  }

  private static Example oneHead(AttentionStack self) {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(Messages.text("example.layer"), 1, self.layers(), 1, true),
            new Knob(Messages.text("example.head"), 1, self.heads(), 1, true),
            token(self.query()));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        AttentionMap map = self.map((int) values[0] - 1, (int) values[1] - 1);
        int row = (int) values[2] - 1;
        HeadStatistics numbers =
            AttentionStatistics.of(
                    new AttentionStack(self.kind(), 1, 1, self.query(), self.key(), map.values()))
                .head(0, 0);
        return new Shown(
            tokens(self.key(), map.values(), row),
            Messages.text(
                "example.head.says",
                self.query().label(row),
                String.format(Locale.ROOT, "%.2f", numbers.evenness())));
      }
    };
  }

  /** How much of a head's weight goes to tokens that stand for nothing. */
  static Optional<Example> sinks(Analysis analysis) {
    return self(analysis).map(AttentionExamples::sinksOf);
  }

  private static Example sinksOf(AttentionStack self) {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(new Knob(Messages.text("example.layer"), 1, self.layers(), 1, true));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) {
        AttentionStatistics numbers = AttentionStatistics.of(self);
        int layer = (int) values[0] - 1;
        List<Row> rows = new ArrayList<>();
        for (int h = 0; h < self.heads(); h++) {
          double share = numbers.head(layer, h).sinkShare();
          rows.add(new Row(Messages.text("example.sink.head", h + 1), share, percent(share)));
        }
        return new Shown(
            rows, Messages.text("example.sink.says", percent(numbers.layer(layer).sinkShare())));
      }
    };
  }

  /** What of each token has reached one token after some layers. */
  static Optional<Example> rollout(Analysis analysis) {
    return self(analysis).map(AttentionExamples::rolled);
  }

  private static Example rolled(AttentionStack self) {
    return new Example() {
      @Override
      public List<Knob> knobs() {
        return List.of(
            new Knob(
                Messages.text("example.rollout.layers"), 1, self.layers(), self.layers(), true),
            token(self.query()));
      }

      @Override
      public Shown at(String text, double[] values, Progress progress) throws SightlineException {
        List<Matrix> layers = new ArrayList<>();
        int n = self.query().size();
        for (int l = 0; l < (int) values[0]; l++) {
          float[] mean = self.meanOverHeads(l).values();
          double[] wide = new double[mean.length];
          for (int i = 0; i < wide.length; i++) {
            wide[i] = mean[i];
          }
          layers.add(new Matrix(n, n, wide));
        }
        Matrix rolled = AttentionRollout.rollout(layers, progress);
        int row = (int) values[1] - 1;
        return new Shown(
            tokens(self.key(), rolled.floats(), row),
            Messages.text(
                "example.rollout.says",
                self.query().label(row),
                percent(rolled.at(row, row)),
                (int) values[0]));
      }
    };
  }

  private static Optional<AttentionStack> self(Analysis analysis) {
    return analysis.attention(Kind.TEXT_SELF).filter(s -> s.query().size() > 2);
  }

  /** The third token to begin with: the first is [CLS], the second often an article. */
  private static Example.Knob token(Axis axis) {
    return new Example.Knob(
        Messages.text("example.token"), 1, axis.size(), Math.min(3, axis.size()), true);
  }

  private static List<Example.Row> tokens(Axis key, float[] values, int row) {
    List<Example.Row> rows = new ArrayList<>();
    for (int k = 0; k < Math.min(MOST, key.size()); k++) {
      float a = values[row * key.size() + k];
      rows.add(new Example.Row(key.label(k), a, percent(a)));
    }
    return rows;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
