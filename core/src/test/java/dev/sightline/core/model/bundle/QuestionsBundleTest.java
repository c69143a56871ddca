package dev.sightline.core.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.Side;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundle that answers questions, as it ships. */
class QuestionsBundleTest {
  private static final String MODELS = "/dev/sightline/resources/models/";

  @Test
  void itIsEverydayWithAFusionOfItsOwn() throws Exception {
    ModelBundle questions = BundleReader.openResource(MODELS + "questions");
    ModelBundle everyday = BundleReader.openResource(MODELS + "everyday");
    List<String> shared =
        everyday.weights().tensors().keySet().stream()
            .filter(n -> n.startsWith("align.") || n.startsWith("video."))
            .toList();
    assertThat(shared).isNotEmpty();
    for (String name : shared) {
      assertThat(
              Arrays.equals(
                  questions.weights().tensors().get(name).values(),
                  everyday.weights().tensors().get(name).values()))
          .as(name)
          .isTrue();
    }
    assertThat(questions.weights().tensors().get("fusion.video.in.weight").values())
        .isNotEqualTo(everyday.weights().tensors().get("fusion.video.in.weight").values());
  }

  @Test
  void itSaysFromWhenOnItAnswers() throws Exception {
    ModelBundle questions = BundleReader.openResource(MODELS + "questions");
    assertThat(questions.manifest().heads()).hasSize(1);
    assertThat(questions.manifest().heads().getFirst().labels()).contains("table", "2", "red");
    AnswerThreshold t = questions.confidence().threshold("qa", Side.BOTH).orElseThrow();
    assertThat(t.accuracy()).isGreaterThanOrEqualTo(0.5);
    assertThat(t.coverage()).isBetween(0.1, 0.9);
    assertThat(questions.card()).contains("WordNet 3.0");
  }
}
