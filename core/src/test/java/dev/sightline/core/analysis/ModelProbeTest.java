package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled models of both families, asked with parts of their input hidden. */
class ModelProbeTest {
  /** Two ways to compute the same in float32, in different orders. */
  private static final float TOLERANCE = 2e-5f;

  private static final String MODELS = "/dev/sightline/resources/models/";

  @TempDir private static Path folder;
  private static Case everyday;
  private static Case laboratory;

  /** A model, a video that suits it, and a text. */
  record Case(String name, Analyzer analyzer, VideoFeatures features, String text) {
    Probe probe() throws Exception {
      return analyzer.probe(features, text, Progress.NONE);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void encode() throws Exception {
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    SampleVideo four =
        samples.samples().stream()
            .filter(s -> s.id().equals("four-pictures"))
            .findFirst()
            .orElseThrow();
    everyday = open("everyday", samples.unpack(four), "A brown tabby cat and a rocket at night.");
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
        .write(List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
    Path order = folder.resolve("world/videos/dev-order-000000.mp4");
    laboratory = open("laboratory", order, "a red circle moves left");
  }

  private static Case open(String model, Path video, String text) throws Exception {
    Analyzer analyzer =
        ModelAnalyzer.open(
            BundleReader.openResource(MODELS + model),
            new AnalysisCache(folder.resolve("cache"), 1L << 30),
            2,
            "test");
    return new Case(model, analyzer, analyzer.encode(video, Progress.NONE), text);
  }

  static Stream<Case> both() {
    return Stream.of(everyday, laboratory);
  }

  @AfterAll
  static void close() {
    both().forEach(c -> c.analyzer().close());
  }

  private static Answer one(Probe probe, Mask mask) throws Exception {
    return probe.ask(List.of(mask), Progress.NONE).getFirst();
  }

  private static void assertSays(Answer answer, Analysis analysis) {
    assertThat(answer.probabilities()).isNotEmpty();
    answer
        .probabilities()
        .forEach(
            (head, p) -> {
              List<Float> expected = analysis.head(head).orElseThrow().probabilities();
              for (int i = 0; i < p.length; i++) {
                assertThat(p[i]).as(head).isCloseTo(expected.get(i), within(TOLERANCE));
              }
            });
  }

  private static void assertSame(Answer a, Answer b) {
    assertThat(a.logits().keySet()).isEqualTo(b.logits().keySet());
    a.logits()
        .forEach(
            (head, l) ->
                assertThat(l).as(head).containsExactly(b.logits().get(head), within(2e-4f)));
    if (Float.isNaN(a.score())) {
      assertThat(b.score()).isNaN();
    } else {
      assertThat(a.score()).isCloseTo(b.score(), within(TOLERANCE));
    }
  }

  /** Tokens that stand for characters. */
  private static int[] content(Probe probe) {
    return IntStream.range(0, probe.tokens().size())
        .filter(i -> !probe.tokens().tokens().get(i).isSpecial())
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("both")
  void hidingNothingIsTheAnalysis(Case c) throws Exception {
    try (Probe probe = c.probe()) {
      Answer answer = one(probe, probe.nothingHidden());
      Analysis analysis = c.analyzer().analyze(c.features(), c.text(), Progress.NONE);
      assertSays(answer, analysis);
      assertThat(answer.score()).isCloseTo(analysis.alignmentScore(), within(TOLERANCE));
      assertThat(probe.scoreScale()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void hidingTheTextIsTheAbsentText(Case c) throws Exception {
    try (Probe probe = c.probe()) {
      Analysis silent = c.analyzer().analyze(c.features(), "", Progress.NONE);
      Mask words = probe.nothingHidden().withTokens(content(probe));
      for (Mask mask : List.of(words, probe.nothingHidden().withoutText())) {
        assertSays(one(probe, mask), silent);
        assertThat(one(probe, mask).score()).isNaN();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void hidingTheVideoForgetsIt(Case c) throws Exception {
    float[] dark = new float[c.features().cells().length];
    try (Probe probe = c.probe();
        Probe other = c.analyzer().probe(with(c.features(), dark), c.text(), Progress.NONE)) {
      Answer blind = one(probe, probe.nothingHidden().withoutVideo());
      assertSame(blind, one(other, other.nothingHidden().withoutVideo()));
      assertThat(blind.score()).isNaN();
      String head = blind.logits().keySet().iterator().next();
      assertThat(blind.logits().get(head))
          .isNotEqualTo(one(probe, probe.nothingHidden()).logits().get(head));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatIsHiddenDoesNotCount(Case c) throws Exception {
    float[] other = c.features().cells().clone();
    int perClip = other.length / c.features().clips().size();
    for (int i = perClip; i < 2 * perClip; i++) {
      other[i] = -3 * other[i] + 1;
    }
    try (Probe probe = c.probe();
        Probe changed = c.analyzer().probe(with(c.features(), other), c.text(), Progress.NONE)) {
      Mask clip = probe.nothingHidden().withClips(c.features().grid(), 1);
      assertSame(one(probe, clip), one(changed, clip));
      assertThat(one(changed, probe.nothingHidden()).score())
          .isNotCloseTo(one(probe, probe.nothingHidden()).score(), within(1e-4f));
    }
    String word = c.text().split(" ")[1];
    try (Probe probe = c.probe();
        Probe swapped =
            c.analyzer().probe(c.features(), c.text().replaceFirst(word, "green"), Progress.NONE)) {
      assertThat(swapped.tokens().size()).isEqualTo(probe.tokens().size());
      Mask second = probe.nothingHidden().withTokens(2);
      assertSame(one(probe, second), one(swapped, second));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void orderOfClipsDoesNotChangeTheScore(Case c) throws Exception {
    VideoFeatures f = c.features();
    int k = f.clips().size();
    int perClip = f.cells().length / k;
    float[] turned = new float[f.cells().length];
    for (int i = 0; i < k; i++) {
      System.arraycopy(f.cells(), i * perClip, turned, (k - 1 - i) * perClip, perClip);
    }
    try (Probe probe = c.probe();
        Probe back = c.analyzer().probe(with(f, turned), c.text(), Progress.NONE)) {
      Answer forth = one(probe, probe.nothingHidden().withClips(f.grid(), 0, 2));
      Answer answer = one(back, back.nothingHidden().withClips(f.grid(), k - 1, k - 3));
      assertThat(answer.score()).isCloseTo(forth.score(), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void manyAtOnceAreAnsweredInOrder(Case c) throws Exception {
    try (Probe probe = c.probe()) {
      Mask none = probe.nothingHidden();
      List<Mask> masks = new ArrayList<>(List.of(none, none.withoutText(), none.withoutVideo()));
      masks.add(none.withoutText().withoutVideo());
      for (int i = 0; i < 20; i++) {
        masks.add(none.withClips(c.features().grid(), i % 3));
        masks.add(none.withTokens(1 + i % 3).withCells(i));
      }
      List<Answer> together = probe.ask(masks, Progress.NONE);
      assertThat(together).hasSize(masks.size());
      for (int i = 0; i < masks.size(); i++) {
        assertSame(together.get(i), one(probe, masks.get(i)));
      }
      List<Answer> again = probe.ask(masks, Progress.NONE);
      for (int i = 0; i < masks.size(); i++) {
        for (Map.Entry<String, float[]> head : again.get(i).logits().entrySet()) {
          assertThat(head.getValue()).isEqualTo(together.get(i).logits().get(head.getKey()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void partlyHiddenInputGivesProbabilities(Case c) throws Exception {
    try (Probe probe = c.probe()) {
      boolean[] odd = new boolean[probe.cells().size()];
      for (int i = 0; i < odd.length; i += 2) {
        odd[i] = true;
      }
      Answer answer =
          one(probe, new Mask(new boolean[probe.tokens().size()], odd).withTokens(1, 3));
      answer
          .probabilities()
          .forEach(
              (head, p) -> {
                double sum = 0;
                for (float v : p) {
                  assertThat(v).as(head).isBetween(0f, 1f);
                  sum += v;
                }
                assertThat(sum).as(head).isCloseTo(1, within(1e-4));
              });
      assertThat(answer.score()).isBetween(-1f, 1f);
    }
  }

  @Test
  void stopsSoonWhenCancelled() throws Exception {
    try (Probe probe = everyday.probe()) {
      AtomicInteger reports = new AtomicInteger();
      Progress stop =
          new Progress() {
            @Override
            public void update(double fraction, Phrase message) {
              reports.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
              return reports.get() >= 3;
            }
          };
      List<Mask> many = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        many.add(probe.nothingHidden().withCells(i % probe.cells().size()));
      }
      assertThatThrownBy(() -> probe.ask(many, stop)).isInstanceOf(CancelledException.class);
      assertThat(reports.get()).isEqualTo(3);
    }
  }

  @Test
  void refusesMasksOfAnotherSizeAndCallsAfterTheEnd() throws Exception {
    Probe probe = everyday.probe();
    assertThatThrownBy(() -> probe.ask(List.of(Mask.none(3, 5)), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(probe.ask(List.of(), Progress.NONE)).isEmpty();
    probe.close();
    probe.close();
    assertThatThrownBy(() -> probe.ask(List.of(probe.nothingHidden()), Progress.NONE))
        .isInstanceOf(IllegalStateException.class);
  }

  private static VideoFeatures with(VideoFeatures f, float[] cells) {
    List<Clip> clips = f.clips();
    return new VideoFeatures(
        f.video(),
        f.videoSha256(),
        clips,
        f.grid(),
        f.channels(),
        Arrays.copyOf(cells, cells.length),
        f.objects(),
        f.timings());
  }
}
