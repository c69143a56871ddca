package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Writes pictures of one size and a steady rate as H.264 in a container that the file's name
 * decides. Not thread-safe. Owns native memory until closed; without {@link #finish()} the file is
 * incomplete.
 */
public final class VideoWriter implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /** A key frame each second or two keeps seeking quick. */
  private static final int KEY_FRAME_INTERVAL = 48;

  /** Bits for each pixel of each frame: a good picture for ordinary films. */
  private static final double BITS_PER_PIXEL = 0.1;

  private final Path path;
  private AVFormatContext container;
  private AVCodecContext encoder;
  private AVStream stream;
  private AVFrame source;
  private AVFrame target;
  private AVPacket packet;
  private SwsContext scaler;
  private long frames;

  private VideoWriter(Path path) {
    this.path = path;
  }

  /**
   * Creates the file.
   *
   * @param width px, even
   * @param height px, even
   * @param frameRate frames per second, greater than 0
   * @throws SightlineException if the file cannot be created or the encoder refuses
   */
  public static VideoWriter create(Path path, int width, int height, Fraction frameRate)
      throws SightlineException {
    VideoWriter writer = new VideoWriter(path);
    try {
      writer.open(width, height, frameRate);
      return writer;
    } catch (SightlineException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void open(int width, int height, Fraction frameRate) throws SightlineException {
    NativeLog.install();
    container = new AVFormatContext(null);
    check(avformat_alloc_output_context2(container, null, null, path.toString()));
    AVCodec codec = avcodec_find_encoder_by_name(ENCODER);
    if (codec == null) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "This build of FFmpeg cannot write H.264 (" + ENCODER + ").");
    }
    encoder = avcodec_alloc_context3(codec);
    AVRational tick = av_make_q((int) frameRate.den(), (int) frameRate.num());
    encoder
        .width(width)
        .height(height)
        .pix_fmt(AV_PIX_FMT_YUV420P)
        .time_base(tick)
        .framerate(av_make_q((int) frameRate.num(), (int) frameRate.den()))
        .thread_count(Runtime.getRuntime().availableProcessors())
        .gop_size(KEY_FRAME_INTERVAL)
        .bit_rate((long) (width * height * frameRate.toDouble() * BITS_PER_PIXEL));
    if ((container.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    check(avcodec_open2(encoder, codec, (AVDictionary) null));
    stream = avformat_new_stream(container, null);
    stream.time_base(tick);
    check(avcodec_parameters_from_context(stream.codecpar(), encoder));
    AVIOContext io = new AVIOContext(null);
    check(avio_open(io, path.toString(), AVIO_FLAG_WRITE));
    container.pb(io);
    check(avformat_write_header(container, (AVDictionary) null));
    source = buffer(width, height, AV_PIX_FMT_RGB24);
    target = buffer(width, height, AV_PIX_FMT_YUV420P);
    packet = av_packet_alloc();
    scaler =
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_RGB24,
            width,
            height,
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
  }

  /**
   * Appends one frame.
   *
   * @param rgb {@code height × width × 3} bytes, row by row, red first
   * @throws SightlineException if the disk is full or the encoder fails
   */
  public void write(byte[] rgb) throws SightlineException {
    int row = 3 * encoder.width();
    if (rgb.length != row * encoder.height()) {
      throw new IllegalArgumentException("a frame has " + row * encoder.height() + " bytes");
    }
    BytePointer data = source.data(0);
    for (int y = 0; y < encoder.height(); y++) {
      data.position((long) y * source.linesize(0)).put(rgb, y * row, row);
    }
    data.position(0);
    check(av_frame_make_writable(target));
    sws_scale(
        scaler,
        source.data(),
        source.linesize(),
        0,
        encoder.height(),
        target.data(),
        target.linesize());
    target.pts(frames++);
    encode(target);
  }

  /**
   * Writes what is still in the encoder and the container's index. Nothing can be written after it.
   *
   * @throws SightlineException if the disk is full
   */
  public void finish() throws SightlineException {
    encode(null);
    check(av_write_trailer(container));
  }

  private void encode(AVFrame frame) throws SightlineException {
    check(avcodec_send_frame(encoder, frame));
    while (true) {
      int rc = avcodec_receive_packet(encoder, packet);
      if (rc == AVERROR_EAGAIN() || rc == AVERROR_EOF()) {
        return;
      }
      check(rc);
      packet.duration(1);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(container, packet));
    }
  }

  /** Frees everything. Idempotent. */
  @Override
  public void close() {
    if (scaler != null) {
      sws_freeContext(scaler);
      scaler = null;
    }
    if (packet != null) {
      av_packet_free(packet);
      packet = null;
    }
    freeFrame(source);
    source = null;
    freeFrame(target);
    target = null;
    if (encoder != null) {
      avcodec_free_context(encoder);
      encoder = null;
    }
    if (container != null && !container.isNull()) {
      if (container.pb() != null) {
        avio_closep(container.pb());
      }
      avformat_free_context(container);
      container = null;
    }
  }

  private static AVFrame buffer(int width, int height, int format) {
    AVFrame frame = av_frame_alloc();
    frame.width(width).height(height).format(format);
    if (av_frame_get_buffer(frame, 0) < 0) {
      throw new IllegalArgumentException("no memory for " + width + " × " + height + " px");
    }
    return frame;
  }

  private static void freeFrame(AVFrame frame) {
    if (frame != null) {
      av_frame_free(frame);
    }
  }

  private void check(int rc) throws SightlineException {
    if (rc < 0) {
      throw new SightlineException(
          Problem.FILE,
          MediaErrors.quoted(path) + " cannot be written: " + MediaErrors.text(rc) + ".",
          path + ": " + MediaErrors.text(rc),
          null);
    }
  }
}
