package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttributesTest {
  private static final int COLOURS = Attributes.COLOUR.classes();
  private static final int SHAPES = Attributes.SHAPE.classes();

  /** True if a query names nothing that the object is not. */
  private static boolean fits(float[] query, Actor a) {
    boolean fits = true;
    for (int i = 0; i < query.length; i++) {
      int own =
          i < COLOURS
              ? Attributes.COLOUR.of(a)
              : i < COLOURS + SHAPES
                  ? COLOURS + Attributes.SHAPE.of(a)
                  : COLOURS + SHAPES + Attributes.MOTION.of(a);
      fits &= query[i] == 0 || i == own;
    }
    return fits;
  }

  @Test
  void aQueryFitsTheWantedObjectAlone() {
    Laboratory world = new Laboratory(5, WorldOptions.STANDARD);
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> lengths = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      List<Actor> actors =
          world.item(LabTask.MATCH, Split.TRAIN, 2 * i).scene().shots().getFirst().actors();
      Actor wanted = actors.get(i % actors.size());
      float[] query = new float[Attributes.QUERY];
      Attributes.query(actors, wanted, random, query, 0);
      assertThat(actors).filteredOn(a -> fits(query, a)).containsExactly(wanted);
      int named = 0;
      for (float q : query) {
        named += q == 1 ? 1 : 0;
      }
      lengths.add(named);
    }
    assertThat(lengths).as("one to three attributes are named").containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void whatMeansNothingIsNotAsked() {
    Laboratory world = new Laboratory(5, WorldOptions.STANDARD);
    Actor bouncing =
        world.item(LabTask.COUNT, Split.TRAIN, 0).scene().shots().getFirst().actors().getFirst();
    assertThat(bouncing.act().motion()).isEqualTo(Motion.BOUNCE);
    assertThat(Attributes.SPEED.of(bouncing)).isEqualTo(-1);
    assertThat(Attributes.TIMES.of(bouncing)).isEqualTo(bouncing.act().times());
    Actor moving =
        world.item(LabTask.SHORTCUT, Split.TRAIN, 0).scene().shots().getFirst().actors().getFirst();
    assertThat(Attributes.SPEED.of(moving)).isEqualTo(moving.act().speed().ordinal());
    assertThat(Attributes.TIMES.of(moving)).isEqualTo(-1);
  }
}
