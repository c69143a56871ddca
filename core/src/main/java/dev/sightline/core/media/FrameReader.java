package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the pictures of a video through FFmpeg: in order, or exactly the one at a given time. A
 * damaged file is read as far as it goes; {@link #warnings()} says what is wrong with it.
 *
 * <p>Owns native memory until closed. Not thread-safe: one thread at a time. Each call decodes at
 * most what lies between a key frame and the frame asked for.
 */
public final class FrameReader implements AutoCloseable {
  private final FrameCursor cursor;
  private final FrameScaler scaler;
  private final VideoInfo info;
  private final FrameRequest request;
  private final long end;
  private final List<String> openWarnings;
  private VideoFrame converted;
  private long convertedTime;
  private boolean delivered;
  private long scaleNanos;
  private long scaledFrames;

  private FrameReader(
      FrameCursor cursor, VideoFacts facts, FrameRequest request, List<String> warnings) {
    this.cursor = cursor;
    this.info = facts.info();
    this.end = facts.end();
    this.request = request;
    this.openWarnings = warnings;
    this.scaler = new FrameScaler(request.layout());
  }

  /**
   * Opens a file and decodes its first frame.
   *
   * @throws SightlineException with one sentence for the user if there is nothing to be seen
   */
  public static FrameReader open(Path path, FrameRequest request) throws SightlineException {
    FrameCursor cursor = new FrameCursor(path, request.threads());
    try {
      VideoFacts facts = VideoFacts.of(path, cursor);
      return new FrameReader(cursor, facts, request, facts.warnings());
    } catch (SightlineException | RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /**
   * Opens a file, decodes its first frame and lets the caller say how frames are wanted, now that
   * their form is known.
   *
   * @throws SightlineException as {@link #open(Path, FrameRequest)}
   */
  static FrameReader open(Path path, Function<VideoInfo, FrameRequest> request)
      throws SightlineException {
    FrameCursor cursor = new FrameCursor(path, 1);
    try {
      VideoFacts facts = VideoFacts.of(path, cursor);
      return new FrameReader(cursor, facts, request.apply(facts.info()), facts.warnings());
    } catch (SightlineException | RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /** What is known of the video. */
  public VideoInfo info() {
    return info;
  }

  /** Seconds of one tick: the time of every frame is a whole number of it. */
  public Fraction timeBase() {
    return cursor.timeBase();
  }

  /**
   * The next frame in order; after {@link #frameAt}, the one after its frame.
   *
   * @return empty after the last frame
   * @throws SightlineException if the frame's pixel format cannot be converted
   */
  public Optional<VideoFrame> next() throws SightlineException {
    if (delivered && !cursor.advance()) {
      return Optional.empty();
    }
    delivered = true;
    return Optional.of(convert());
  }

  /**
   * The frame whose interval {@code [time, next time)} holds {@code t}.
   *
   * @param t s from the first frame; before 0 gives the first frame, beyond the end the last
   * @throws SightlineException if the file is gone or the frame cannot be converted
   */
  public VideoFrame frameAt(Fraction t) throws SightlineException {
    return frameAt(t, Progress.NONE);
  }

  /**
   * As {@link #frameAt(Fraction)}, but stops between two frames when cancelled.
   *
   * @throws SightlineException as above, or a {@link dev.sightline.core.job.CancelledException}
   */
  public VideoFrame frameAt(Fraction t, Progress progress) throws SightlineException {
    cursor.moveTo(t, progress);
    delivered = true;
    return convert();
  }

  /**
   * A frame near a moment that costs little: that of {@link #frameAt}, or the key frame before it,
   * if that lies at least half as far from the beginning.
   *
   * @param t s from the first frame
   * @throws SightlineException as {@link #frameAt(Fraction, Progress)}
   */
  VideoFrame frameNear(Fraction t, Progress progress) throws SightlineException {
    cursor.moveNear(t, progress);
    delivered = true;
    return convert();
  }

  /** What is wrong with the file as far as it has been read, one sentence each; usually empty. */
  public List<String> warnings() {
    List<String> out = new ArrayList<>(openWarnings);
    if (cursor.decoder().damaged()) {
      int damaged = Math.max(1, cursor.decoder().damagedPackets());
      out.add(
          "The file is damaged: "
              + (damaged == 1 ? "one frame is" : damaged + " frames are")
              + " broken or missing."
              + (cursor.decoder().leavesOut()
                  ? " Broken pictures are left out, up to the next key frame."
                  : ""));
    }
    return List.copyOf(out);
  }

  /** Time spent so far. */
  public DecodeTimings timings() {
    return new DecodeTimings(
        cursor.decodeNanos(), scaleNanos, cursor.decodedFrames(), scaledFrames);
  }

  private VideoFrame convert() throws SightlineException {
    if (converted != null && convertedTime == cursor.time()) {
      return converted;
    }
    long begin = System.nanoTime();
    int width = request.width() == 0 ? info.displayWidth() : request.width();
    int height = request.height() == 0 ? info.displayHeight() : request.height();
    byte[] pixels;
    try {
      pixels = scaler.convert(cursor.frame(), width, height, info.rotation());
    } catch (IllegalArgumentException e) {
      throw MediaErrors.media(
          info.path(),
          Phrase.of("holds pictures in a pixel format that cannot be shown."),
          e.getMessage());
    }
    long next = cursor.nextTime() == AV_NOPTS_VALUE ? end : cursor.nextTime();
    Fraction base = cursor.timeBase();
    converted =
        new VideoFrame(
            base.times(cursor.time() - cursor.firstTime()),
            base.times(Math.max(1, next - cursor.time())),
            width,
            height,
            request.layout(),
            pixels);
    convertedTime = cursor.time();
    scaleNanos += System.nanoTime() - begin;
    scaledFrames++;
    return converted;
  }

  /** Frees everything. Idempotent. */
  @Override
  public void close() {
    scaler.close();
    cursor.close();
  }
}
