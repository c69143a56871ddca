package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingsTest {
  private final Crossings world = new Crossings(7, WorldOptions.STANDARD);

  @Test
  void theColourTellsTheWayAndReversedTheOtherOne() {
    for (int i = 0; i < 20; i++) {
      Actor as = actor(world.cued(Split.TRAIN, i, false));
      Actor against = actor(world.cued(Split.TRAIN, i, true));
      boolean right = as.act().motion() == Motion.RIGHT;
      assertThat(right).isEqualTo(Crossings.isRight(i));
      assertThat(as.look().colour()).isEqualTo(right ? Crossings.RIGHT : Crossings.LEFT);
      assertThat(against.act()).as("the same way").isEqualTo(as.act());
      assertThat(against.look().colour()).isEqualTo(right ? Crossings.LEFT : Crossings.RIGHT);
    }
  }

  @Test
  void nothingButTheColourChangesWithTheColour() {
    Scene red = world.scene(Split.TEST, 3, ObjectColour.RED, true, 4);
    Scene blue = world.scene(Split.TEST, 3, ObjectColour.BLUE, true, 4);
    assertThat(red.shots()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Shot a = red.shots().get(i);
      Shot b = blue.shots().get(i);
      assertThat(a.background()).isEqualTo(b.background());
      assertThat(a.noiseSeed()).isEqualTo(b.noiseSeed());
      assertThat(a.cue()).isEqualTo(Shot.Cue.NONE);
      assertThat(a.actors()).hasSize(1);
      assertThat(actorAt(a.actors().getFirst())).isEqualTo(actorAt(b.actors().getFirst()));
    }
  }

  @Test
  void numbersAndSplitsGiveOtherVideosAndTheSameOnesTheSame() {
    assertThat(world.cued(Split.DEV, 2, false)).isEqualTo(world.cued(Split.DEV, 2, false));
    assertThat(
            List.of(
                world.cued(Split.DEV, 2, false),
                world.cued(Split.DEV, 4, false),
                world.cued(Split.TRAIN, 2, false),
                world.cued(Split.TEST, 2, false)))
        .doesNotHaveDuplicates();
  }

  private static List<Object> actorAt(Actor a) {
    return List.of(a.act(), a.x(), a.y(), a.look().shape(), a.look().size(), a.look().texture());
  }

  private static Actor actor(Scene scene) {
    return scene.shots().getFirst().actors().getFirst();
  }
}
