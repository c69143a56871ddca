package dev.sightline.core.model.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
  private final CaptionConfig config = TinyCaptions.config();
  private final CaptionDecoder decoder = new CaptionDecoder(config, TinyCaptions.weights(config));
  private final float[] grid = TinyCaptions.grid(config, 2);

  private SpokenCaption say(BeamPlan plan) throws Exception {
    return new BeamSearch(decoder, plan).caption(grid, CaptionStyle.VIDEO, Progress.NONE);
  }

  /** All sentences that may be said, one by one. */
  private void walk(
      CaptionDecoder.Past past, int last, List<Integer> said, double log, List<Double> ends) {
    CaptionDecoder.Next next =
        decoder.step(decoder.look(grid), List.of(past), new int[] {last}).getFirst();
    if (!said.isEmpty()) {
      ends.add(log + next.log()[CaptionConfig.END]);
    }
    if (said.size() < 3) {
      for (int w = CaptionConfig.SPECIAL.size(); w < config.words().size(); w++) {
        if (w != last) {
          List<Integer> longer = new ArrayList<>(said);
          longer.add(w);
          walk(next.past(), w, longer, log + next.log()[w], ends);
        }
      }
    }
  }

  @Test
  void enoughBeamsFindTheLikeliestSentence() throws Exception {
    List<Double> ends = new ArrayList<>();
    walk(decoder.start(), CaptionConfig.start(CaptionStyle.VIDEO), List.of(), 0, ends);
    double best = ends.stream().mapToDouble(d -> d).max().orElseThrow();
    SpokenCaption found = say(new BeamPlan(400, 0, 0, 1));
    assertThat(found.logProbability()).isGreaterThanOrEqualTo(best - 1e-4);
  }

  @Test
  void theProbabilitiesOfTheWordsAndTheEndMakeThatOfTheSentence() throws Exception {
    SpokenCaption caption = say(new BeamPlan(3, 0.7, 2, 2));
    double product = caption.words().stream().mapToDouble(w -> Math.log(w.probability())).sum();
    assertThat(product).isGreaterThan(caption.logProbability());
    assertThat(caption.words()).allSatisfy(w -> assertThat(w.map()).hasSize(2 * config.cells()));
    for (SpokenWord word : caption.words()) {
      double sum = 0;
      for (float m : word.map()) {
        sum += m;
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void nothingIsSaidTwiceInARowAndNoPairTwice() throws Exception {
    SpokenCaption caption = say(new BeamPlan(3, 1, 2, config.longest()));
    List<String> words = caption.words().stream().map(SpokenWord::text).toList();
    assertThat(words).hasSize(config.longest()).doesNotContainAnyElementsOf(CaptionConfig.SPECIAL);
    Set<List<String>> pairs = new HashSet<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      assertThat(words.get(i)).isNotEqualTo(words.get(i + 1));
      assertThat(pairs.add(words.subList(i, i + 2))).isTrue();
    }
  }

  @Test
  void theSameCellsGiveTheSameSentence() throws Exception {
    assertThat(say(BeamPlan.USUAL).text()).isEqualTo(say(BeamPlan.USUAL).text());
  }

  @Test
  void itCanBeStopped() {
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () ->
                new BeamSearch(decoder, BeamPlan.USUAL).caption(grid, CaptionStyle.VIDEO, stopped))
        .isInstanceOf(CancelledException.class);
  }
}
