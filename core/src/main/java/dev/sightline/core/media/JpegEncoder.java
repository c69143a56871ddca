package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Encodes frames as JPEG through FFmpeg. The same pixels give the same bytes. Thread-safe; each
 * call takes its native memory and frees it.
 */
public final class JpegEncoder {
  /** FFmpeg's quantiser scale, 1 (best) to 31; 3 shows no artefacts at thumbnail size. */
  private static final int QUANTISER = 3;

  private JpegEncoder() {}

  /**
   * @param frame in {@code RGB24}
   * @return a JPEG file
   * @throws IllegalArgumentException if the pixels are packed otherwise
   * @throws SightlineException if FFmpeg cannot encode it
   */
  public static byte[] encode(VideoFrame frame) throws SightlineException {
    if (frame.layout() != PixelLayout.RGB24) {
      throw new IllegalArgumentException("JPEG takes RGB24, not " + frame.layout());
    }
    AVFrame rgb = null;
    AVFrame yuv = null;
    AVCodecContext encoder = null;
    AVPacket packet = av_packet_alloc();
    try {
      rgb = allocate(frame, AV_PIX_FMT_RGB24);
      yuv = allocate(frame, AV_PIX_FMT_YUVJ420P);
      fill(rgb, frame);
      convert(rgb, yuv);
      encoder = open(frame);
      yuv.pts(0).quality(QUANTISER * FF_QP2LAMBDA);
      check(avcodec_send_frame(encoder, yuv), "send");
      check(avcodec_send_frame(encoder, null), "flush");
      check(avcodec_receive_packet(encoder, packet), "receive");
      byte[] jpeg = new byte[packet.size()];
      packet.data().get(jpeg);
      return jpeg;
    } finally {
      av_packet_free(packet);
      if (encoder != null) {
        avcodec_free_context(encoder);
      }
      free(rgb);
      free(yuv);
    }
  }

  private static AVFrame allocate(VideoFrame size, int format) throws SightlineException {
    AVFrame f = av_frame_alloc();
    f.width(size.width()).height(size.height()).format(format);
    int status = av_frame_get_buffer(f, 0);
    if (status < 0) {
      av_frame_free(f);
      check(status, "no memory");
    }
    return f;
  }

  private static void fill(AVFrame rgb, VideoFrame frame) {
    int row = frame.width() * PixelLayout.RGB24.bytes();
    BytePointer data = rgb.data(0);
    for (int y = 0; y < frame.height(); y++) {
      data.position((long) y * rgb.linesize(0)).put(frame.pixels(), y * row, row);
    }
    data.position(0);
  }

  private static void convert(AVFrame rgb, AVFrame yuv) throws SightlineException {
    SwsContext scaler =
        sws_getContext(
            rgb.width(),
            rgb.height(),
            rgb.format(),
            yuv.width(),
            yuv.height(),
            yuv.format(),
            SWS_BICUBIC | SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null || scaler.isNull()) {
      check(-1, "no scaler");
    }
    try {
      check(
          sws_scale(
              scaler, rgb.data(), rgb.linesize(), 0, rgb.height(), yuv.data(), yuv.linesize()),
          "scale");
    } finally {
      sws_freeContext(scaler);
    }
  }

  private static AVCodecContext open(VideoFrame size) throws SightlineException {
    AVCodecContext c = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG));
    c.width(size.width()).height(size.height());
    c.pix_fmt(AV_PIX_FMT_YUVJ420P).color_range(AVCOL_RANGE_JPEG);
    c.time_base().num(1).den(1);
    // without the bit-exact flag FFmpeg writes its version into the file
    c.flags(c.flags() | AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
    c.global_quality(QUANTISER * FF_QP2LAMBDA);
    c.thread_count(1);
    int status = avcodec_open2(c, null, (AVDictionary) null);
    if (status < 0) {
      avcodec_free_context(c);
      check(status, "open");
    }
    return c;
  }

  private static void free(AVFrame frame) {
    if (frame != null) {
      av_frame_free(frame);
    }
  }

  private static void check(int status, String step) throws SightlineException {
    if (status < 0) {
      throw new SightlineException(
          Problem.INTERNAL,
          Phrase.of("A picture of the video could not be stored as JPEG."),
          "JPEG encoder: " + step + " failed with " + status,
          null);
    }
  }
}
