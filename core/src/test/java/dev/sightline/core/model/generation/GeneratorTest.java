package dev.sightline.core.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorTest {
  private static final GenerationRequest.Settings SHORT =
      new GenerationRequest.Settings(GenerationMethod.FLOW, 16, 2, 2);

  private Generator generator;

  @BeforeAll
  void open() throws Exception {
    generator = new Generator(TinyGenerator.CONFIG, TinyGenerator.weights(), new TorchEngine(1));
  }

  @AfterAll
  void close() {
    generator.close();
  }

  private List<GeneratedClip> made(GenerationRequest.Settings settings, Long... seeds)
      throws Exception {
    return generator.generate(
        new GenerationRequest("a red circle left", Optional.empty(), List.of(seeds), settings),
        Generator.Watcher.NONE,
        Progress.NONE);
  }

  @Test
  void theSameSeedGivesTheSameClipAloneOrAmongOthers() throws Exception {
    GeneratedClip alone = made(SHORT, 5L).getFirst();
    GeneratedClip second = made(SHORT, 4L, 5L).getLast();
    assertThat(second.frames()).hasSize(16).usingRecursiveComparison().isEqualTo(alone.frames());
    assertThat(second.attention().orElseThrow().weights())
        .isEqualTo(alone.attention().orElseThrow().weights());
    assertThat(made(SHORT, 6L).getFirst().frames().getFirst())
        .isNotEqualTo(alone.frames().getFirst());
  }

  @Test
  void theAdversarialNetworkRepeatsItselfToo() throws Exception {
    GenerationRequest.Settings atOnce = SHORT.with(GenerationMethod.ADVERSARIAL);
    GeneratedClip one = made(atOnce, 3L).getFirst();
    assertThat(one.attention()).isEmpty();
    assertThat(made(atOnce, 2L, 3L).getLast().frames())
        .hasSize(16)
        .usingRecursiveComparison()
        .isEqualTo(one.frames());
  }

  @Test
  void wordsShareTheAttentionOfEachCell() throws Exception {
    GenerationRequest.Settings longer =
        new GenerationRequest.Settings(GenerationMethod.FLOW, 20, 1, 1);
    WordAttention a = made(longer, 1L).getFirst().attention().orElseThrow();
    assertThat(a.words()).containsExactly("<start>", "red", "circle", "left");
    assertThat(a.weights()).hasSize(20 * 16 * 4);
    assertThat(a.map(0, 1)).as("four frames are one token").isEqualTo(a.map(3, 1));
    assertThat(a.map(0, 1)).isNotEqualTo(a.map(4, 1));
    assertThatThrownBy(() -> new WordAttention(List.of("a"), 1, 1, 1, new float[] {0.5f}))
        .hasMessageContaining("sum");
  }

  @Test
  void theWayBetweenTwoSentencesBeginsAndEndsWithThem() throws Exception {
    GeneratedClip from = made(SHORT, 1L).getFirst();
    assertThat(towards(0).frames()).usingRecursiveComparison().isEqualTo(from.frames());
    GeneratedClip there =
        generator
            .generate(
                new GenerationRequest("blue", Optional.empty(), List.of(1L), SHORT),
                Generator.Watcher.NONE,
                Progress.NONE)
            .getFirst();
    byte[] end = towards(1).frames().getFirst();
    byte[] expected = there.frames().getFirst();
    for (int i = 0; i < end.length; i++) {
      assertThat((double) (end[i] & 255)).isCloseTo(expected[i] & 255, within(1.0));
    }
    assertThat(end).isNotEqualTo(from.frames().getFirst());
  }

  private GeneratedClip towards(double share) throws Exception {
    return generator
        .generate(
            new GenerationRequest(
                "a red circle left",
                Optional.of(new GenerationRequest.Blend("blue", share)),
                List.of(1L),
                SHORT),
            Generator.Watcher.NONE,
            Progress.NONE)
        .getFirst();
  }

  @Test
  void theLastExpectedClipIsTheClip() throws Exception {
    List<float[]> seen = new ArrayList<>();
    GeneratedClip clip =
        generator
            .generate(
                new GenerationRequest("red", Optional.empty(), List.of(1L), SHORT),
                (step, steps, ahead) -> {
                  assertThat(steps).isEqualTo(2);
                  seen.add(ahead.getFirst());
                },
                Progress.NONE)
            .getFirst();
    assertThat(seen).hasSize(2);
    // the last step is Euler's: it goes where it was expected to
    byte[] expected = generator.frames(seen.getLast()).getFirst();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) (clip.frames().getFirst()[i] & 255))
          .isCloseTo(expected[i] & 255, within(1.0));
    }
  }

  @Test
  void stopsWhenAsked() {
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
                generator.generate(
                    new GenerationRequest("red", Optional.empty(), List.of(1L), SHORT),
                    Generator.Watcher.NONE,
                    stopped))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void saysWhatIsWrongWithASentence() {
    assertThat(generator.read("A red DOG, left").unknown()).containsExactly("a", "dog");
    assertThat(generator.read("A red DOG, left").words()).containsExactly("red", "left");
    for (String bad : List.of(" ", "dogs bark", "red red red red red red red")) {
      assertThatThrownBy(
              () ->
                  generator.generate(
                      new GenerationRequest(bad, Optional.empty(), List.of(1L), SHORT),
                      Generator.Watcher.NONE,
                      Progress.NONE))
          .isInstanceOf(SightlineException.class);
    }
  }

  @Test
  void requestsHaveRanges() {
    assertThatThrownBy(() -> new GenerationRequest("red", Optional.empty(), List.of(), SHORT))
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> new GenerationRequest.Settings(GenerationMethod.FLOW, 18, 2, 1))
        .hasMessageContaining("not 18");
    assertThatThrownBy(() -> new GenerationRequest.Settings(GenerationMethod.FLOW, 16, 2, -1))
        .hasMessageContaining("guidance");
    assertThatThrownBy(() -> new GenerationRequest.Settings(GenerationMethod.ADVERSARIAL, 32, 2, 1))
        .hasMessageContaining("16 frames only");
    assertThatThrownBy(() -> new GenerationRequest.Blend("blue", 1.5)).hasMessageContaining("1.5");
  }

  @Test
  void readsAClipOfAnyLength() throws Exception {
    ClipReading reading = generator.reading(made(SHORT, 1L).getFirst().frames());
    assertThat(reading.classes())
        .containsOnlyKeys(GeneratorSet.LABORATORY.attributes().toArray(ReadAttribute[]::new));
    assertThat(reading.probabilities().get(ReadAttribute.COLOUR)).isBetween(1.0 / 6, 1.0);
  }
}
