package dev.sightline.app.player;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Plays the selected video: follows {@code selection.video} and {@code selection.seekRequest},
 * writes {@code selection.playhead}. Decoding happens elsewhere; {@link #pulse()} shows what is
 * due. FX thread only.
 */
public final class PlayerViewModel implements AutoCloseable {
  /** The speeds that can be chosen. */
  public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 1.5, 2.0, 4.0);

  /** Pictures that are this late are not caught up with one by one, s. */
  private static final double LOST = 1;

  /** What pictures fit into before the view has told its size, px. */
  private static final Box START = new Box(960, 540);

  private final Selection selection;
  private final PlayerMemory memory;
  private final PlayerState state = new PlayerState();
  private final LoopRange loop = new LoopRange();
  private final PlaybackClock clock;
  private final PictureDecoder decoder;
  private final SoundPlayer sound;
  private Box box = START;
  private PictureDecoder.Run run;
  private long runs;
  private boolean waiting;
  private boolean arriving;
  private int steps;

  /**
   * @param threads gives a thread of that name, which this alone uses
   * @param ui the FX thread
   */
  public PlayerViewModel(
      Selection selection, PlayerMemory memory, Function<String, Executor> threads, Executor ui) {
    this(
        selection,
        memory,
        new PlayerEngine(
            PictureSource.ffmpeg(2), SoundOutput::ofMachine, threads, System::nanoTime),
        ui);
  }

  PlayerViewModel(Selection selection, PlayerMemory memory, PlayerEngine engine, Executor ui) {
    this.selection = selection;
    this.memory = memory;
    this.clock = new PlaybackClock(engine.nanos());
    this.sound = new SoundPlayer(engine.outputs(), engine.threads().apply("sound"));
    this.decoder =
        new PictureDecoder(
            engine.pictures(), engine.threads().apply("pictures"), new OnUi(ui, this));
    state.volume.set(memory.volume());
    state.muted.set(memory.muted());
    sound.volume(loudness());
    state.volume.subscribe(v -> volumeChanged());
    state.muted.subscribe(m -> volumeChanged());
    selection.videoProperty().subscribe(this::open);
    selection.seekRequestProperty().subscribe(this::take);
    new MarkedStretch(selection, loop, state);
  }

  /** What the player does now. */
  public PlayerState state() {
    return state;
  }

  /** What is played again and again. */
  public LoopRange loop() {
    return loop;
  }

  /** Plays or pauses. */
  public void toggle() {
    if (state.playing.get()) {
      pause();
    } else if (run != null && state.info.get() != null) {
      state.playing.set(true);
      if (isAtEnd()) {
        begin(run.path(), loop.start());
      } else if (!waiting) {
        roll();
      }
    }
  }

  private boolean isAtEnd() {
    VideoFrame shown = state.picture.get();
    // the decoder learns a moment after the last picture that there is no other
    boolean isLast =
        !waiting
            && shown != null
            && FrameTimes.end(shown).compareTo(state.info.get().duration()) >= 0;
    return isLast || decoder.isOver(run) || loop.isOverAt(selection.playheadProperty().get());
  }

  /** Pauses on the picture that is shown. */
  public void pause() {
    state.playing.set(false);
    clock.run(false);
    sound.stop();
  }

  /** Pauses and goes {@code n} pictures on, or back if negative. */
  public void step(int n) {
    if (run == null) {
      return;
    }
    if (state.playing.get()) {
      pause();
    }
    steps += n;
    takeSteps();
  }

  /** Goes to a moment, as far as there is video. A newer request supersedes an older one. */
  public void seek(Fraction t) {
    if (run == null) {
      return;
    }
    steps = 0;
    begin(run.path(), inside(t));
  }

  /** Goes on or back by some seconds. */
  public void skip(Fraction seconds) {
    seek(selection.playheadProperty().get().plus(seconds));
  }

  /** Goes to the first picture. */
  public void home() {
    seek(Fraction.ZERO);
  }

  /** Goes to the last picture. */
  public void end() {
    VideoInfo info = state.info.get();
    if (info != null) {
      seek(info.duration());
    }
  }

  /** Plays faster ({@code +1}) or slower ({@code -1}). */
  public void changeSpeed(int by) {
    int at = SPEEDS.indexOf(state.speed.get());
    speed(SPEEDS.get(Math.clamp(at + by, 0, SPEEDS.size() - 1)));
  }

  /** Plays at one of {@link #SPEEDS}. Sound is off unless it is 1. */
  public void speed(double factor) {
    state.speed.set(factor);
    clock.speed(factor);
    if (clock.isRunning()) {
      soundFrom(Fraction.ofSeconds(clock.now()));
    }
    describeSound();
  }

  /** Begins the loop at the playhead. */
  public void markIn() {
    loop.markIn(selection.playheadProperty().get());
  }

  /** Ends the loop at the playhead. */
  public void markOut() {
    loop.markOut(selection.playheadProperty().get());
  }

  /** Loops over the whole video again. */
  public void clearMarks() {
    loop.clear();
  }

  /** Tells the size of the view in device px; pictures are decoded no larger. */
  public void fit(int width, int height) {
    Box next = new Box(width, height);
    VideoInfo info = state.info.get();
    boolean same = info != null && next.fit(info).equals(box.fit(info));
    box = next;
    if (run != null && !same) {
      begin(run.path(), waiting ? run.from() : selection.playheadProperty().get());
    }
  }

  /** Shows what is due; called for each frame of the screen while playing. */
  public void pulse() {
    if (run == null || waiting || !clock.isRunning()) {
      return;
    }
    sound.position().ifPresent(clock::follow);
    if (sound.isDeviceMissing() && state.soundNote.get().isEmpty()) {
      describeSound();
    }
    double now = clock.now();
    Fraction due = Fraction.ofSeconds(now);
    showDue(due);
    VideoFrame shown = state.picture.get();
    if (loop.isOverAt(due) || (decoder.isOver(run) && due.compareTo(FrameTimes.end(shown)) >= 0)) {
      finish(shown);
    } else if (now - FrameTimes.end(shown).toDouble() > LOST && !decoder.isOver(run)) {
      begin(run.path(), inside(due));
    } else {
      selection.playheadProperty().set(due.min(FrameTimes.lastMoment(shown)).max(shown.time()));
    }
  }

  /** True if as much is decoded ahead as there is room or video for. */
  boolean isDecodedAhead() {
    return run != null && decoder.isAhead(run);
  }

  /** Frees everything. */
  @Override
  public void close() {
    pause();
    run = null;
    decoder.close();
    sound.close();
  }

  private void showDue(Fraction due) {
    int taken = 0;
    Optional<VideoFrame> next = decoder.peek(run);
    while (next.isPresent() && next.get().time().compareTo(due) <= 0) {
      state.picture.set(decoder.poll(run).orElse(state.picture.get()));
      taken++;
      next = decoder.peek(run);
    }
    if (taken > 1 && state.speed.get() <= 1) {
      state.dropped.set(state.dropped.get() + taken - 1);
    }
  }

  private void finish(VideoFrame shown) {
    if (loop.onProperty().get()) {
      begin(run.path(), loop.start());
    } else {
      pause();
      selection.playheadProperty().set(shown.time());
    }
  }

  private void open(Path video) {
    pause();
    steps = 0;
    state.info.set(null);
    state.picture.set(null);
    state.failure.set("");
    state.dropped.set(0);
    loop.clear();
    selection.playheadProperty().set(Fraction.ZERO);
    run = null;
    if (video != null) {
      begin(video, Fraction.ZERO);
    }
    describeSound();
  }

  private void take(Fraction request) {
    if (request != null) {
      selection.seekRequestProperty().set(null);
      seek(request);
    }
  }

  private void begin(Path video, Fraction t) {
    clock.run(false);
    sound.stop();
    waiting = true;
    run = new PictureDecoder.Run(++runs, video, box, t);
    selection.playheadProperty().set(t);
    decoder.start(run);
  }

  private void ready(PictureDecoder.Run of, VideoInfo info, VideoFrame first) {
    if (run == null || !of.path().equals(run.path())) {
      return;
    }
    state.info.set(info);
    state.picture.set(first);
    if (!of.equals(run)) {
      return;
    }
    waiting = false;
    Fraction at = run.from().max(first.time()).min(FrameTimes.lastMoment(first));
    selection.playheadProperty().set(at);
    clock.set(at.toDouble());
    describeSound();
    if (state.playing.get()) {
      roll();
    }
    takeSteps();
  }

  private void failed(PictureDecoder.Run of, SightlineException problem) {
    if (of.equals(run)) {
      waiting = false;
      pause();
      state.failure.set(Messages.say(problem));
    }
  }

  private void roll() {
    clock.set(selection.playheadProperty().get().toDouble());
    clock.run(true);
    soundFrom(selection.playheadProperty().get());
  }

  private void soundFrom(Fraction t) {
    VideoInfo info = state.info.get();
    if (state.speed.get() == 1 && info != null && info.hasAudio()) {
      sound.play(info, t);
    } else {
      sound.stop();
    }
  }

  private void takeSteps() {
    while (steps > 0 && !waiting) {
      steps--;
      Optional<VideoFrame> next = decoder.poll(run);
      if (next.isPresent()) {
        show(next.get());
      } else if (!decoder.isOver(run) && state.picture.get() != null) {
        begin(run.path(), FrameTimes.end(state.picture.get()));
        arriving = true;
      }
    }
    if (steps < 0 && !waiting && state.picture.get() != null) {
      steps++;
      begin(
          run.path(), state.picture.get().time().minus(FrameTimes.JUST_BEFORE).max(Fraction.ZERO));
      arriving = true;
    } else if (arriving && !waiting) {
      arriving = false;
      show(state.picture.get());
    }
  }

  private void show(VideoFrame frame) {
    state.picture.set(frame);
    selection.playheadProperty().set(frame.time());
    clock.set(frame.time().toDouble());
  }

  private Fraction inside(Fraction t) {
    VideoInfo info = state.info.get();
    Fraction from = t.max(Fraction.ZERO);
    return info == null ? from : from.min(info.duration());
  }

  private void volumeChanged() {
    sound.volume(loudness());
    memory.keepVolume(state.volume.get());
    memory.keepMuted(state.muted.get());
  }

  private double loudness() {
    return state.muted.get() ? 0 : state.volume.get();
  }

  private void describeSound() {
    VideoInfo info = state.info.get();
    String key = null;
    if (info != null && !info.hasAudio()) {
      key = "player.sound.none";
    } else if (sound.isDeviceMissing()) {
      key = "player.sound.device";
    } else if (state.speed.get() != 1) {
      key = "player.sound.speed";
    }
    state.soundNote.set(key == null ? "" : Messages.text(key));
  }

  /** Carries what the decoding thread says to the FX thread. */
  private record OnUi(Executor ui, PlayerViewModel model) implements PictureDecoder.Listener {
    @Override
    public void ready(PictureDecoder.Run run, VideoInfo info, VideoFrame first) {
      ui.execute(() -> model.ready(run, info, first));
    }

    @Override
    public void failed(PictureDecoder.Run run, SightlineException problem) {
      ui.execute(() -> model.failed(run, problem));
    }
  }
}
