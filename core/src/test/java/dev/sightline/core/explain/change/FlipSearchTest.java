package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.Grid;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose every answer is known, so that all sets can be tried by brute force. */
class FlipSearchTest {
  private static final String TEXT = "a red dog runs fast";

  /** Five words and sixteen clips of two cells. */
  private record Model(Function<boolean[], float[]> logits) implements Probe {
    private static final Axis.Tokens TOKENS = new Axis.Tokens(FakeAnalyzer.tokenize(TEXT).tokens());
    private static final Axis.Cells CELLS =
        new Axis.Cells(FakeAnalyzer.clips(Fraction.of(16)).subList(0, 6), new Grid(1, 1, 2));

    @Override
    public Axis.Tokens tokens() {
      return TOKENS;
    }

    @Override
    public Axis.Cells cells() {
      return CELLS;
    }

    @Override
    public float scoreScale() {
      return 1;
    }

    @Override
    public List<Answer> ask(List<Mask> masks, Progress progress) throws CancelledException {
      List<Answer> answers = new ArrayList<>();
      for (Mask mask : masks) {
        progress.checkCancelled();
        progress.update(0, "Asking");
        answers.add(new Answer(Map.of("h", logits.apply(visible(mask))), Map.of(), 0));
      }
      return answers;
    }

    /** For each word, then for each clip: whether it is visible. */
    private static boolean[] visible(Mask mask) {
      boolean[] v = new boolean[11];
      for (int i = 0; i < 5; i++) {
        v[i] = !mask.isTokenHidden(i + 1);
      }
      for (int i = 0; i < 6; i++) {
        v[5 + i] = !mask.isCellHidden(2 * i) && !mask.isCellHidden(2 * i + 1);
      }
      return v;
    }

    @Override
    public void close() {}
  }

  /** Class 0 wins as long as the weights of what is visible sum to more than the bound. */
  private static Model additive(double bound, double... weights) {
    return new Model(
        v -> {
          double sum = 0;
          for (int i = 0; i < weights.length; i++) {
            sum += v[i] ? weights[i] : 0;
          }
          return new float[] {(float) (sum - bound), 0, -100};
        });
  }

  private static Flip search(Probe probe) throws Exception {
    return new FlipSearch(probe, probe.nothingHidden(), "h", TEXT).run(Progress.NONE);
  }

  private static List<Integer> places(Flip flip) {
    return flip.parts().stream()
        .map(
            p ->
                switch (p) {
                  case FlipPart.OfWord w -> w.word().index();
                  case FlipPart.OfClip c -> 5 + c.clip().index();
                })
        .toList();
  }

  @Test
  void oneWordIsEnough() throws Exception {
    Flip flip = search(additive(3.5, 1, 1, 4, 1, 0, 0, 0));
    assertThat(places(flip)).isEqualTo(List.of(2));
    assertThat(flip.changes()).containsExactly(new Change.MaskWord(new WordRef(2, "dog")));
    assertThat(flip.before()).isZero();
    assertThat(flip.after()).isEqualTo(1);
    assertThat(flip.isSmallest()).isTrue();
    assertThat(flip.questions()).isEqualTo(1 + 11);
  }

  /** Alone neither does anything: together they are the reason. */
  @Test
  void twoPartsThatOnlyTogetherMatterAreFoundExactly() throws Exception {
    Model either =
        new Model(
            v -> {
              float rest = (v[0] ? 0.2f : 0) + (v[3] ? 0.3f : 0) + (v[7] ? 0.25f : 0);
              return new float[] {v[1] || v[9] ? 3 : rest - 1, 0};
            });
    Flip flip = search(either);
    assertThat(places(flip)).containsExactly(1, 9);
    assertThat(flip.isSmallest()).isTrue();
    assertThat(flip.changes()).last().isInstanceOf(Change.MaskClips.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalsBruteForce(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] pairs = new float[11][11];
    for (float[] row : pairs) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (random.nextDouble() - 0.42);
      }
    }
    Model model =
        new Model(
            v -> {
              float sum = 0;
              for (int i = 0; i < 11; i++) {
                for (int j = 0; j < 11; j++) {
                  sum += v[i] && v[j] ? pairs[i][j] : 0;
                }
              }
              return new float[] {sum, 1.5f, -3};
            });
    Flip flip = search(model);
    int smallest = Integer.MAX_VALUE;
    boolean[] all = new boolean[11];
    Arrays.fill(all, true);
    int before = most(model.logits().apply(all));
    for (int set = 1; set < 1 << 11; set++) {
      boolean[] visible = new boolean[11];
      for (int i = 0; i < 11; i++) {
        visible[i] = (set & 1 << i) == 0;
      }
      if (most(model.logits().apply(visible)) != before) {
        smallest = Math.min(smallest, Integer.bitCount(set));
      }
    }
    assertThat(flip.isFound()).isEqualTo(smallest < Integer.MAX_VALUE);
    if (flip.isFound()) {
      assertThat(flip.isSmallest()).as("2,047 sets are few").isTrue();
      assertThat(flip.parts()).hasSize(smallest);
    }
  }

  private static int most(float[] logits) {
    return IntStream.range(0, logits.length)
        .reduce((a, b) -> logits[b] > logits[a] ? b : a)
        .orElse(0);
  }

  @Test
  void aSetThatWasNotProvenSaysSoAndIsIrreducible() throws Exception {
    Model model = additive(1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    List<FlipPart> parts =
        FlipPart.visible(TEXT, model.tokens(), model.cells(), model.nothingHidden());
    Flip flip = new FlipSearch(model, model.nothingHidden(), "h", parts, 60).run(Progress.NONE);
    assertThat(flip.parts()).hasSize(10);
    assertThat(flip.sizesTried()).as("55 pairs are allowed, 165 triples are not").isEqualTo(2);
    assertThat(flip.isSmallest()).isFalse();
  }

  @Test
  void aClassThatNothingChangesIsNotFlipped() throws Exception {
    Flip flip = search(new Model(v -> new float[] {0, 5}));
    assertThat(flip.isFound()).isFalse();
    assertThat(flip.before()).isEqualTo(1);
    assertThat(flip.after()).isEqualTo(1);
    assertThat(flip.isSmallest()).isFalse();
  }

  @Test
  void whatIsHiddenAlreadyIsNoPart() throws Exception {
    Model model = additive(3, 1, 1, 4, 1, 0, 0, 0);
    Mask base = model.nothingHidden().withTokens(1, 4).withClips(new Grid(1, 1, 2), 0);
    List<FlipPart> parts = FlipPart.visible(TEXT, model.tokens(), model.cells(), base);
    assertThat(parts).hasSize(3 + 5);
    Flip flip = new FlipSearch(model, base, "h", TEXT).run(Progress.NONE);
    assertThat(places(flip)).doesNotContain(0, 3, 5);
    Mask everything = model.nothingHidden().withoutText().withoutVideo();
    assertThat(new FlipSearch(model, everything, "h", TEXT).run(Progress.NONE).isFound()).isFalse();
  }

  @Test
  void stopsAndRefusesUnknownHeads() {
    Model model = additive(1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    AtomicInteger seen = new AtomicInteger();
    Progress stop =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {
            assertThat(fraction).isBetween(0.0, 1.0);
            seen.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return seen.get() > 8;
          }
        };
    assertThatThrownBy(() -> new FlipSearch(model, model.nothingHidden(), "h", TEXT).run(stop))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(
            () -> new FlipSearch(model, model.nothingHidden(), "x", TEXT).run(Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
