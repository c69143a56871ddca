package dev.sightline.core.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.CloseNumbers;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.MaskedOutput;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.Side;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network that hides parts of its input against the one that was trained, which masks. */
class MaskedNetworkTest {
  private static final float TOLERANCE = 2e-5f;
  private static final ModelConfig CONFIG = TextVideoNetworkTest.SMALL;
  private static final int TOKENS = 6;
  private static final int CLIPS = 4;
  private static final int CELLS = CLIPS * 6;

  private final Map<String, FloatTensor> weights = TextVideoNetworkTest.weights(CONFIG);
  private final float[] grid = TextVideoNetworkTest.grid(CONFIG, CLIPS);
  private final FloatTensor words = TextVideoNetworkTest.text(CONFIG, TOKENS);
  private final float[] content = TextVideoNetworkTest.content(TOKENS);
  private NDManager manager;
  private TextVideoNetwork plain;
  private MaskedNetwork masked;
  private PreparedVideo video;

  @BeforeEach
  void start() throws Exception {
    manager = new TorchEngine(1).newManager();
    plain = new TextVideoNetwork(weights, CONFIG, 1);
    masked = new MaskedNetwork(weights, CONFIG, 1);
    video = plain.prepareMaskable(grid, CLIPS);
  }

  @AfterEach
  void free() {
    video.close();
    masked.close();
    plain.close();
    manager.close();
  }

  private static boolean[] some(int n, SplittableRandom random) {
    boolean[] hidden = new boolean[n];
    for (int i = 1; i < n - 1; i++) {
      hidden[i] = random.nextBoolean();
    }
    return hidden;
  }

  private static float[] visible(boolean[] hidden) {
    float[] visible = new float[hidden.length];
    for (int i = 0; i < hidden.length; i++) {
      visible[i] = hidden[i] ? 0 : 1;
    }
    return visible;
  }

  private MaskedNetwork.Text text(List<boolean[]> hidden) {
    FloatTensor states = FloatTensor.of(words.values(), 1, TOKENS, CONFIG.textDim());
    return new MaskedNetwork.Text(states, content, hidden);
  }

  private MaskedNetwork.Video seen(List<boolean[]> hidden) {
    return new MaskedNetwork.Video(video, hidden, true);
  }

