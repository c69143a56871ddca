package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A stretch of a film without sound, as H.264 in a file of its own, which begins with a key frame:
 * {@link FilmJoiner} puts parts together. Frames keep their exact times. Not thread-safe. Owns
 * native memory until closed; without {@link #finish()} the file is incomplete.
 */
public final class FilmPart implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /** Bits for each pixel of each frame: a good picture for ordinary films. */
  private static final double BITS_PER_PIXEL = 0.2;

  /** Small pictures have less that is even. */
  private static final double MIN_BIT_RATE = 1_500_000;

  /** A key frame each second or two keeps seeking quick. */
  private static final int KEY_FRAME_INTERVAL = 48;

  private static final int MAX_THREADS = 4;

  private final FilmFormat format;
  private final AVRational base;
  private final Muxer file;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final YuvFrame picture;
  private final AVPacket packet = av_packet_alloc();
  private final Map<Long, Long> durations = new HashMap<>();
  private boolean closed;

  private FilmPart(FilmFormat format, Muxer file, AVCodecContext encoder, AVStream stream) {
    this.format = format;
    this.base = Muxer.rational(format.timeBase());
    this.file = file;
    this.encoder = encoder;
    this.stream = stream;
    this.picture = new YuvFrame(format.width(), format.height());
  }

  /**
   * Creates the file, or empties it.
   *
   * @throws SightlineException if it cannot be created, or this FFmpeg cannot encode
   */
  public static FilmPart create(Path path, FilmFormat format) throws SightlineException {
    NativeLog.install();
    AVCodecContext encoder = encoder(format);
    Muxer file = null;
    try {
      file = Muxer.create(path);
      AVCodecParameters parameters = avcodec_parameters_alloc();
      try {
        avcodec_parameters_from_context(parameters, encoder);
        AVStream stream = file.add(parameters, encoder.time_base());
        file.start(false);
        return new FilmPart(format, file, encoder, stream);
      } finally {
        avcodec_parameters_free(parameters);
      }
    } catch (SightlineException | RuntimeException e) {
      avcodec_free_context(encoder);
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  private static AVCodecContext encoder(FilmFormat f) throws SightlineException {
    AVCodec codec = avcodec_find_encoder_by_name(ENCODER);
    if (codec == null || codec.isNull()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("This build of FFmpeg cannot write H.264 ({0}).", ENCODER));
    }
    double rate = f.frameRate().toDouble();
    AVCodecContext c = avcodec_alloc_context3(codec);
    c.width(f.width())
        .height(f.height())
        .pix_fmt(AV_PIX_FMT_YUV420P)
        .time_base(Muxer.rational(f.timeBase()))
        .framerate(Muxer.rational(f.frameRate()))
        .gop_size(KEY_FRAME_INTERVAL)
        .bit_rate((long) Math.max(MIN_BIT_RATE, f.width() * f.height() * rate * BITS_PER_PIXEL))
        .colorspace(AVCOL_SPC_BT709)
        .color_primaries(AVCOL_PRI_BT709)
        .color_trc(AVCOL_TRC_BT709)
        .color_range(AVCOL_RANGE_MPEG)
        .flags(c.flags() | AV_CODEC_FLAG_GLOBAL_HEADER)
        .thread_count(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
    int rc = avcodec_open2(c, codec, (AVDictionary) null);
    if (rc < 0) {
      avcodec_free_context(c);
      throw failed(rc);
    }
    return c;
  }

  /**
   * Appends a frame.
   *
   * @param rgb {@code height × width × 3} bytes, row by row, red first
   * @param time from the beginning of this part, s; later than that of the frame before
   * @param duration s
   * @throws SightlineException if the disk is full or the encoder fails
   */
  public void write(byte[] rgb, Fraction time, Fraction duration) throws SightlineException {
    long ticks = ticks(time);
    durations.put(ticks, ticks(duration));
    picture.fill(rgb, ticks);
    check(avcodec_send_frame(encoder, picture.frame()));
    drain();
  }

  /**
   * Writes what is still in the encoder and the index. Nothing can be written after it.
   *
   * @throws SightlineException if the disk is full
   */
  public void finish() throws SightlineException {
    check(avcodec_send_frame(encoder, null));
    drain();
    file.finish();
  }

  private void drain() throws SightlineException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      Long duration = durations.remove(packet.pts());
      packet.duration(duration == null ? 0 : duration);
      file.write(packet, stream, base);
    }
  }

  private long ticks(Fraction t) {
    return t.dividedBy(format.timeBase()).floor();
  }

  private static void check(int rc) throws SightlineException {
    if (rc < 0) {
      throw failed(rc);
    }
  }

  private static SightlineException failed(int rc) {
    return new SightlineException(
        Problem.INTERNAL,
        Phrase.of("The film cannot be encoded."),
        ENCODER + ": " + MediaErrors.text(rc),
        null);
  }

  /** Frees everything. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      picture.close();
      av_packet_free(packet);
      avcodec_free_context(encoder);
      file.close();
    }
  }
}
