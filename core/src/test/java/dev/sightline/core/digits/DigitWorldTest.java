package dev.sightline.core.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Split;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigitWorldTest {
  private static final int SIDE = 64;

  private static HandwrittenDigits digits;
  private static DigitWorld world;

  @BeforeAll
  static void open() throws Exception {
    digits = HandwrittenDigits.open();
    world = new DigitWorld(digits, 7);
  }

  /** The first row of the file as UCI publishes it. */
  @Test
  void theFileHasTheDigitsThatWerePublished() {
    HandwrittenDigits.Picture first = digits.of(Split.TRAIN).getFirst();
    assertThat(first.digit()).isZero();
    assertThat(Arrays.copyOf(first.ink(), 8))
        .containsExactly(0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0);
    assertThat(digits.of(Split.TRAIN)).hasSize(1200);
    assertThat(digits.of(Split.DEV)).hasSize(300);
    assertThat(digits.of(Split.TEST)).hasSize(297);
    for (Split split : Split.values()) {
      assertThat(digits.of(split)).extracting(HandwrittenDigits.Picture::digit).contains(0, 5, 9);
      assertThat(digits.of(split)).allMatch(p -> p.digit() >= 0 && p.digit() <= 9);
    }
  }

  @Test
  void splitsShareNoPicture() {
    Set<String> train = new HashSet<>();
    digits.of(Split.TRAIN).forEach(p -> train.add(Arrays.toString(p.ink())));
    assertThat(digits.of(Split.DEV)).noneMatch(p -> train.contains(Arrays.toString(p.ink())));
    assertThat(digits.of(Split.TEST)).noneMatch(p -> train.contains(Arrays.toString(p.ink())));
  }

  @Test
  void aClipFollowsFromItsNumberAndStaysInThePicture() {
    assertThat(world.clip(Split.TRAIN, 3)).isEqualTo(world.clip(Split.TRAIN, 3));
    assertThat(world.clip(Split.TRAIN, 3)).isNotEqualTo(world.clip(Split.TRAIN, 4));
    Set<DigitPath> paths = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      MovingDigit clip = world.clip(Split.DEV, i);
      paths.add(clip.path());
      for (int k = 0; k < 16; k++) {
        double[] place = clip.place((k + 0.5) / 16);
        double half = MovingDigit.half(clip.size());
        assertThat(Math.min(place[0], place[1])).as(clip.path().name()).isGreaterThan(half - 0.02);
        assertThat(Math.max(place[0], place[1])).as(clip.path().name()).isLessThan(1.02 - half);
      }
    }
    assertThat(paths).containsExactlyInAnyOrder(DigitPath.values());
  }

  /** The middle of the ink, as a share of the side. */
  private static double[] middle(int[] owners) {
    double x = 0;
    double y = 0;
    int n = 0;
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == 0) {
        x += i % SIDE + 0.5;
        y += i / SIDE + 0.5;
        n++;
      }
    }
    return new double[] {x / n / SIDE, y / n / SIDE};
  }

  @ParameterizedTest
  @EnumSource(DigitPath.class)
  void whatIsDrawnMovesAsItsPathSays(DigitPath path) {
    HandwrittenDigits.Picture zero = digits.of(Split.TRAIN).getFirst();
    MovingDigit digit =
        new MovingDigit(zero, ObjectColour.RED, ObjectSize.SMALL, path, 0, 0.5, 0.5, 80);
    DigitFilm film = new DigitFilm(digit, 16, SIDE);
    double[] first = middle(film.owners(0));
    double[] half = middle(film.owners(8));
    double[] last = middle(film.owners(15));
    double dx = last[0] - first[0];
    double dy = last[1] - first[1];
    List<Double> moved =
        switch (path) {
          case LEFT -> List.of(-dx, -Math.abs(dy));
          case RIGHT, ZIGZAG -> List.of(dx, -Math.abs(dy) / 10);
          case UP -> List.of(-dy, -Math.abs(dx));
          case DOWN -> List.of(dy, -Math.abs(dx));
          case BACK_AND_FORTH -> List.of(first[0] - half[0], -Math.abs(half[1] - first[1]));
          case UP_AND_DOWN -> List.of(first[1] - half[1], -Math.abs(half[0] - first[0]));
          case CIRCLE -> List.of(first[0] - half[0], -Math.abs(dx) / 10);
        };
    assertThat(moved.get(0)).isGreaterThan(0.3);
    assertThat(moved.get(1)).isGreaterThan(-0.05);
    boolean isClosed =
        path == DigitPath.BACK_AND_FORTH
            || path == DigitPath.UP_AND_DOWN
            || path == DigitPath.CIRCLE;
    assertThat(Math.hypot(dx, dy) < 0.1).isEqualTo(isClosed);
  }

  @Test
  void inkHasItsColourAndPaperIsGrey() {
    HandwrittenDigits.Picture zero = digits.of(Split.TRAIN).getFirst();
    MovingDigit digit =
        new MovingDigit(zero, ObjectColour.BLUE, ObjectSize.LARGE, DigitPath.LEFT, 0, 0.5, 0.5, 80);
    byte[] frame = new DigitFilm(digit, 16, SIDE).frame(8);
    assertThat(new byte[] {frame[0], frame[1], frame[2]}).containsExactly(80, 80, 80);
    int full = 0;
    for (int i = 0; i < frame.length; i += 3) {
      boolean isBlue =
          (frame[i] & 255) == 50 && (frame[i + 1] & 255) == 90 && (frame[i + 2] & 255) == 230;
      full += isBlue ? 1 : 0;
    }
    assertThat(full).as("pixels of full ink").isBetween(60, 400);
  }

  @Test
  void sentencesAreTrueAndOfTheVocabulary() {
    SplittableRandom random = new SplittableRandom(3);
    List<String> words = DigitSentence.vocabulary();
    int sized = 0;
    for (int i = 0; i < 200; i++) {
      MovingDigit clip = world.clip(Split.TEST, i);
      DigitSentence said = DigitSentence.of(clip, random);
      String[] parts = said.text().split(" ");
      assertThat(words).contains(parts);
      assertThat(said.text()).endsWith(clip.path().words()).contains(clip.colour().word());
      int digit = clip.picture().digit();
      assertThat(List.of(parts))
          .containsAnyOf(DigitSentence.numeral(digit), Integer.toString(digit));
      assertThat(said.text().contains(clip.size().word())).isEqualTo(said.saysSize());
      sized += said.saysSize() ? 1 : 0;
    }
    assertThat(sized).isBetween(40, 95);
  }
}
