package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** An MP4 file that is being written: the one owner of its output context. Not thread-safe. */
final class Muxer implements AutoCloseable {
  private final Path path;
  private AVFormatContext context;
  private final AVIOContext io = new AVIOContext(null);

  private Muxer(Path path, AVFormatContext context) {
    this.path = path;
    this.context = context;
  }

  /**
   * Creates the file, or empties it.
   *
   * @throws SightlineException if it cannot be created
   */
  static Muxer create(Path path) throws SightlineException {
    NativeLog.install();
    try (BytePointer url =
            new BytePointer("file:" + path.toAbsolutePath(), StandardCharsets.UTF_8);
        BytePointer format = new BytePointer("mp4", StandardCharsets.UTF_8)) {
      AVFormatContext context = new AVFormatContext(null);
      // the name counts: the index is moved by reading the file that is being written
      avformat_alloc_output_context2(context, null, format, url);
      Muxer muxer = new Muxer(path, context);
      try {
        muxer.check(avio_open(muxer.io, url, AVIO_FLAG_WRITE));
        context.pb(muxer.io);
        return muxer;
      } catch (SightlineException | RuntimeException e) {
        muxer.close();
        throw e;
      }
    }
  }

  /** Adds a stream; its packets come in ticks of {@code base}. */
  AVStream add(AVCodecParameters parameters, AVRational base) throws SightlineException {
    AVStream stream = avformat_new_stream(context, null);
    check(avcodec_parameters_copy(stream.codecpar(), parameters));
    // the number that the other container gave to the codec means nothing here
    stream.codecpar().codec_tag(0);
    stream.time_base(base);
    return stream;
  }

  /**
   * Writes the head of the file; no stream can be added after it.
   *
   * @param indexFirst whether the index is moved to the front at the end, so that a browser can
   *     play the file while it loads
   */
  void start(boolean indexFirst) throws SightlineException {
    AVDictionary options = new AVDictionary(null);
    if (indexFirst) {
      av_dict_set(options, "movflags", "+faststart", 0);
    }
    try {
      check(avformat_write_header(context, options));
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Writes a packet; takes what it holds.
   *
   * @param base seconds of a tick of the packet's times
   */
  void write(AVPacket packet, AVStream stream, AVRational base) throws SightlineException {
    packet.stream_index(stream.index());
    packet.pos(-1);
    av_packet_rescale_ts(packet, base, stream.time_base());
    check(av_interleaved_write_frame(context, packet));
  }

  /** Writes the index. */
  void finish() throws SightlineException {
    check(av_write_trailer(context));
  }

  /** FFmpeg's own type for a fraction that came from it. */
  static AVRational rational(Fraction f) {
    return av_make_q(Math.toIntExact(f.num()), Math.toIntExact(f.den()));
  }

  /** What FFmpeg says, and what became of bytes that it only believes to be written. */
  private void check(int rc) throws SightlineException {
    int code = rc < 0 || context.pb() == null || context.pb().isNull() ? rc : context.pb().error();
    if (code < 0) {
      String why = MediaErrors.text(code);
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("{0} cannot be written: {1}.", MediaErrors.quoted(path), why),
          path + ": " + why,
          null);
    }
  }

  @Override
  public void close() {
    if (context != null) {
      if (context.pb() != null && !context.pb().isNull()) {
        avio_closep(io);
      }
      avformat_free_context(context);
      context = null;
    }
  }
}
