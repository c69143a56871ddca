package dev.sightline.core.explain.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ModalityTest {
  @Test
  void ofEvidenceThatAddsUp() {
    ModalityShare share = new ModalityShare(-3, -2, -2.5, -1.5);
    assertThat(share.text()).isEqualTo(1);
    assertThat(share.video()).isEqualTo(0.5);
    assertThat(share.interaction()).isZero();
    assertThat(share.textPart()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(share.videoPart()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(share.interactionPart()).isZero();
  }

  @Test
  void ofAnExclusiveOr() {
    // neither side alone says anything: all is interaction, and each side gets half of it
    ModalityShare share = ModalityShare.ofProbabilities(0.5, 0.5, 0.5, 1);
    assertThat(share.interactionPart()).isEqualTo(1);
    assertThat(share.textShapley()).isCloseTo(Math.log(2) / 2, within(1e-12));
    assertThat(share.videoShapley()).isCloseTo(Math.log(2) / 2, within(1e-12));
  }

  @Test
  void ofAModelThatIgnoresTheVideo() {
    ModalityShare share = ModalityShare.ofProbabilities(0.1, 0.8, 0.1, 0.8);
    assertThat(share.textPart()).isCloseTo(1, within(1e-12));
    assertThat(share.videoShapley()).isCloseTo(0, within(1e-12));
    assertThat(share.interaction()).isCloseTo(0, within(1e-12));
  }

  @Test
  void nothingIsSharedWhereNothingChanges() {
    ModalityShare share = ModalityShare.ofProbabilities(0.3, 0.3, 0.3, 0.3);
    assertThat(share.textPart() + share.videoPart() + share.interactionPart()).isZero();
  }

  @Test
  void aProbabilityOfZeroStaysFinite() {
    ModalityShare share = ModalityShare.ofProbabilities(0, 1, 0, 1);
    assertThat(share.text()).isCloseTo(7 * Math.log(10), within(1e-9));
    assertThatThrownBy(() -> ModalityShare.ofProbabilities(Double.NaN, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void shapleyValuesAddUpAndAreSymmetric(
      @ForAll @DoubleRange(min = -9, max = 0) double none,
      @ForAll @DoubleRange(min = -9, max = 0) double text,
      @ForAll @DoubleRange(min = -9, max = 0) double video,
      @ForAll @DoubleRange(min = -9, max = 0) double both) {
    ModalityShare share = new ModalityShare(none, text, video, both);
    ModalityShare swapped = new ModalityShare(none, video, text, both);
    assertThat(share.textShapley() + share.videoShapley()).isCloseTo(both - none, within(1e-9));
    assertThat(share.text() + share.video() + share.interaction())
        .isCloseTo(both - none, within(1e-9));
    assertThat(share.textShapley()).isCloseTo(swapped.videoShapley(), within(1e-9));
  }

  @Test
  void ofASet() {
    SetModality set =
        SetModality.of(
            List.of(
                ModalityShare.ofProbabilities(0.1, 0.8, 0.1, 0.8),
                ModalityShare.ofProbabilities(0.1, 0.1, 0.8, 0.8)));
    assertThat(set.items()).isEqualTo(2);
    assertThat(set.text()).isCloseTo(0.5, within(1e-12));
    assertThat(set.video()).isCloseTo(0.5, within(1e-12));
    assertThat(set.interaction()).isCloseTo(0, within(1e-12));
    assertThat(set.textShapley()).isCloseTo(Math.log(8) / 2, within(1e-9));
    assertThatThrownBy(() -> SetModality.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The text alone decides: label 0 for even items, label 1 for odd ones. */
  private static PairedAnswers byText(int n) {
    float[][][] logits = new float[n][n][];
    int[] labels = new int[n];
    for (int t = 0; t < n; t++) {
      labels[t] = t % 2;
      for (int v = 0; v < n; v++) {
        logits[t][v] = new float[] {1 - t % 2, t % 2};
      }
    }
    return new PairedAnswers(logits, labels);
  }

  @Test
  void permutingTheTextsIsSeenByAModelOfTexts() {
    PairedAnswers answers = byText(40);
    PermutationTest texts = PermutationTest.ofTexts(answers, 999, 1);
    assertThat(texts.observed()).isEqualTo(1);
    assertThat(texts.permuted()).isCloseTo(0.5, within(0.03));
    assertThat(texts.p()).isEqualTo(0.001);
    assertThat(texts.perceptualScore()).isCloseTo(0.5, within(0.03));
    PermutationTest videos = PermutationTest.ofVideos(answers, 999, 1);
    assertThat(videos.permuted()).isEqualTo(1);
    assertThat(videos.p()).isEqualTo(1);
    assertThat(videos.perceptualScore()).isZero();
    assertThat(answers.additiveAccuracy()).isEqualTo(1);
    assertThat(PermutationTest.ofTexts(answers, 99, 1))
        .isEqualTo(PermutationTest.ofTexts(answers, 99, 1));
  }

  @Test
  void anAdditiveStandInCannotDoAnExclusiveOr() {
    int n = 8;
    float[][][] logits = new float[n][n][];
    int[] labels = new int[n];
    for (int t = 0; t < n; t++) {
      for (int v = 0; v < n; v++) {
        int answer = t % 2 ^ (v / 2) % 2;
        logits[t][v] = new float[] {1 - answer, answer};
      }
      labels[t] = t % 2 ^ (t / 2) % 2;
    }
    PairedAnswers answers = new PairedAnswers(logits, labels);
    assertThat(answers.accuracy()).isEqualTo(1);
    // every mean is a half: the stand-in answers 0 whatever it is given
    assertThat(answers.additiveAccuracy()).isEqualTo(0.5);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new PairedAnswers(new float[1][1][2], new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairedAnswers(new float[2][1][2], new int[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PairedAnswers(new float[2][2][2], new int[] {0, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    float[][][] bad = new float[2][2][2];
    bad[1][0][1] = Float.NaN;
    assertThatThrownBy(() -> new PairedAnswers(bad, new int[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PermutationTest.ofTexts(byText(4), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
