package dev.sightline.core.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The truth against the pixels: a frame with the object and the same frame without it. */
class TruthTest {
  private static final int SIDE = 64;
  private static final int GRID = 4;
  private static final int FRAMES = 16;

  @Test
  void cellsAreWhereTheObjectWasDrawn() throws Exception {
    Laboratory laboratory =
        new Laboratory(11, new WorldOptions(SIDE, FRAMES, 4, 16, 2, 0, 0, List.of()));
    for (int i = 0; i < 40; i++) {
      LabItem item = laboratory.item(LabTask.DIRECTION, Split.DEV, i);
      Shot shot = item.scene().shots().getFirst();
      int target = item.truth().targets().getFirst().actor();
      ShotRenderer with = new ShotRenderer(shot, FRAMES, SIDE);
      ShotRenderer without = new ShotRenderer(hidden(shot, target), FRAMES, SIDE);
      for (int k = 0; k < FRAMES; k++) {
        int[] changed = changedPixels(with.frame(k), without.frame(k));
        int all = java.util.Arrays.stream(changed).sum();
        boolean[] cells = item.truth().cells(0, with, k, SIDE, GRID);
        for (int c = 0; c < cells.length; c++) {
          if (cells[c]) {
            assertThat(changed[c]).as("pixels in a cell that matters").isPositive();
          } else {
            assertThat(changed[c]).as("pixels elsewhere").isLessThan(Math.max(1, all / 5 + 1));
          }
        }
      }
    }
  }

  @Test
  void anObjectThatIsNotThereYetHasNoCells() throws Exception {
    Look look = new Look(ObjectShape.SQUARE, ObjectColour.RED, ObjectSize.LARGE, Texture.PLAIN);
    Act act = new Act(Motion.APPEAR, Speed.SLOW, 0, -1, 0.5);
    Shot shot =
        new Shot(
            List.of(new Actor(look, act, 0.125, 0.125)),
            new Background(1, 90, 0, Optional.empty()),
            0,
            1,
            Shot.Cue.NONE);
    Scene scene = new Scene(List.of(shot), FRAMES);
    Sentence says = Grammar.write(Statement.says(Claim.of(Phrase.of(look), Motion.APPEAR)), 0);
    Truth truth = Truth.of(scene, says);
    ShotRenderer renderer = new ShotRenderer(shot, FRAMES, SIDE);
    assertThat(truth.cells(0, renderer, 0, SIDE, GRID)).containsOnly(false);
    assertThat(truth.cells(0, renderer, FRAMES - 1, SIDE, GRID)[0]).isTrue();
    assertThat(truth.cellsOfClip(scene, 0, SIDE, GRID)[0]).isTrue();
    assertThat(truth.cellsOfClip(scene, 0, SIDE, GRID)[15]).isFalse();
  }

  @Test
  void noiseAndBackgroundLeaveTheTruthAlone() throws Exception {
    LabItem plain =
        new Laboratory(3, new WorldOptions(SIDE, FRAMES, 4, 16, 1, 0, 0, List.of()))
            .item(LabTask.COUNT, Split.DEV, 2);
    LabItem noisy =
        new Laboratory(3, new WorldOptions(SIDE, FRAMES, 4, 16, 1, 0.1, 0.2, List.of()))
            .item(LabTask.COUNT, Split.DEV, 2);
    assertThat(noisy.truth()).isEqualTo(plain.truth());
    assertThat(noisy.truth().cellsOfClip(noisy.scene(), 0, SIDE, GRID))
        .containsExactly(plain.truth().cellsOfClip(plain.scene(), 0, SIDE, GRID));
    byte[] a = new ShotRenderer(plain.scene().shots().getFirst(), FRAMES, SIDE).frame(0);
    byte[] b = new ShotRenderer(noisy.scene().shots().getFirst(), FRAMES, SIDE).frame(0);
    assertThat(a).isNotEqualTo(b);
  }

  private static Shot hidden(Shot shot, int number) {
    List<Actor> others = new ArrayList<>(shot.actors());
    others.remove(number);
    return new Shot(others, shot.background(), shot.noise(), shot.noiseSeed(), shot.cue());
  }

  private static int[] changedPixels(byte[] a, byte[] b) {
    int[] changed = new int[GRID * GRID];
    for (int p = 0; p < SIDE * SIDE; p++) {
      boolean differs =
          a[3 * p] != b[3 * p] || a[3 * p + 1] != b[3 * p + 1] || a[3 * p + 2] != b[3 * p + 2];
      changed[p / SIDE * GRID / SIDE * GRID + p % SIDE * GRID / SIDE] += differs ? 1 : 0;
    }
    return changed;
  }
}
