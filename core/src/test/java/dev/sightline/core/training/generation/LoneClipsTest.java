package dev.sightline.core.training.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.laboratory.Grammar;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.Statement;
import dev.sightline.core.laboratory.Texture;
import dev.sightline.core.laboratory.WorldOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoneClipsTest {
  private static final LoneClips CALM = LoneClips.calm(1, WorldOptions.STANDARD);

  @Test
  void sentencesAreTrueOfTheirClipsAndOfTheGrammar() {
    List<String> words = LoneClips.vocabulary();
    int counted = 0;
    for (int i = 0; i < 300; i++) {
      LoneClips.LoneClip clip = CALM.clip(Split.DEV, i);
      LoneClips.Said said = clip.said();
      assertThat(said.claim().fits(clip.shot(), clip.actor())).isTrue();
      Statement read = Grammar.parse(said.sentence().replaceFirst("\\ba ", "the ")).orElseThrow();
      assertThat(read.claim()).isEqualTo(said.claim());
      assertThat(words).contains(said.sentence().split(" "));
      counted += said.claim().times() > 0 ? 1 : 0;
    }
    assertThat(counted).as("sentences with a count").isBetween(30, 90);
  }

  @Test
  void theCalmWorldHasPlainObjectsThatDoNotTurn() {
    boolean striped = false;
    LoneClips wide = LoneClips.wide(1, WorldOptions.STANDARD);
    for (int i = 0; i < 100; i++) {
      LoneClips.LoneClip clip = CALM.clip(Split.TRAIN, i);
      assertThat(clip.actor().look().texture()).isEqualTo(Texture.PLAIN);
      assertThat(clip.actor().act().motion()).isNotEqualTo(Motion.SPIN);
      assertThat(clip.shot().actors()).hasSize(1);
      striped |= wide.clip(Split.TRAIN, i).actor().look().texture() == Texture.STRIPED;
    }
    assertThat(striped).isTrue();
  }

  @Test
  void theSameNumberIsTheSameClipAndSplitsAreApart() {
    assertThat(CALM.clip(Split.TRAIN, 7).shot()).isEqualTo(CALM.clip(Split.TRAIN, 7).shot());
    assertThat(CALM.clip(Split.TRAIN, 7).shot()).isNotEqualTo(CALM.clip(Split.DEV, 7).shot());
  }
}
