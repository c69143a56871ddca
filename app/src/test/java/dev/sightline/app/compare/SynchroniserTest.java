package dev.sightline.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import org.junit.jupiter.api.Test;

class SynchroniserTest {
  private final CompareFixture fixture = new CompareFixture().begun();
  private final TimeZoom leftZoom = new TimeZoom(fixture.left.current());
  private final TimeZoom rightZoom = new TimeZoom(fixture.right.current());
  private final Synchroniser together = new Synchroniser(fixture.model, leftZoom, rightZoom);
  private final Selection left = fixture.left.selection();
  private final Selection right = fixture.right.selection();
  private final Fake leftPlayer = new Fake();
  private final Fake rightPlayer = new Fake();

  /** A player that plays what it is told. */
  private static final class Fake implements Synchroniser.Player {
    private boolean playing;

    @Override
    public boolean isPlaying() {
      return playing;
    }

    @Override
    public void play(boolean on) {
      playing = on;
    }
  }

  @Test
  void wordsAreLitOnBothSidesByWhatTheyAre() {
    fixture.model.text(fixture.right, "see two blue buses");
    fixture.workers.runAll();
    left.hoverTokenProperty().set(3);
    assertThat(right.hoverTokenProperty().get()).as("buses").isEqualTo(4);
    left.hoverTokenProperty().set(2);
    assertThat(right.hoverTokenProperty().get()).as("red is not there").isEqualTo(Selection.NONE);
    right.tokenProperty().set(2);
    assertThat(left.tokenProperty().get()).as("two").isEqualTo(1);
    right.tokenProperty().set(Selection.NONE);
    assertThat(left.tokenProperty().get()).isEqualTo(Selection.NONE);
  }

  @Test
  void momentsAreTheSameOrTheSameShareOfTheLength() {
    left.playheadProperty().set(Fraction.of(5));
    assertThat(right.seekRequestProperty().get()).isEqualTo(Fraction.of(5));
    fixture.model.video(fixture.right, CompareFixture.LONG);
    fixture.workers.runAll();
    left.playheadProperty().set(Fraction.of(4));
    assertThat(right.seekRequestProperty().get()).isEqualTo(Fraction.of(8));
    left.hoverClipProperty().set(7);
    assertThat(right.hoverClipProperty().get()).isEqualTo(7);
  }

  @Test
  void onlyTheSideThatTheUserTouchesLeads() {
    right.playheadProperty().set(Fraction.of(3));
    assertThat(left.seekRequestProperty().get()).isNull();
    together.lead(false);
    right.playheadProperty().set(Fraction.of(6));
    assertThat(left.seekRequestProperty().get()).isEqualTo(Fraction.of(6));
    left.playheadProperty().set(Fraction.of(6));
    assertThat(right.seekRequestProperty().get()).as("no echo").isNull();
  }

  @Test
  void playersOfEquallyLongVideosPlayTogetherAndMayDriftALittle() {
    together.players(leftPlayer, rightPlayer);
    leftPlayer.play(true);
    together.playing(true, true);
    assertThat(rightPlayer.isPlaying()).isTrue();
    right.playheadProperty().set(Fraction.of(1));
    left.playheadProperty().set(Fraction.of(6, 5));
    assertThat(right.seekRequestProperty().get()).as("0.2 s off").isNull();
    left.playheadProperty().set(Fraction.of(2));
    assertThat(right.seekRequestProperty().get()).as("a second off").isEqualTo(Fraction.of(2));
    together.playing(true, false);
    assertThat(rightPlayer.isPlaying()).isFalse();
  }

  @Test
  void playersOfOtherLengthsFollowByRelativeTime() {
    fixture.model.video(fixture.right, CompareFixture.LONG);
    fixture.workers.runAll();
    together.players(leftPlayer, rightPlayer);
    leftPlayer.play(true);
    together.playing(true, true);
    assertThat(rightPlayer.isPlaying()).isFalse();
  }

  @Test
  void bothSeeTheSameStretchOfTime() {
    leftZoom.windowProperty().set(new AxisWindow(10, 2, 4));
    assertThat(rightZoom.windowProperty().get()).isEqualTo(new AxisWindow(10, 2, 4));
    fixture.model.video(fixture.right, CompareFixture.LONG);
    fixture.workers.runAll();
    leftZoom.windowProperty().set(new AxisWindow(10, 1, 2));
    assertThat(rightZoom.windowProperty().get()).isEqualTo(new AxisWindow(20, 2, 4));
    rightZoom.windowProperty().set(AxisWindow.all(20));
    assertThat(leftZoom.windowProperty().get()).isEqualTo(AxisWindow.all(10));
  }
}
