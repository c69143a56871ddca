package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Reads the sound of a video, resampled to the format of {@link AudioBlock}. Owns native memory
 * until closed. Not thread-safe: one thread at a time.
 */
public final class AudioReader implements AutoCloseable {
  /** Codecs need some packets before a point to sound right after it, s. */
  private static final Fraction PREROLL = Fraction.of(1, 10);

  /** Time stamps that are off by more than this are a gap, not rounding, s. */
  private static final Fraction GAP = Fraction.of(1, 50);

  private final StreamDecoder decoder;
  private final AudioResampler resampler = new AudioResampler();
  private final AVFrame frame = av_frame_alloc();
  private final Fraction timeBase;
  private final Fraction pictureStart;

  /** Time of the first sample that went into the resampler since it was reset; null before. */
  private Fraction origin;

  private long samplesIn;
  private long samplesOut;
  private Fraction from;
  private boolean ended;
  private boolean closed;

  private AudioReader(StreamDecoder decoder, Fraction pictureStart) {
    this.decoder = decoder;
    AVRational base = decoder.stream().time_base();
    this.timeBase = Fraction.of(base.num(), base.den());
    this.pictureStart = pictureStart;
  }

  /**
   * Opens the sound of a video.
   *
   * @param info of the video
   * @return empty if it has none
   * @throws SightlineException if there is sound but it cannot be decoded
   */
  public static Optional<AudioReader> open(VideoInfo info) throws SightlineException {
    if (!info.hasAudio()) {
      return Optional.empty();
    }
    StreamDecoder decoder = new StreamDecoder(info.path(), StreamDecoder.Kind.SOUND, 1);
    return Optional.of(new AudioReader(decoder, info.startTime()));
  }

  /**
   * The next stretch of sound. Blocks follow one another without a gap unless the file has one.
   *
   * @return empty at the end
   * @throws SightlineException if the sound's format cannot be resampled
   */
  public Optional<AudioBlock> next() throws SightlineException {
    while (true) {
      Optional<AudioBlock> block = decodeBlock();
      if (block.isEmpty()) {
        return block;
      }
      block = cut(block.get());
      if (block.isPresent()) {
        return block;
      }
    }
  }

  /**
   * Goes to a time: the next block begins at the first sample at or after it.
   *
   * @param t s on the clock of the pictures
   * @throws SightlineException if the file is gone
   */
  public void seek(Fraction t) throws SightlineException {
    long ticks = t.minus(PREROLL).plus(pictureStart).dividedBy(timeBase).floor();
    if (ticks <= 0 || !decoder.seek(ticks)) {
      decoder.restart();
    }
    resampler.reset();
    origin = null;
    ended = false;
    from = t;
  }

  private Optional<AudioBlock> decodeBlock() throws SightlineException {
    while (!ended) {
      byte[] out;
      if (decoder.next(frame)) {
        if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
          continue;
        }
        align();
        out = resampler.convert(frame);
        samplesIn += frame.nb_samples();
      } else {
        ended = true;
        out = resampler.drain();
      }
      if (out == null) {
        throw MediaErrors.media(
            decoder.container().path(),
            Phrase.of("has sound that cannot be played."),
            "swresample failed");
      }
      if (out.length > 0 && origin != null) {
        AudioBlock block =
            new AudioBlock(origin.plus(Fraction.of(samplesOut, AudioBlock.RATE)), out);
        samplesOut += block.frames();
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  /** Counts samples from the first time stamp on, and starts anew where the time stamps jump. */
  private void align() {
    long ticks = frame.best_effort_timestamp();
    Fraction expected =
        origin == null ? Fraction.ZERO : origin.plus(Fraction.of(samplesIn, frame.sample_rate()));
    Fraction stated =
        ticks == AV_NOPTS_VALUE ? expected : timeBase.times(ticks).minus(pictureStart);
    Fraction off = stated.minus(expected);
    boolean jumps = off.compareTo(GAP) > 0 || Fraction.ZERO.minus(off).compareTo(GAP) > 0;
    if (origin == null || jumps || !resampler.fits(frame)) {
      resampler.reset();
      origin = stated;
      samplesIn = 0;
      samplesOut = 0;
    }
  }

  /** Drops what lies before the time that was sought. */
  private Optional<AudioBlock> cut(AudioBlock block) {
    if (from == null || block.time().compareTo(from) >= 0) {
      from = null;
      return Optional.of(block);
    }
    long drop = from.minus(block.time()).times(AudioBlock.RATE).ceil();
    if (drop >= block.frames()) {
      return Optional.empty();
    }
    from = null;
    byte[] rest =
        Arrays.copyOfRange(
            block.samples(), (int) drop * AudioBlock.FRAME_BYTES, block.samples().length);
    return Optional.of(new AudioBlock(block.time().plus(Fraction.of(drop, AudioBlock.RATE)), rest));
  }

  /** Frees everything. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(frame);
      resampler.close();
      decoder.close();
    }
  }
}
