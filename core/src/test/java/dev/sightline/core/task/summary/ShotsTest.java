package dev.sightline.core.task.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShotsTest {
  /** Clips of one second each. */
  private static List<Clip> clips(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Clip(i, Fraction.of(i), Fraction.of(i + 1), List.of(Fraction.of(i))))
        .toList();
  }

  @Test
  void shotsTileTheTimeOfTheClips() {
    List<Shot> shots = Shots.of(clips(9), List.of(Fraction.of(3), Fraction.of(7, 2)));
    assertThat(shots)
        .extracting(Shot::start)
        .containsExactly(Fraction.ZERO, Fraction.of(3), Fraction.of(7, 2));
    assertThat(shots)
        .extracting(Shot::end)
        .containsExactly(Fraction.of(3), Fraction.of(7, 2), Fraction.of(9));
    assertThat(shots).extracting(Shot::index).containsExactly(0, 1, 2);
  }

  @Test
  void aLongTakeIsCutIntoEqualPieces() {
    List<Shot> shots = Shots.of(clips(25), List.of());
    assertThat(shots).hasSize(5);
    assertThat(shots.get(1).start()).isEqualTo(Fraction.of(5));
    assertThat(shots.getLast().end()).isEqualTo(Fraction.of(25));
    assertThat(Shots.of(clips(Shots.LONGEST), List.of())).hasSize(1);
  }

  @Test
  void cutsOutsideOfTheClipsCountForNothing() {
    List<Clip> part = clips(10).subList(4, 8);
    List<Shot> shots =
        Shots.of(part, List.of(Fraction.of(2), Fraction.of(4), Fraction.of(6), Fraction.of(9)));
    assertThat(shots).extracting(Shot::start).containsExactly(Fraction.of(4), Fraction.of(6));
    assertThat(shots.getLast().end()).isEqualTo(Fraction.of(8));
  }

  @Test
  void clipsOfAShotAreThoseWhoseMiddleLiesInIt() {
    Shot shot = new Shot(0, Fraction.of(3, 2), Fraction.of(4));
    assertThat(Shots.clips(shot, clips(10))).containsExactly(1, 2, 3);
  }

  @Test
  void ofManyClipsSomeAreTakenEvenly() {
    assertThat(Shots.clips(new Shot(0, Fraction.ZERO, Fraction.of(12)), clips(12)))
        .containsExactly(1, 4, 7, 10);
  }

  @Test
  void aShotBetweenTwoMiddlesHasTheClipThatHoldsIt() {
    Shot brief = new Shot(0, Fraction.of(26, 10), Fraction.of(29, 10));
    assertThat(Shots.clips(brief, clips(10))).containsExactly(2);
  }
}
