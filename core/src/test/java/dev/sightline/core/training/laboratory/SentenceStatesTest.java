package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.SentenceStates.Encoded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceStatesTest {
  private static final String TRUE = "the red circle moves left slowly";

  @Test
  void withinAnother_onlyTheChangedWordsAreASentencesOwn() throws Exception {
    try (SentenceStates states = new SentenceStates()) {
      String other = "the blue circle moves left slowly";
      states.learn(List.of(TRUE, other));
      Encoded mixed = states.get(other).within(states.get(TRUE));
      assertThat(mixed.tokens()).isEqualTo(states.get(other).tokens());
      for (int t = 0; t < mixed.size(); t++) {
        // [CLS] the blue
        String from = t == 2 ? other : TRUE;
        assertThat(row(mixed, t)).isEqualTo(row(states.get(from), t));
      }
      // the encoder mixes words, so all states of the two sentences differ
      assertThat(row(states.get(other), 1)).isNotEqualTo(row(states.get(TRUE), 1));
    }
  }

  @Test
  void aChangeThatIsLongerOrShorter_keepsWhatStandsBeforeAndBehindIt() throws Exception {
    try (SentenceStates states = new SentenceStates()) {
      String other = "the red circle vanishes slowly";
      states.learn(List.of(TRUE, other));
      Encoded mixed = states.get(other).within(states.get(TRUE));
      int last = mixed.size() - 1;
      assertThat(row(mixed, 3)).isEqualTo(row(states.get(TRUE), 3));
      assertThat(row(mixed, 4)).isEqualTo(row(states.get(other), 4));
      assertThat(row(mixed, last)).isEqualTo(row(states.get(TRUE), states.get(TRUE).size() - 1));
      assertThat(mixed.states()).hasSameSizeAs(states.get(other).states());
    }
  }

  @Test
  void withinItself_aSentenceStaysAsItIs() throws Exception {
    try (SentenceStates states = new SentenceStates()) {
      states.learn(List.of(TRUE));
      Encoded e = states.get(TRUE);
      assertThat(e.within(e).states()).isEqualTo(e.states());
    }
  }

  @Test
  void aBatchOfChangesHoldsFalseSentencesWithinTrueOnes_andWholesAsTheyAre() throws Exception {
    String other = "the blue circle moves left slowly";
    VideoLessons.Captions captions =
        new VideoLessons.Captions(
            1, new float[0], List.of(TRUE, other, other), new float[0], new float[0]);
    assertThat(captions.from()).containsExactly(0, 0, 0);
    assertThat(captions.fits()).containsExactly(true, false, false);
    try (SentenceStates states = new SentenceStates();
        NDManager manager = new TorchEngine(1).newManager()) {
      states.learn(captions.texts());
      NDArray mixed = states.changes(manager, captions.texts(), captions.from()).hidden();
      NDArray whole = states.batch(manager, captions.texts()).hidden();
      assertThat(mixed.get(1).toFloatArray())
          .isEqualTo(states.get(other).within(states.get(TRUE)).states());
      assertThat(mixed.get(0).toFloatArray()).isEqualTo(states.get(TRUE).states());
      assertThat(whole.get(1).toFloatArray()).isEqualTo(states.get(other).states());
    }
  }

  private static float[] row(Encoded e, int token) {
    int dim = e.states().length / e.size();
    return Arrays.copyOfRange(e.states(), token * dim, (token + 1) * dim);
  }
}
