package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import org.junit.jupiter.api.Test;

class CancellationTest {
  /** Cancelled as soon as the model was run so often. */
  private record After(LinearModel model, int passes) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return model.passes() >= passes;
    }
  }

  /** Whatever the method: after the user cancelled, the model is run once more at the most. */
  @Test
  void afterCancellingThereIsAtMostOneMoreForwardPass() throws Exception {
    for (Explainer e : Explainers.builtIn().all()) {
      LinearModel free = new LinearModel("two small words");
      e.explain(free.request(), Progress.NONE);
      for (int passes : new int[] {0, 1, 2, free.passes() / 2, free.passes() - 1}) {
        LinearModel model = new LinearModel("two small words");
        int before = Math.max(0, passes);
        try {
          e.explain(model.request(), new After(model, before));
          assertThat(model.passes())
              .as("%s ended by itself after %d", e.facts().key(), before)
              .isLessThanOrEqualTo(before + 1);
        } catch (CancelledException stopped) {
          assertThat(model.passes())
              .as("%s, cancelled after %d", e.facts().key(), before)
              .isLessThanOrEqualTo(before + 1);
        }
      }
    }
  }

  /** One that is cancelled before it begins does nothing at all. */
  @Test
  void cancelledBeforehandNoMethodRunsTheModel() throws Exception {
    for (Explainer e : Explainers.builtIn().all()) {
      LinearModel model = new LinearModel("two small words");
      ExplainRequest request = model.request();
      assertThatThrownBy(() -> e.explain(request, new After(model, 0)))
          .as(e.facts().key())
          .isInstanceOf(CancelledException.class);
      assertThat(model.passes()).as(e.facts().key()).isZero();
    }
  }

  /** A product of large matrices is asked row by row whether to stop. */
  @Test
  void aProductStopsWithinARow() {
    int[] asked = {0};
    Progress stop =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return ++asked[0] > 2;
          }
        };
    assertThatThrownBy(() -> Matrix.identity(64).times(Matrix.identity(64), stop))
        .isInstanceOf(CancelledException.class);
    assertThat(asked[0]).isEqualTo(3);
  }
}
