package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Scales, converts and turns decoded frames into packed upright pixels, in one pass of swscale
 * (bicubic), which takes colour matrix, range and chroma position from what the frame says of
 * itself; what says nothing is read as BT.601, limited range. Owns the native scaler and its
 * buffer. Not thread-safe.
 */
final class FrameScaler implements AutoCloseable {
  private final PixelLayout layout;
  private SwsContext scaler;
  private AVFrame target;

  FrameScaler(PixelLayout layout) {
    this.layout = layout;
  }

  /** Clockwise rotation that brings a frame upright: 0, 90, 180 or 270 degrees. */
  static int rotation(AVFrame frame) {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull()) {
      return 0;
    }
    int[] matrix = new int[9];
    new IntPointer(data.data()).get(matrix);
    double counterClockwise = av_display_rotation_get(matrix);
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return Math.floorMod(Math.round(-counterClockwise / 90), 4) * 90;
  }

  /**
   * @param width of the upright result, px
   * @param height of the upright result, px
   * @param rotation clockwise degrees: 0, 90, 180, 270
   * @return {@code height × width × layout.bytes()} bytes
   * @throws IllegalArgumentException if swscale cannot read the frame's pixel format
   */
  byte[] convert(AVFrame frame, int width, int height, int rotation) {
    boolean turned = rotation % 180 != 0;
    int w = turned ? height : width;
    int h = turned ? width : height;
    prepare(w, h);
    // both fields are scaled together, as one picture; swscale refuses to drop the mark by itself
    frame.flags(frame.flags() & ~AV_FRAME_FLAG_INTERLACED);
    int rc = sws_scale_frame(scaler, target, frame);
    if (rc < 0) {
      throw new IllegalArgumentException(
          "swscale, pixel format " + frame.format() + ": " + MediaErrors.text(rc));
    }
    byte[] pixels = copy(w, h);
    if (layout == PixelLayout.BGRA32 && hasFlag(frame.format(), AV_PIX_FMT_FLAG_ALPHA)) {
      for (int i = 3; i < pixels.length; i += 4) {
        pixels[i] = (byte) 255;
      }
    }
    return rotation == 0 ? pixels : PixelRotation.rotate(pixels, w, h, layout.bytes(), rotation);
  }

  private void prepare(int w, int h) {
    if (scaler == null) {
      scaler = sws_alloc_context();
      scaler.flags(SWS_BICUBIC);
    }
    if (target == null || target.width() != w || target.height() != h) {
      freeTarget();
      target = av_frame_alloc();
      target.width(w).height(h).format(outputFormat());
      if (av_frame_get_buffer(target, 0) < 0) {
        freeTarget();
        throw new IllegalArgumentException("no memory for a frame of " + w + " × " + h + " px");
      }
    }
  }

  private byte[] copy(int w, int h) {
    int row = w * layout.bytes();
    byte[] out = new byte[row * h];
    int stride = target.linesize(0);
    BytePointer data = target.data(0);
    for (int y = 0; y < h; y++) {
      data.position((long) y * stride).get(out, y * row, row);
    }
    return out;
  }

  private int outputFormat() {
    return switch (layout) {
      case RGB24 -> AV_PIX_FMT_RGB24;
      case BGRA32 -> AV_PIX_FMT_BGRA;
    };
  }

  private static boolean hasFlag(int format, long flag) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    return descriptor != null && !descriptor.isNull() && (descriptor.flags() & flag) != 0;
  }

  private void freeTarget() {
    if (target != null) {
      av_frame_free(target);
      target = null;
    }
  }

  @Override
  public void close() {
    freeTarget();
    if (scaler != null) {
      sws_free_context(scaler);
      scaler = null;
    }
  }
}
