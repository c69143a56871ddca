package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.job.Progress;
import org.junit.jupiter.api.Test;

class IntegratedGradientsOfPixelsTest {
  /** The pixels of that model are its cells, so each cell's share is the cell's part. */
  @Test
  void aCellGetsWhatItsPixelsAdd() throws Exception {
    ExplainRequest r = new LinearModel("a b").request();
    Explanation x =
        new IntegratedGradientsOfPixels()
            .explain(
                new ExplainRequest(
                    r.analyzer(),
                    r.features(),
                    r.analysis(),
                    r.target(),
                    ExplainOptions.DEFAULT.withEffort(4, 4)),
                Progress.NONE);
    for (int i = 0; i < x.cells().size(); i++) {
      assertThat(x.cellScores()[i])
          .isCloseTo(
              (float) LinearModel.part(i, LinearModel.CHANNELS, LinearModel.CELL_SHIFT),
              within(1e-5f));
    }
    assertThat(x.completenessGap()).isCloseTo(0, within(1e-4));
  }
}
