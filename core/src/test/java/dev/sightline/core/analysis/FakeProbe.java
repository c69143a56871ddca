package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * For tests only: each visible token and each visible clip adds its own number to each logit, so
 * that what hiding does is known.
 *
 * @param head key of its only head
 * @param labels number of its classes
 */
public record FakeProbe(Axis.Tokens tokens, Axis.Cells cells, String head, int labels)
    implements Probe {
  @Override
  public float scoreScale() {
    return 1;
  }

  @Override
  public List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException {
    List<Answer> answers = new ArrayList<>();
    for (Mask mask : masks) {
      progress.checkCancelled();
      progress.update((double) answers.size() / masks.size(), "Asking");
      answers.add(answer(mask));
    }
    return answers;
  }

  private Answer answer(Mask mask) {
    float[] logits = new float[labels];
    float[] probabilities = new float[labels];
    double sum = 0;
    for (int k = 0; k < labels; k++) {
      double logit = 0;
      for (int i = 0; i < tokens.size(); i++) {
        logit += mask.isTokenHidden(i) ? 0 : 3 * (FakeAnalyzer.noise(i, k) - 0.5);
      }
      for (int i = 0; i < cells.size(); i++) {
        int clip = i / cells.grid().cells();
        double each = 3 * (FakeAnalyzer.noise(100 + clip, k) - 0.5) / cells.grid().cells();
        logit += mask.isCellHidden(i) ? 0 : each;
      }
      logits[k] = (float) logit;
      probabilities[k] = (float) Math.exp(logit);
      sum += probabilities[k];
    }
    for (int k = 0; k < labels; k++) {
      probabilities[k] /= (float) sum;
    }
    return new Answer(Map.of(head, logits), Map.of(head, probabilities), 0.5f);
  }

  @Override
  public void close() {}
}
