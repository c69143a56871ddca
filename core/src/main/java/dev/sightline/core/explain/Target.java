package dev.sightline.core.explain;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/** The one number of a model that is explained. */
public sealed interface Target {
  /**
   * The number as gradients take it: the logit of a class, the text–video score itself.
   *
   * @return not a number if the answer does not tell it
   */
  double logit(Answer answer);

  /**
   * The number as a user sees it: a calibrated probability, or the text–video score.
   *
   * @return not a number if the answer does not tell it
   */
  double probability(Answer answer);

  /**
   * The number of {@link #logit} and its gradient: one forward and one backward pass.
   *
   * @throws SightlineException if the user cancelled
   */
  GradientAnswer gradient(Gradients gradients, GradientPoint at, Progress stop)
      throws SightlineException;

  /** Short and stable, as the command line takes it: {@code topics:cooking}, {@code score}. */
  String key(Analysis analysis);

  /**
   * A class of a task head.
   *
   * @param head the head's key
   * @param label index of the class in the head
   */
  record OfClass(String head, int label) implements Target {
    public OfClass {
      if (label < 0) {
        throw new IllegalArgumentException("label " + label);
      }
    }

    @Override
    public double logit(Answer answer) {
      return of(answer.logits().get(head));
    }

    @Override
    public double probability(Answer answer) {
      return of(answer.probabilities().get(head));
    }

    private double of(float[] values) {
      return values == null || label >= values.length ? Double.NaN : values[label];
    }

    @Override
    public GradientAnswer gradient(Gradients gradients, GradientPoint at, Progress stop)
        throws SightlineException {
      return gradients.logit(at, head, label, stop);
    }

    @Override
    public String key(Analysis analysis) {
      return head
          + ":"
          + analysis
              .head(head)
              .filter(h -> label < h.labels().size())
              .map(h -> h.labels().get(label))
              .orElse(Integer.toString(label));
    }
  }

  /** How well text and video fit: the late-interaction score, a cosine in -1..1. */
  record Score() implements Target {
    @Override
    public double logit(Answer answer) {
      return answer.score();
    }

    @Override
    public double probability(Answer answer) {
      return answer.score();
    }

    @Override
    public GradientAnswer gradient(Gradients gradients, GradientPoint at, Progress stop)
        throws SightlineException {
      return gradients.score(at, stop);
    }

    @Override
    public String key(Analysis analysis) {
      return SCORE;
    }
  }

  /** Key of {@link Score}. */
  String SCORE = "score";

  /**
   * Reads a key.
   *
   * @param key {@code score}, or a head and a class such as {@code topics:cooking}; upper and lower
   *     case are the same
   * @throws SightlineException {@code UNSUPPORTED} if the model has no such class
   */
  static Target parse(String key, Analysis analysis) throws SightlineException {
    if (key.equalsIgnoreCase(SCORE)) {
      return new Score();
    }
    int colon = key.indexOf(':');
    if (colon > 0) {
      var head = analysis.head(key.substring(0, colon));
      String name = key.substring(colon + 1);
      for (int i = 0; head.isPresent() && i < head.get().labels().size(); i++) {
        if (head.get().labels().get(i).equalsIgnoreCase(name)) {
          return new OfClass(head.get().head(), i);
        }
      }
    }
    throw new SightlineException(
        Problem.UNSUPPORTED,
        Phrase.of(
            "The model has no class \"{0}\"; write head:class, such as topics:cooking.", key));
  }
}
