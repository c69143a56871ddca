package dev.sightline.core.model.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordScoresTest {
  private final CaptionConfig config = TinyCaptions.config();
  private final CaptionDecoder decoder = new CaptionDecoder(config, TinyCaptions.weights(config));
  private final float[] grid = TinyCaptions.grid(config, 2);
  private final BeamSearch search = new BeamSearch(decoder, BeamPlan.USUAL);

  @Test
  void withNothingHiddenTheyAreThoseOfTheSearch() throws Exception {
    SpokenCaption said = search.caption(grid, CaptionStyle.VIDEO, Progress.NONE);
    double[] log = scores(said).of(new boolean[8]);
    for (int w = 0; w < log.length; w++) {
      assertThat(Math.exp(log[w])).isCloseTo(said.words().get(w).probability(), within(1e-6));
    }
  }

  @Test
  void hiddenCellsAreAsIfTheyWereNotThere() throws Exception {
    boolean[] second = new boolean[8];
    Arrays.fill(second, 4, 8, true);
    SpokenCaption half =
        search.caption(Arrays.copyOf(grid, grid.length / 2), CaptionStyle.VIDEO, Progress.NONE);
    SpokenCaption hidden = search.caption(grid, second, CaptionStyle.VIDEO, Progress.NONE);
    assertThat(hidden.text()).isEqualTo(half.text());
    assertThat(hidden.logProbability()).isCloseTo(half.logProbability(), within(1e-5));
    assertThat(hidden.words().getFirst().map()).hasSize(8).endsWith(0, 0, 0, 0);
    assertThat(Math.exp(scores(half).of(second)[1]))
        .isCloseTo(half.words().get(1).probability(), within(1e-6));
  }

  @Test
  void somethingIsSaidWhereAllIsHidden() throws Exception {
    boolean[] all = new boolean[8];
    Arrays.fill(all, true);
    SpokenCaption blind = search.caption(grid, all, CaptionStyle.VIDEO, Progress.NONE);
    assertThat(blind.words()).isNotEmpty();
    assertThat(blind.logProbability()).isFinite();
    float[] other = TinyCaptions.grid(config, 2);
    other[3] += 5;
    assertThat(search.caption(other, all, CaptionStyle.VIDEO, Progress.NONE).logProbability())
        .isEqualTo(blind.logProbability());
  }

  @Test
  void aForeignWordIsRefused() {
    assertThatThrownBy(
            () -> new WordScores(decoder, grid, CaptionStyle.VIDEO, List.of("a", "zebra")))
        .hasMessageContaining("zebra");
  }

  private WordScores scores(SpokenCaption said) {
    return new WordScores(
        decoder, grid, CaptionStyle.VIDEO, said.words().stream().map(SpokenWord::text).toList());
  }
}
