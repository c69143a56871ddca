package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSetTest {
  @Test
  void eachHeadOfARecipeHasItsSet() throws Exception {
    assertThat(NamedSet.trains(head("topics"))).isEqualTo(NamedSet.MSRVTT);
    assertThat(NamedSet.trains(head("actions"))).isEqualTo(NamedSet.UCF18);
    assertThat(NamedSet.trains(head("sentiment"))).isEqualTo(NamedSet.MVSA);
    assertThatThrownBy(() -> NamedSet.trains(head("weather")))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("weather")
        .hasMessageContaining("topics, sentiment, qa");
    assertThat(NamedSet.trains(head("qa"))).isEqualTo(NamedSet.DAQUAR);
  }

  @Test
  void aModelIsComparedWithTheSetsOfItsOwnHeadsAndPhotographs() {
    assertThat(NamedSet.around(config("topics", "actions")))
        .containsExactly(NamedSet.UCF18, NamedSet.MSRVTT, NamedSet.FLICKR8K);
    assertThat(NamedSet.around(config("sentiment")))
        .containsExactly(NamedSet.MVSA, NamedSet.FLICKR8K);
    assertThat(NamedSet.around(config("weather"))).containsExactly(NamedSet.FLICKR8K);
  }

  @Test
  void detectorsOfVideoHeadsDoNotSeePosts() {
    ModelConfig all = config("topics", "actions", "sentiment");
    assertThat(NamedSet.MSRVTT.foreign(all)).containsExactly(NamedSet.UCF18, NamedSet.FLICKR8K);
    assertThat(NamedSet.MVSA.foreign(all))
        .containsExactly(NamedSet.UCF18, NamedSet.MSRVTT, NamedSet.FLICKR8K);
  }

  private static HeadSpec head(String key) {
    return new HeadSpec(key, List.of("a", "b"));
  }

  private static ModelConfig config(String... heads) {
    return new ModelConfig(
        8,
        8,
        8,
        8,
        8,
        1,
        2,
        3,
        2,
        2,
        1,
        1,
        25,
        8,
        Arrays.stream(heads).map(NamedSetTest::head).toList());
  }
}
