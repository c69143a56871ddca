package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: pycocoevalcap 1.2 (shared/reference/make_metrics.py). */
class CaptionScoresTest {
  private static final double TOLERANCE = 1e-9;

  private final JsonNode reference = reference();
  private final List<CaptionScores.Item> items = items();

  @Test
  void bleuOfTheCorpus() {
    double[] bleu = CaptionScores.bleu(items.stream().map(CaptionScores::bleuCounts).toList());
    for (int n = 0; n < 4; n++) {
      assertThat(bleu[n]).isCloseTo(reference.get("bleu").get(n).asDouble(), within(TOLERANCE));
    }
  }

  @Test
  void bleuOfEachItem() {
    for (int i = 0; i < items.size(); i++) {
      double[] bleu = CaptionScores.bleu(List.of(CaptionScores.bleuCounts(items.get(i))));
      for (int n = 0; n < 4; n++) {
        assertThat(bleu[n])
            .isCloseTo(reference.get("bleu_per_item").get(n).get(i).asDouble(), within(TOLERANCE));
      }
    }
  }

  @Test
  void cider() {
    double[] scores = CaptionScores.cider(items);
    for (int i = 0; i < scores.length; i++) {
      assertThat(scores[i])
          .isCloseTo(reference.get("cider_per_item").get(i).asDouble(), within(TOLERANCE));
    }
    assertThat(Arrays.stream(scores).average().orElseThrow())
        .isCloseTo(reference.get("cider").asDouble(), within(TOLERANCE));
  }

  @Test
  void rouge() {
    for (int i = 0; i < items.size(); i++) {
      assertThat(CaptionScores.rouge(items.get(i)))
          .isCloseTo(reference.get("rouge_l_per_item").get(i).asDouble(), within(TOLERANCE));
    }
    assertThat(items.stream().mapToDouble(CaptionScores::rouge).average().orElseThrow())
        .isCloseTo(reference.get("rouge_l").asDouble(), within(TOLERANCE));
  }

  @Test
  void nothingSaidScoresNothing() {
    CaptionScores.Item silent = new CaptionScores.Item(List.of(), List.of(List.of("a", "dog")));
    assertThat(CaptionScores.bleu(List.of(CaptionScores.bleuCounts(silent)))).containsOnly(0.0);
    assertThat(CaptionScores.rouge(silent)).isZero();
    assertThat(CaptionScores.cider(List.of(silent, silent))).containsOnly(0.0);
  }

  @Test
  void withoutReferencesThereIsNoScore() {
    assertThatThrownBy(() -> new CaptionScores.Item(List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<CaptionScores.Item> items() {
    List<CaptionScores.Item> all = new ArrayList<>();
    reference
        .get("hypotheses")
        .properties()
        .forEach(
            e -> {
              List<List<String>> references = new ArrayList<>();
              reference
                  .get("references")
                  .get(e.getKey())
                  .forEach(r -> references.add(List.of(r.asText().split(" "))));
              all.add(
                  new CaptionScores.Item(List.of(e.getValue().asText().split(" ")), references));
            });
    return all;
  }

  private static JsonNode reference() {
    try (InputStream in =
        CaptionScoresTest.class.getResourceAsStream("/reference/metrics/captions.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
