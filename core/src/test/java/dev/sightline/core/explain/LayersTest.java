package dev.sightline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.explain.Layers.Unchosen;
import dev.sightline.core.job.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final ExplainOptions NOTHING = ExplainOptions.DEFAULT;
  private static final Layers LAST = new Layers(List.of("low", "high"), 3, Unchosen.LAST);
  private static final Layers ALL = new Layers(List.of("low", "high"), 0, Unchosen.ALL);

  @Test
  void whatIsNotChosenIsWhatTheMethodSays() {
    assertThat(LAST.part(NOTHING)).isEqualTo(new Part(1, "high", Part.WHOLE));
    assertThat(ALL.part(NOTHING)).isEqualTo(Part.ALL);
    assertThat(Layers.NONE.part(NOTHING.withLayer(3).withHead(2))).isEqualTo(Part.ALL);
  }

  @Test
  void whatIsChosenIsTakenAndWhatThereIsNotIsTheLast() {
    assertThat(LAST.part(NOTHING.withLayer(0).withHead(2))).isEqualTo(new Part(0, "low", 2));
    assertThat(LAST.part(NOTHING.withLayer(7).withHead(7))).isEqualTo(new Part(1, "high", 2));
    assertThat(ALL.part(NOTHING.withLayer(0).withHead(1)))
        .as("it has no heads")
        .isEqualTo(new Part(0, "low", Part.WHOLE));
    assertThat(LAST.part(NOTHING.withHead(1).withHead(Part.WHOLE)).head()).isEqualTo(Part.WHOLE);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new Layers(List.of(), 2, Unchosen.ALL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part(1, "", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part(-1, "2", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever a method declares it keeps to, and says so; one that declares nothing reads all. */
  @Test
  void everyMethodKeepsToWhatItDeclares() throws Exception {
    ExplainRequest plain = new LinearModel("two small words").request();
    ExplainRequest kept = plain.with(NOTHING.withLayer(0).withHead(1));
    for (Explainer e : Explainers.builtIn().all()) {
      Layers layers = e.layers(plain.analyzer().abilities(), plain.analysis(), plain.target());
      Explanation x = e.explain(kept, Progress.NONE);
      assertThat(x.part().layer())
          .as(e.facts().key())
          .isEqualTo(layers.names().isEmpty() ? Part.WHOLE : 0);
      assertThat(x.part().head()).as(e.facts().key()).isEqualTo(layers.hasHeads() ? 1 : Part.WHOLE);
      if (layers.hasLayers() || layers.hasHeads()) {
        assertThat(x.clipScores())
            .as(e.facts().key())
            .isNotEqualTo(e.explain(plain, Progress.NONE).clipScores());
      }
    }
  }
}