  @Test
  void hidesAsTheTrainedNetworkMasksPadding() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    List<boolean[]> tokens = new ArrayList<>();
    List<boolean[]> cells = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tokens.add(some(TOKENS, random));
      cells.add(some(CELLS, random));
    }
    List<MaskedOutput> outputs = masked.run(text(tokens), seen(cells), Set.of(), false);
    TorchTwin.Grid whole = new TorchTwin.Grid(grid, CLIPS);
    try (TorchTwin twin = new TorchTwin(manager, weights, CONFIG)) {
      for (int i = 0; i < 5; i++) {
        float[] t = visible(tokens.get(i));
        float[] c = visible(cells.get(i));
        assertClose(outputs.get(i).logits(), twin.masked(words, t, whole, c, Side.BOTH));
        float[] inside = t.clone();
        for (int k = 0; k < TOKENS; k++) {
          inside[k] *= content[k];
        }
        assertThat(outputs.get(i).output().lateScore())
            .isCloseTo(twin.maskedLate(words, inside, whole, c), within(TOLERANCE));
      }
    }
  }

  @Test
  void anAbsentVideoIsTheLearnedOne() throws Exception {
    boolean[] none = new boolean[TOKENS];
    boolean[] noCells = new boolean[CONFIG.cellsPerClip()];
    try (TorchTwin twin = new TorchTwin(manager, weights, CONFIG);
        PreparedVideo absent = plain.prepareAbsentVideo()) {
      MaskedNetwork.Video nothing = new MaskedNetwork.Video(absent, List.of(noCells), false);
      MaskedOutput out = masked.run(text(List.of(none)), nothing, Set.of(), false).getFirst();
      float[] seen = visible(noCells);
      assertClose(
          out.logits(), twin.masked(words, visible(none), twin.absentVideo(), seen, Side.TEXT));
      assertThat(out.output().lateScore()).isNaN();
      MaskedOutput neither = masked.run(null, nothing, Set.of(), false).getFirst();
      assertClose(
          neither.logits(),
          twin.masked(null, new float[] {1}, twin.absentVideo(), seen, Side.BOTH));
    }
  }

  @Test
  void anAbsentTextIsAnsweredByTheVideosOwnMap() throws Exception {
    boolean[] hidden = some(CELLS, new SplittableRandom(4));
    try (TorchTwin twin = new TorchTwin(manager, weights, CONFIG)) {
      MaskedOutput out = masked.run(null, seen(List.of(hidden)), Set.of(), false).getFirst();
      TorchTwin.Grid whole = new TorchTwin.Grid(grid, CLIPS);
      assertClose(
          out.logits(), twin.masked(null, new float[] {1}, whole, visible(hidden), Side.VIDEO));
    }
  }

  @Test
  void hidingNothingIsThePlainNetwork() throws Exception {
    List<boolean[]> tokens = List.of(new boolean[TOKENS], new boolean[TOKENS]);
    List<boolean[]> cells = List.of(new boolean[CELLS], new boolean[CELLS]);
    try (PreparedVideo prepared = plain.prepare(grid, CLIPS)) {
      ModelOutput expected = plain.run(words, content, prepared);
      for (MaskedOutput out : masked.run(text(tokens), seen(cells), Set.of(), true)) {
        ModelOutput actual = out.output();
        assertClose(actual.probabilities(), expected.probabilities());
        CloseNumbers.assertClose(actual.alignment(), expected.alignment(), TOLERANCE);
        CloseNumbers.assertClose(actual.importance(), expected.importance(), TOLERANCE);
        CloseNumbers.assertClose(actual.textToVideo(), expected.textToVideo(), TOLERANCE);
        CloseNumbers.assertClose(actual.videoToText(), expected.videoToText(), TOLERANCE);
        CloseNumbers.assertClose(actual.plainText(), expected.plainText(), TOLERANCE);
        CloseNumbers.assertClose(actual.plainVideo(), expected.plainVideo(), TOLERANCE);
        assertThat(actual.lateScore()).isCloseTo(expected.lateScore(), within(TOLERANCE));
      }
      assertClose(
          masked.run(null, seen(cells), Set.of(), false).getFirst().output().probabilities(),
          plain.run(null, null, prepared).probabilities());
    }
  }

  @Test
  void aHeadThatIsOffChangesTheAnswerAndAllOffCutTheSidesApart() throws Exception {
    boolean[] tokens = new boolean[TOKENS];
    List<boolean[]> cells = List.of(new boolean[CELLS]);
    MaskedNetwork.Text text = text(List.of(tokens));
    float[] before = first(text, seen(cells), Set.of());
    Set<CrossHead> all = new HashSet<>();
    for (int l = 0; l < CONFIG.fusionLayers(); l++) {
      for (int h = 0; h < CONFIG.fusionHeads(); h++) {
        all.add(new CrossHead(Side.TEXT, l, h));
        all.add(new CrossHead(Side.VIDEO, l, h));
      }
    }
    for (CrossHead one : all) {
      assertThat(first(text, seen(cells), Set.of(one))).as(one.toString()).isNotEqualTo(before);
    }
    // logits are linear in what is pooled, so without attention what text and video add is separate
    MaskedNetwork.Text other =
        new MaskedNetwork.Text(
            FloatTensor.of(TextVideoNetworkTest.numbers(TOKENS * 12, 9), 1, TOKENS, 12),
            content,
            List.of(tokens));
    boolean[] half = new boolean[CELLS];
    Arrays.fill(half, 0, CELLS / 2, true);
    float[] a = first(text, seen(cells), all);
    float[] b = first(other, seen(cells), all);
    float[] c = first(text, seen(List.of(half)), all);
    float[] d = first(other, seen(List.of(half)), all);
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i] - b[i]).isCloseTo(c[i] - d[i], within(1e-4f));
    }
  }

  private float[] first(MaskedNetwork.Text text, MaskedNetwork.Video seen, Set<CrossHead> off)
      throws Exception {
    return masked.run(text, seen, off, false).getFirst().logits().get("topics");
  }

  @Test
  void nothingLeftIsRefused() {
    boolean[] all = new boolean[CELLS];
    Arrays.fill(all, true);
    assertThatThrownBy(
            () ->
                masked.run(text(List.of(new boolean[TOKENS])), seen(List.of(all)), Set.of(), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertClose(Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(new HashMap<>(actual).keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (head, p) -> assertThat(actual.get(head)).containsExactly(p, within(TOLERANCE)));
  }
}
