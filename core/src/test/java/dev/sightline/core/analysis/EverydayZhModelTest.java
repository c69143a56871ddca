package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.media.sample.SampleVideo;
import dev.sightline.core.model.bundle.BundleReader;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Chinese model on a bundled video: cat, rocket, coffee, astronaut, three seconds each. */
class EverydayZhModelTest {
  private static final String TEXT = "一只棕色的小猫，夜空中的火箭，木桌上的一杯咖啡，穿橙色衣服的宇航员。";

  @TempDir private static Path folder;
  private static ModelAnalyzer analyzer;
  private static VideoFeatures features;

  @BeforeAll
  static void encode() throws Exception {
    analyzer =
        ModelAnalyzer.open(
            BundleReader.openResource("/dev/sightline/resources/models/everyday-zh"),
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

  /** The picture that gets most of a character's attention, 0 to 3. */
  private static int picture(Analysis a, String character) {
    TokenClipMatrix m =
        TokenClipMatrix.of(a.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().map(0, 0));
    int token =
        IntStream.range(0, a.text().tokens().size())
            .filter(i -> a.text().tokens().get(i).piece().equals(character))
            .findFirst()
            .orElseThrow();
    double[] shares = new double[4];
    for (Clip clip : a.clips()) {
      double middle = clip.start().plus(clip.end()).toDouble() / 2;
      shares[(int) (middle / 3)] += m.at(token, clip.index());
    }
    return IntStream.range(0, 4).reduce((x, y) -> shares[y] > shares[x] ? y : x).orElseThrow();
  }

  @Test
  void charactersFindTheirClips() throws Exception {
    Analysis a = analyze(TEXT);
    assertThat(a.text().tokens()).hasSize(TEXT.length() + 2);
    assertThat(picture(a, "猫")).isEqualTo(0);
    assertThat(picture(a, "火")).isEqualTo(1);
    assertThat(picture(a, "桌")).isEqualTo(2);
    assertThat(picture(a, "衣")).isEqualTo(3);
  }

  @Test
  void aFittingTextScoresHigherThanAForeignOne() throws Exception {
    assertThat(analyze(TEXT).alignmentScore())
        .isGreaterThan(analyze("两个孩子在沙滩上踢足球。").alignmentScore());
  }

  @Test
  void thereIsNoCrossAttentionToShow() throws Exception {
    assertThat(analyze(TEXT).attention())
        .extracting(AttentionStack::kind)
        .containsExactly(AttentionStack.Kind.ALIGNMENT, AttentionStack.Kind.TEXT_SELF);
  }

  /** Its heads were trained without texts, so none may sway them. */
  @Test
  void theTextDoesNotChangeTopicsAndActions() throws Exception {
    Analysis with = analyze(TEXT);
    Analysis without = analyze("");
    for (String head : new String[] {"topics", "actions"}) {
      HeadResult expected = without.head(head).orElseThrow();
      assertThat(with.head(head).orElseThrow().probabilities()).isEqualTo(expected.probabilities());
    }
  }
}
