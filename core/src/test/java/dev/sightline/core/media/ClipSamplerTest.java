package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipSamplerTest {
  /** 4 frames, every second of 8 a second: one frame each 1/4 s, 1 s a clip. */
  private static final ClipPlan PLAN = new ClipPlan(4, 2, Fraction.of(8), 10);

  /** Durations in thirtieths of a second: one frame before, at and after each boundary. */
  @ParameterizedTest
  @CsvSource({
    "1,1",
    "29,1",
    "30,1",
    "31,2",
    "59,2",
    "60,2",
    "61,3",
    "90,3",
    "91,4",
    "299,10",
    "300,10",
    "301,10",
    "30000,10"
  })
  void cutsIntoAsManyClipsAsSpansFit(int thirtieths, int clips) {
    Fraction duration = Fraction.of(thirtieths, 30);
    List<Clip> found = ClipSampler.sample(duration, PLAN);
    assertThat(found).hasSize(clips);
    Fraction end = Fraction.ZERO;
    for (int i = 0; i < clips; i++) {
      Clip clip = found.get(i);
      assertThat(clip.index()).isEqualTo(i);
      assertThat(clip.start()).isEqualTo(end);
      assertThat(clip.end().minus(clip.start())).isEqualTo(Fraction.of(thirtieths, 30L * clips));
      assertThat(clip.frameTimes()).hasSize(4).allMatch(clip::holds);
      end = clip.end();
    }
    assertThat(end).isEqualTo(duration);
  }

  @Test
  void spacesFramesByTheStepAroundTheMiddle() {
    // 12 s in 10 stretches of 1.2 s; 4 frames 0.25 s apart around 0.6 s
    List<Clip> clips = ClipSampler.sample(Fraction.of(12), PLAN);
    assertThat(clips.getFirst().frameTimes())
        .containsExactly(
            Fraction.of(225, 1000),
            Fraction.of(475, 1000),
            Fraction.of(725, 1000),
            Fraction.of(975, 1000));
    assertThat(clips.get(3).frameTimes().getFirst()).isEqualTo(Fraction.of(3825, 1000));
  }

  @Test
  void fillsAStretchThatIsExactlyOneSpan() {
    assertThat(ClipSampler.sample(Fraction.ONE, PLAN).getFirst().frameTimes())
        .containsExactly(
            Fraction.of(1, 8), Fraction.of(3, 8), Fraction.of(5, 8), Fraction.of(7, 8));
  }

  @Test
  void spreadsFramesEvenlyWhereTheStretchIsShort() {
    // one frame of a 25-fps video
    assertThat(ClipSampler.sample(Fraction.of(1, 25), PLAN).getFirst().frameTimes())
        .containsExactly(
            Fraction.of(1, 200), Fraction.of(3, 200), Fraction.of(5, 200), Fraction.of(7, 200));
  }

  @Test
  void aStretchIsSampledAsIfThereWereNothingElseAtItsOwnTimes() {
    // ten minutes into a film: the same as the first 12 s, 600 s later
    Fraction from = Fraction.of(600);
    List<Clip> whole = ClipSampler.sample(Fraction.of(12), PLAN);
    List<Clip> part = ClipSampler.sample(new Stretch(from, Fraction.of(612)), PLAN);
    assertThat(part).hasSameSizeAs(whole);
    assertThat(part.getFirst().start()).isEqualTo(from);
    assertThat(part.getLast().end()).isEqualTo(Fraction.of(612));
    for (int i = 0; i < part.size(); i++) {
      Clip c = whole.get(i);
      assertThat(part.get(i))
          .isEqualTo(
              new Clip(
                  i,
                  c.start().plus(from),
                  c.end().plus(from),
                  c.frameTimes().stream().map(t -> t.plus(from)).toList()));
    }
  }

  @Test
  void takesTheMiddleForClipsOfOneFrame() {
    ClipPlan one = new ClipPlan(1, 1, Fraction.ONE, 4);
    assertThat(ClipSampler.sample(Fraction.of(8), one))
        .extracting(c -> c.frameTimes().getFirst())
        .containsExactly(Fraction.of(1), Fraction.of(3), Fraction.of(5), Fraction.of(7));
  }

  @Test
  void staysExactInLongVideosOfOddRates() {
    ClipPlan plan = new ClipPlan(8, 3, Fraction.of(30000, 1001), 1_000_000);
    Fraction day = Fraction.of(86_400L * 30_000 + 1, 30_000);
    List<Clip> clips = ClipSampler.sample(day, plan);
    assertThat(clips.size()).isEqualTo((int) day.dividedBy(plan.span()).ceil());
    assertThat(clips.getLast().end()).isEqualTo(day);
    assertThat(clips.getLast().frameTimes()).allMatch(clips.getLast()::holds);
  }

  @Test
  void refusesWhatCannotBeCut() {
    assertThatThrownBy(() -> ClipSampler.sample(Fraction.ZERO, PLAN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClipPlan(0, 1, Fraction.ONE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClipPlan(1, 1, Fraction.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
