package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry_from_timestamp;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A position in a video: the decoded frame there and the one after it, whose time ends the first
 * one's interval. Times are ticks of the stream's time base. Not thread-safe.
 */
final class FrameCursor implements AutoCloseable {
  /**
   * Seeks that may miss (each goes back twice as far) before decoding starts from the beginning.
   */
  private static final int MAX_SEEKS = 5;

  /** Where the key frames are not known, going forward by less than this is not worth a seek. */
  private static final Fraction NEAR = Fraction.of(2);

  private final StreamDecoder decoder;
  private final SeenTimes seen = new SeenTimes();
  private final Fraction timeBase;
  private final long firstTime;
  private AVFrame current;
  private AVFrame ahead;
  private long currentTime;
  private long aheadTime;
  private boolean hasAhead;
  private boolean gapless = true;
  private boolean canSeek = true;
  private boolean steady;
  private long decodeNanos;
  private long decodedFrames;

  /**
   * Stands on the first frame.
   *
   * @throws SightlineException if there is no frame
   */
  FrameCursor(Path path, int threads) throws SightlineException {
    decoder = new StreamDecoder(path, StreamDecoder.Kind.PICTURE, threads);
    current = av_frame_alloc();
    ahead = av_frame_alloc();
    try {
      timeBase =
          Fraction.of(decoder.stream().time_base().num(), decoder.stream().time_base().den());
      aheadTime = AV_NOPTS_VALUE;
      if (!fill()) {
        throw MediaErrors.media(
            path, Phrase.of("holds no picture that can be decoded."), "no frame");
      }
      firstTime = currentTime;
      settle();
    } catch (SightlineException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The decoded frame at the position; valid until the next move. */
  AVFrame frame() {
    return current;
  }

  StreamDecoder decoder() {
    return decoder;
  }

  /** Tick of the position's frame. */
  long time() {
    return currentTime;
  }

  /** Tick at which the position's frame ends, or {@code AV_NOPTS_VALUE} on the last frame. */
  long nextTime() {
    return hasAhead ? aheadTime : AV_NOPTS_VALUE;
  }

  long firstTime() {
    return firstTime;
  }

  /** Seconds of one tick. */
  Fraction timeBase() {
    return timeBase;
  }

  long decodeNanos() {
    return decodeNanos;
  }

  long decodedFrames() {
    return decodedFrames;
  }

  /**
   * Goes to the next frame.
   *
   * @return false, and stays, if there is none
   * @throws SightlineException if the file is gone
   */
  boolean advance() throws SightlineException {
    if (!hasAhead) {
      return false;
    }
    step();
    settle();
    return true;
  }

  /**
   * At the first sign of damage, comes to this position again in a way that can be repeated. A
   * frame that depends on the damage has not been handed out yet then.
   */
  private void settle() throws SightlineException {
    if (steady || !decoder.damaged()) {
      return;
    }
    steady = true;
    decoder.goSteady();
    long here = currentTime;
    seek(here);
    while (hasAhead && aheadTime <= here) {
      step();
    }
  }

  private void step() {
    AVFrame swap = current;
    current = ahead;
    ahead = swap;
    currentTime = aheadTime;
    hasAhead = decode(ahead);
  }

  /**
   * Goes to the frame whose interval holds {@code t}; before the first frame, to the first, after
   * the last, to the last.
   *
   * @param t s from the first frame
   * @throws SightlineException if the file is gone, or {@code progress} was cancelled
   */
  void moveTo(Fraction t, Progress progress) throws SightlineException {
    long target = firstTime + Math.max(0, t.dividedBy(timeBase).floor());
    if (target < currentTime || (hasAhead && target >= aheadTime && isFar(target))) {
      seek(target);
      settle();
    }
    while (hasAhead && aheadTime <= target) {
      progress.checkCancelled();
      advance();
    }
  }

  /**
   * Goes to the frame at {@code t}, or to the key frame before it, if that lies at least half as
   * far from the beginning: nothing between the two is decoded then.
   *
   * @param t s from the first frame
   * @throws SightlineException if the file is gone, or {@code progress} was cancelled
   */
  void moveNear(Fraction t, Progress progress) throws SightlineException {
    long target = firstTime + Math.max(0, t.dividedBy(timeBase).floor());
    if (target < currentTime || (hasAhead && target >= aheadTime && isFar(target))) {
      seek(target);
      settle();
      if (currentTime <= target && 2 * (currentTime - firstTime) >= target - firstTime) {
        return;
      }
    }
    moveTo(t, progress);
  }

  /** True if a seek gets there with less decoding than going forward. */
  private boolean isFar(long target) {
    if (!canSeek) {
      return false;
    }
    AVIndexEntry key =
        avformat_index_get_entry_from_timestamp(decoder.stream(), target, AVSEEK_FLAG_BACKWARD);
    boolean known = key != null && !key.isNull() && decoder.lastPacketTime() != AV_NOPTS_VALUE;
    if (known && key.timestamp() > decoder.lastPacketTime()) {
      return true;
    }
    boolean indexComplete = known && decoder.container().format().startsWith("mov,");
    return !indexComplete
        && timeBase.times(Math.subtractExact(target, aheadTime)).compareTo(NEAR) > 0;
  }

  private void seek(long target) throws SightlineException {
    long second = Math.max(1, Fraction.ONE.dividedBy(timeBase).floor());
    long ask = target;
    for (int i = 0; canSeek && i < MAX_SEEKS && ask > firstTime; i++) {
      if (!decoder.seek(ask)) {
        break;
      }
      gapless = false;
      if (!fill()) {
        ask -= second << i;
        continue;
      }
      if (seen.contradicts(currentTime) && currentTime >= firstTime) {
        // the container's times after a seek are not those of reading on: never seek in it again
        canSeek = false;
      } else if (currentTime <= target) {
        return;
      } else {
        ask = Math.min(ask, currentTime) - (second << i);
      }
    }
    decoder.restart();
    gapless = true;
    boolean found = fill();
    if (!found && decoder.leavesOut()) {
      // not one picture is whole: better those than none
      decoder.showBroken();
      decoder.restart();
      found = fill();
    }
    if (!found) {
      throw MediaErrors.media(
          decoder.container().path(),
          Phrase.of("has changed while it was being read."),
          "no frame");
    }
  }

  /** Decodes the current frame and the one ahead. */
  private boolean fill() {
    aheadTime = AV_NOPTS_VALUE;
    hasAhead = false;
    if (!decode(ahead)) {
      return false;
    }
    step();
    return true;
  }

  /** Decodes into {@code out} and sets {@code aheadTime}. */
  private boolean decode(AVFrame out) {
    long begin = System.nanoTime();
    try {
      while (decoder.next(out)) {
        decodedFrames++;
        // then times come from the order of decoding, which a seek disturbs
        canSeek &= !decoder.lacksPts();
        long time = out.best_effort_timestamp();
        if (time == AV_NOPTS_VALUE) {
          // frames follow one another evenly
          canSeek = false;
          time = aheadTime == AV_NOPTS_VALUE ? 0 : aheadTime + duration(out);
        }
        if (aheadTime != AV_NOPTS_VALUE && time <= aheadTime) {
          // a frame whose interval would be empty is never the frame at any time
          continue;
        }
        aheadTime = time;
        if (gapless) {
          seen.add(time);
        }
        return true;
      }
      return false;
    } finally {
      decodeNanos += System.nanoTime() - begin;
    }
  }

  private long duration(AVFrame frame) {
    long own = frame.duration();
    return Math.max(1, own > 0 ? own : PictureLength.usualDuration(decoder.stream()));
  }

  @Override
  public void close() {
    decoder.close();
    if (current != null) {
      av_frame_free(current);
      av_frame_free(ahead);
      current = null;
      ahead = null;
    }
  }
}
