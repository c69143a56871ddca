package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BMP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Reads still images (WebP, JPEG, PNG, BMP; whatever else FFmpeg takes, as a video of one frame).
 * Thread-safe.
 */
public final class ImageReader {
  /** Larger files are not stills that anybody means. */
  private static final long MAX_BYTES = 256L << 20;

  private static final long MAX_PIXELS = 16384L * 8192;

  private ImageReader() {}

  /**
   * Decodes, scales (bicubic, aspect not kept) and converts one image. Transparency is dropped.
   *
   * @param width px, or 0 (together with the height) for the image's own size
   * @param height px
   * @return a frame at time 0 with duration 1 s
   * @throws SightlineException if the file cannot be read as an image
   */
  public static VideoFrame read(Path path, int width, int height, PixelLayout layout)
      throws SightlineException {
    NativeLog.install();
    FrameRequest request = new FrameRequest(width, height, layout, 1);
    MediaErrors.checkReadable(path);
    byte[] bytes = bytes(path);
    int id = codec(bytes);
    if (id == AV_CODEC_ID_NONE) {
      try (FrameReader reader = FrameReader.open(path, request)) {
        VideoFrame f = reader.frameAt(Fraction.ZERO);
        return new VideoFrame(
            Fraction.ZERO, Fraction.ONE, f.width(), f.height(), f.layout(), f.pixels());
      }
    }
    AVFrame frame = av_frame_alloc();
    try (FrameScaler scaler = new FrameScaler(layout)) {
      decode(path, id, bytes, frame);
      int rotation = FrameScaler.rotation(frame);
      boolean turned = rotation % 180 != 0;
      int w = width == 0 ? (turned ? frame.height() : frame.width()) : width;
      int h = height == 0 ? (turned ? frame.width() : frame.height()) : height;
      byte[] pixels = scaler.convert(frame, w, h, rotation);
      return new VideoFrame(Fraction.ZERO, Fraction.ONE, w, h, layout, pixels);
    } catch (IllegalArgumentException e) {
      throw MediaErrors.media(
          path, Phrase.of("has a pixel format that cannot be shown."), e.getMessage());
    } finally {
      av_frame_free(frame);
    }
  }

  private static byte[] bytes(Path path) throws SightlineException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw MediaErrors.media(path, Phrase.of("is too large for an image."), "size");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("{0} cannot be read from the disk.", MediaErrors.quoted(path)),
          path + ": " + e,
          e);
    }
  }

  private static int codec(byte[] b) {
    if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
      return AV_CODEC_ID_WEBP;
    }
    if (starts(b, 0, 0xFF, 0xD8, 0xFF)) {
      return AV_CODEC_ID_MJPEG;
    }
    if (starts(b, 0, 0x89, 'P', 'N', 'G')) {
      return AV_CODEC_ID_PNG;
    }
    return starts(b, 0, 'B', 'M') ? AV_CODEC_ID_BMP : AV_CODEC_ID_NONE;
  }

  private static boolean starts(byte[] b, int at, int... magic) {
    if (b.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((b[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static void decode(Path path, int id, byte[] bytes, AVFrame out)
      throws SightlineException {
    AVCodec decoder = avcodec_find_decoder(id);
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    AVPacket packet = av_packet_alloc();
    try {
      codec.thread_count(1);
      codec.max_pixels(MAX_PIXELS);
      int rc = avcodec_open2(codec, decoder, (AVDictionary) null);
      if (rc >= 0) {
        rc = av_new_packet(packet, bytes.length);
      }
      if (rc >= 0) {
        packet.data().put(bytes, 0, bytes.length);
        rc = avcodec_send_packet(codec, packet);
      }
      if (rc >= 0) {
        avcodec_send_packet(codec, null);
        rc = avcodec_receive_frame(codec, out);
      }
      if (rc < 0) {
        throw MediaErrors.media(
            path, Phrase.of("is not an image that can be read."), MediaErrors.text(rc));
      }
    } finally {
      av_packet_free(packet);
      avcodec_free_context(codec);
    }
  }
}
