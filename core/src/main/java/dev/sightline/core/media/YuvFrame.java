package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/**
 * A picture as encoders take it, filled from packed RGB: BT.709, limited range, which players take
 * for granted. Owns native memory until closed. Not thread-safe.
 */
final class YuvFrame implements AutoCloseable {
  private final int width;
  private final int height;
  private AVFrame rgb;
  private AVFrame yuv;
  private SwsContext scaler;

  YuvFrame(int width, int height) {
    this.width = width;
    this.height = height;
    rgb = allocate(AV_PIX_FMT_RGB24);
    rgb.colorspace(AVCOL_SPC_RGB).color_range(AVCOL_RANGE_JPEG);
    yuv = allocate(AV_PIX_FMT_YUV420P);
    yuv.colorspace(AVCOL_SPC_BT709).color_range(AVCOL_RANGE_MPEG);
    scaler = sws_alloc_context();
    scaler.flags(SWS_BICUBIC | SWS_ACCURATE_RND);
  }

  private AVFrame allocate(int format) {
    AVFrame frame = av_frame_alloc();
    frame.width(width).height(height).format(format);
    if (av_frame_get_buffer(frame, 0) < 0) {
      av_frame_free(frame);
      throw new IllegalArgumentException("no memory for " + width + " × " + height + " px");
    }
    return frame;
  }

  /**
   * Takes a picture.
   *
   * @param pixels {@code height × width × 3} bytes
   * @param ticks its time
   */
  void fill(byte[] pixels, long ticks) {
    if (pixels.length != 3 * width * height) {
      throw new IllegalArgumentException("a frame has " + 3 * width * height + " bytes");
    }
    int stride = rgb.linesize(0);
    BytePointer data = rgb.data(0);
    for (int y = 0; y < height; y++) {
      data.position((long) y * stride).put(pixels, y * 3 * width, 3 * width);
    }
    // the encoder may still hold the picture before
    int rc = av_frame_make_writable(yuv);
    if (rc >= 0) {
      rc = sws_scale_frame(scaler, yuv, rgb);
    }
    if (rc < 0) {
      throw new IllegalArgumentException("swscale: " + MediaErrors.text(rc));
    }
    yuv.pts(ticks);
  }

  AVFrame frame() {
    return yuv;
  }

  @Override
  public void close() {
    if (scaler != null) {
      sws_free_context(scaler);
      av_frame_free(rgb);
      av_frame_free(yuv);
      scaler = null;
    }
  }
}
