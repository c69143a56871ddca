package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.model.bundle.BundleReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled model on a bundled video: four photographs, three seconds each. */
class EverydayModelTest {
  private static final String TEXT =
      "An astronaut in an orange suit, a cup of coffee on a wooden table, a rocket at night, and a"
          + " brown tabby cat.";

  @TempDir private static Path folder;
  private static ModelAnalyzer analyzer;
  private static VideoFeatures features;

  @BeforeAll
  static void encode() throws Exception {
    analyzer =
        ModelAnalyzer.open(
            BundleReader.openResource("/dev/sightline/resources/models/everyday"),
            new AnalysisCache(folder.resolve("cache"), 1L << 30),
            2,
            "test");
    SampleLibrary samples = new SampleLibrary(folder.resolve("samples"));
    SampleVideo four =
        samples.samples().stream()
            .filter(s -> s.id().equals("four-pictures"))
            .findFirst()
            .orElseThrow();
    features = analyzer.encode(samples.unpack(four), Progress.NONE);
  }

  @AfterAll
  static void close() {
    analyzer.close();
  }

  private static Analysis analyze(String text) throws Exception {
    return analyzer.analyze(features, text, Progress.NONE);
  }

  /** Share of a word's attention that falls on clips whose middle lies in that quarter. */
  private static double[] quarters(Analysis a, String piece) {
    TokenClipMatrix m =
        TokenClipMatrix.of(a.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().map(0, 0));
    int token =
        IntStream.range(0, a.text().tokens().size())
            .filter(i -> a.text().tokens().get(i).piece().equals(piece))
            .findFirst()
            .orElseThrow();
    double[] shares = new double[4];
    for (Clip clip : a.clips()) {
      double middle = clip.start().plus(clip.end()).toDouble() / 2;
      shares[(int) (middle / 3)] += m.at(token, clip.index());
    }
    return shares;
  }

  private static int most(double[] shares) {
    return IntStream.range(0, 4).reduce((a, b) -> shares[b] > shares[a] ? b : a).orElseThrow();
  }

  @Test
  void wordsFindTheirClips() throws Exception {
    Analysis a = analyze(TEXT);
    assertThat(most(quarters(a, "cat"))).isEqualTo(0);
    assertThat(most(quarters(a, "rocket"))).isEqualTo(1);
    assertThat(most(quarters(a, "cup"))).isEqualTo(2);
    assertThat(most(quarters(a, "suit"))).isEqualTo(3);
  }

  @Test
  void theImageNetworkNamesWhatIsSeen() throws Exception {
    HeadResult objects = analyze(TEXT).head(ModelAnalyzer.OBJECTS).orElseThrow();
    assertThat(objects.labels().get(objects.topInClip(1, 1).getFirst()))
        .containsIgnoringCase("cat");
  }

  @Test
  void everyMapIsADistributionOverNamedAxes() throws Exception {
    Analysis a = analyze("a rocket");
    assertThat(a.attention()).hasSize(4);
    for (AttentionStack stack : a.attention()) {
      for (int l = 0; l < stack.layers(); l++) {
        // the constructor of a map checks that its rows sum to 1
        assertThat(stack.meanOverHeads(l).query().size()).isPositive();
      }
    }
    assertThat(a.heads())
        .extracting(HeadResult::head)
        .containsExactly("topics", "actions", "sentiment", "objects");
    for (HeadResult head : a.heads()) {
      double sum = head.probabilities().stream().mapToDouble(Float::doubleValue).sum();
      assertThat(sum).isCloseTo(1, within(1e-3));
      assertThat(head.overTime()).hasSize(a.clips().size());
    }
  }

  @Test
  void aFittingTextScoresHigherThanAForeignOne() throws Exception {
    assertThat(analyze(TEXT).alignmentScore())
        .isGreaterThan(analyze("Two children play football on the beach.").alignmentScore());
  }

