package dev.sightline.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.fixture.UiQueue;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayerViewModelTest {
  private static final Path VIDEO = Path.of("v.mp4");
  private static final long SECOND = 1_000_000_000L;

  private final Selection selection = new Selection();
  private final UiQueue ui = new UiQueue();
  private final AtomicLong nanos = new AtomicLong(7 * SECOND);
  private final FakeVideo video = new FakeVideo();
  private double kept = 0.5;
  private boolean keptMuted = true;
  private final PlayerViewModel model = model(video);

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void opening_showsTheFirstPicture() {
    open();
    assertThat(number()).isZero();
    assertThat(model.state().infoProperty().get().duration()).isEqualTo(Fraction.of(2));
    assertThat(selection.playheadProperty().get()).isEqualTo(Fraction.ZERO);
    assertThat(model.state().soundNoteProperty().get()).contains("no sound");
  }

  @Test
  void stepping_goesExactlyOnePicture_bothWays() {
    open();
    step(1, 1);
    step(1, 2);
    step(-1, 1);
    step(-1, 0);
    step(-1, 0);
    assertThat(selection.playheadProperty().get()).isEqualTo(Fraction.ZERO);
  }

  @Test
  void quickSteps_areAllTaken() {
    open();
    for (int i = 0; i < 15; i++) {
      model.step(1);
    }
    ui.until(() -> number() == 15);
    assertThat(selection.playheadProperty().get()).isEqualTo(FakeVideo.time(15));
    model.step(-1);
    model.step(-1);
    model.step(-1);
    ui.until(() -> selection.playheadProperty().get().equals(FakeVideo.time(12)));
    assertThat(number()).isEqualTo(12);
  }

  @Test
  void seekRequest_isTakenAndShowsThePictureThatHoldsIt() {
    open();
    Fraction t = FakeVideo.time(20).plus(Fraction.of(1, 100));
    selection.seekRequestProperty().set(t);
    assertThat(selection.seekRequestProperty().get()).isNull();
    ui.until(() -> number() == 20);
    assertThat(selection.playheadProperty().get()).isEqualTo(t);
  }

  @Test
  void newerSeek_wins() {
    open();
    for (int i = 1; i <= 40; i++) {
      model.seek(FakeVideo.time(i));
    }
    ui.until(() -> number() == 40);
    assertThat(selection.playheadProperty().get()).isEqualTo(FakeVideo.time(40));
    assertThat(video.sought).endsWith(FakeVideo.time(40)).hasSizeLessThanOrEqualTo(41);
    step(1, 41);
  }

  @Test
  void playing_movesThePlayheadWithTheClock_andStopsOnTheLastPicture() {
    open();
    model.toggle();
    run(0.41, 10);
    assertThat(selection.playheadProperty().get())
        .isBetween(Fraction.of(40, 100), Fraction.of(42, 100));
    run(1.99, 49);
    nanos.addAndGet(SECOND);
    ui.until(
        () -> {
          model.pulse();
          return !model.state().playingProperty().get();
        });
    assertThat(number()).isEqualTo(49);
    assertThat(selection.playheadProperty().get()).isEqualTo(FakeVideo.time(49));
  }

  @Test
  void playingAtTheEnd_beginsAgain() {
    open();
    model.end();
    ui.until(() -> number() == 49);
    model.toggle();
    ui.until(() -> number() == 0);
    assertThat(model.state().playingProperty().get()).isTrue();
  }

  @Test
  void doubleSpeed_isTwiceAsFast_andSaysThatSoundIsOff() {
    open();
    model.changeSpeed(1);
    model.changeSpeed(1);
    assertThat(model.state().speedProperty().get()).isEqualTo(2);
    model.toggle();
    run(0.5, 25);
    for (int i = 0; i < 9; i++) {
      model.changeSpeed(-1);
    }
    assertThat(model.state().speedProperty().get()).isEqualTo(0.25);
  }

  @Test
  void latePictures_areDroppedAndCounted() {
    open();
    model.toggle();
    run(0.01, 0);
    ui.until(() -> model.state().pictureProperty().get() != null && decodedAhead());
    nanos.addAndGet(SECOND / 5);
    model.pulse();
    assertThat(number()).isGreaterThanOrEqualTo(4);
    assertThat(model.state().droppedProperty().get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void loop_goesBackToItsBeginning() {
    open();
    model.seek(FakeVideo.time(10));
    ui.until(() -> number() == 10);
    model.markIn();
    model.seek(FakeVideo.time(20));
    ui.until(() -> number() == 20);
    model.markOut();
    model.seek(FakeVideo.time(18));
    ui.until(() -> number() == 18);
    model.toggle();
    nanos.addAndGet(SECOND / 5);
    ui.until(
        () -> {
          model.pulse();
          return number() == 10;
        });
    assertThat(model.state().playingProperty().get()).isTrue();
    assertThat(model.loop().outProperty().get()).isEqualTo(FakeVideo.time(20));
  }

  @Test
  void biggerView_decodesAnewAtThePlayhead_butNeverLargerThanTheVideo() {
    open();
    model.seek(FakeVideo.time(5));
    ui.until(() -> number() == 5);
    model.fit(160, 400);
    ui.until(() -> model.state().pictureProperty().get().width() == 160);
    assertThat(model.state().pictureProperty().get().height()).isEqualTo(90);
    assertThat(number()).isEqualTo(5);
    model.fit(5000, 5000);
    ui.until(() -> model.state().pictureProperty().get().width() == 320);
    assertThat(video.open.get()).isEqualTo(1);
  }

  @Test
  void volume_isRemembered() {
    assertThat(model.state().volumeProperty().get()).isEqualTo(0.5);
    model.state().volumeProperty().set(0.25);
    assertThat(kept).isEqualTo(0.25);
    assertThat(model.state().mutedProperty().get()).as("off in the last run").isTrue();
    model.state().mutedProperty().set(false);
    assertThat(keptMuted).isFalse();
  }

  @Test
  void brokenVideo_saysWhy_andTheNextOnePlays() {
    PictureSource.Opener broken =
        (path, box) -> {
          if (path.equals(VIDEO)) {
            return video.open(path, box);
          }
          throw new SightlineException(Problem.MEDIA, "It is broken.");
        };
    try (PlayerViewModel other = model(broken)) {
      selection.videoProperty().set(Path.of("broken.mp4"));
      ui.until(() -> other.state().failureProperty().get().equals("It is broken."));
      assertThat(other.state().playingProperty().get()).isFalse();
      selection.videoProperty().set(VIDEO);
      ui.until(() -> other.state().pictureProperty().get() != null);
      assertThat(other.state().failureProperty().get()).isEmpty();
    }
  }

  @Test
  void closing_freesTheVideo() {
    open();
    model.close();
    ui.until(() -> video.open.get() == 0);
    assertThat(model.state().playingProperty().get()).isFalse();
  }

  private void open() {
    selection.videoProperty().set(VIDEO);
    ui.until(() -> model.state().pictureProperty().get() != null);
  }

  private void step(int by, int expected) {
    model.step(by);
    ui.until(
        () ->
            number() == expected
                && selection.playheadProperty().get().equals(FakeVideo.time(expected)));
  }

  /** Lets the clock stand at {@code seconds} of real time since playing began, and shows. */
  private void run(double seconds, int expected) {
    ui.until(() -> model.state().playingProperty().get());
    nanos.set(7 * SECOND + Math.round(seconds * SECOND));
    ui.until(
        () -> {
          model.pulse();
          return number() == expected;
        });
  }

  private boolean decodedAhead() {
    return model.isDecodedAhead();
  }

  private int number() {
    VideoFrame frame = model.state().pictureProperty().get();
    return frame == null ? -1 : frame.pixels()[0];
  }

  private PlayerViewModel model(PictureSource.Opener opener) {
    PlayerMemory memory =
        new PlayerMemory() {
          @Override
          public double volume() {
            return kept;
          }

          @Override
          public void keepVolume(double volume) {
            kept = volume;
          }

          @Override
          public boolean muted() {
            return keptMuted;
          }

          @Override
          public void keepMuted(boolean muted) {
            keptMuted = muted;
          }
        };
    PlayerEngine engine =
        new PlayerEngine(opener, Optional::empty, DaemonThreads::single, nanos::get);
    return new PlayerViewModel(selection, memory, engine, ui);
  }
}
