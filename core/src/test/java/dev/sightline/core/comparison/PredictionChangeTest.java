package dev.sightline.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.job.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionChangeTest {
  private static Analysis with(HeadResult... heads) throws Exception {
    try (FakeAnalyzer model = new FakeAnalyzer()) {
      Analysis a =
          model.analyze(model.encode(Path.of("v.mp4"), Progress.NONE), "a dog", Progress.NONE);
      return new Analysis(
          a.video(),
          a.text(),
          a.clips(),
          a.grid(),
          List.of(heads),
          a.alignmentScore(),
          a.attention(),
          a.timings(),
          a.provenance());
    }
  }

  private static HeadResult head(String key, List<String> labels, List<Float> p) {
    return new HeadResult(key, labels, p, List.of());
  }

  @Test
  void theLargestChangeComesFirstAndNewFirstPlacesAreMarked() throws Exception {
    Analysis left =
        with(head("topics", List.of("cooking", "music", "travel"), List.of(0.6f, 0.3f, 0.1f)));
    Analysis right =
        with(head("topics", List.of("music", "cooking", "sports"), List.of(0.5f, 0.25f, 0.25f)));
    List<PredictionChange> changes = PredictionChange.between(left, right);
    assertThat(changes)
        .containsExactly(
            new PredictionChange("topics", "cooking", 0.6f, 0.25f, true),
            new PredictionChange("topics", "music", 0.3f, 0.5f, true));
    assertThat(changes.getFirst().change()).isEqualTo(0.25f - 0.6f);
  }

  @Test
  void headsOfOneSideAloneAreLeftOut() throws Exception {
    Analysis left = with(head("topics", List.of("a", "b"), List.of(0.6f, 0.4f)));
    Analysis right = with(head("actions", List.of("a", "b"), List.of(0.6f, 0.4f)));
    assertThat(PredictionChange.between(left, right)).isEmpty();
  }

  @Test
  void theSameAnalysisDoesNotChange() throws Exception {
    Analysis a = with(head("topics", List.of("a", "b"), List.of(0.6f, 0.4f)));
    assertThat(PredictionChange.between(a, a))
        .allMatch(c -> c.change() == 0 && !c.first())
        .hasSize(2);
  }
}