  @Test
  void withoutWordsThereAreClassesButNoMap() throws Exception {
    Analysis a = analyze("  ");
    assertThat(a.attention()).isEmpty();
    assertThat(a.alignmentScore()).isNaN();
    assertThat(a.head("topics").orElseThrow().probabilities()).hasSize(20);
  }

  @Test
  void theFirstAnswerAndItsCoursesAreTheWholeAnswer() throws Exception {
    Analysis whole = analyze(TEXT);
    Analysis first = analyzer.analyzeFirst(features, TEXT, Progress.NONE);
    assertThat(first.isComplete()).isFalse();
    assertThat(first.head("topics").orElseThrow().overTime()).isEmpty();
    Analysis complete = analyzer.withCourses(first, features, Progress.NONE);
    assertThat(complete.isComplete()).isTrue();
    assertThat(complete.heads()).isEqualTo(whole.heads());
    for (int i = 0; i < whole.attention().size(); i++) {
      assertThat(first.attention().get(i).values()).isEqualTo(whole.attention().get(i).values());
    }
  }

  @Test
  void calibratedHeadsStillSumToOneAndSayWhetherTheyKnowTheVideo() throws Exception {
    for (String text : List.of("A dog runs.", "")) {
      for (HeadResult head : analyze(text).heads()) {
        double sum = head.probabilities().stream().mapToDouble(p -> p).sum();
        assertThat(sum).as(head.head()).isCloseTo(1, within(1e-4));
        assertThat(head.known().isPresent())
            .as(head.head())
            .isEqualTo(!head.head().equals(ModelAnalyzer.OBJECTS));
      }
    }
    HeadResult actions = analyze("").head("actions").orElseThrow();
    assertThat(actions.isForeign()).as("four photographs are none of 18 actions").isTrue();
  }

  @Test
  void ownLabelsAreScoredForTheVideoAndEachClip() throws Exception {
    List<String> labels = List.of("a dog", "a car race", "people skiing");
    for (LabelRoute route : LabelRoute.values()) {
      HeadResult whole = analyzer.labels(features, labels, route, false, Progress.NONE);
      HeadResult clips = analyzer.labels(features, labels, route, true, Progress.NONE);
      assertThat(clips.probabilities()).isEqualTo(whole.probabilities());
      assertThat(whole.overTime()).isEmpty();
      assertThat(clips.overTime()).hasSize(features.clips().size());
      for (List<Float> clip : clips.overTime()) {
        assertThat(clip.stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-5));
      }
    }
    List<String> turned = labels.reversed();
    HeadResult forth = analyzer.labels(features, labels, LabelRoute.BOTH, false, Progress.NONE);
    HeadResult back = analyzer.labels(features, turned, LabelRoute.BOTH, false, Progress.NONE);
    assertThat(back.probabilities().reversed()).isEqualTo(forth.probabilities());
  }

  @Test
  void anotherVideoInBetweenChangesNothing() throws Exception {
    Analysis before = analyze(TEXT);
    float[] dark = new float[features.cells().length];
    VideoFeatures other =
        new VideoFeatures(
            features.video(),
            "0".repeat(64),
            features.clips(),
            features.grid(),
            features.channels(),
            dark,
            features.objects(),
            List.of());
    Analysis between = analyzer.analyze(other, TEXT, Progress.NONE);
    assertThat(between.heads()).isNotEqualTo(before.heads());
    assertThat(analyze(TEXT).heads()).isEqualTo(before.heads());
  }

  @Test
  void theSameInputGivesTheSameBits() throws Exception {
    Analysis a = analyze(TEXT);
    Analysis b = analyze(TEXT);
    assertThat(a.heads()).isEqualTo(b.heads());
    List<AttentionStack> maps = b.attention();
    for (int i = 0; i < maps.size(); i++) {
      assertThat(a.attention().get(i).values()).isEqualTo(maps.get(i).values());
    }
  }
}
