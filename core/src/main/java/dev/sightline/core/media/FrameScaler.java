package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Scales, converts and turns decoded frames into packed upright pixels, in one pass of swscale
 * (bicubic). Owns the native scaler and its buffer. Not thread-safe.
 */
final class FrameScaler implements AutoCloseable {
  /** swscale's fixed-point 1.0 for contrast and saturation. */
  private static final int ONE = 1 << 16;

  private final PixelLayout layout;
  private SwsContext scaler;
  private AVFrame target;
  private Source source;

  FrameScaler(PixelLayout layout) {
    this.layout = layout;
  }

  private record Source(int width, int height, int format, int colorspace, int range) {
    static Source of(AVFrame f) {
      return new Source(f.width(), f.height(), f.format(), f.colorspace(), f.color_range());
    }
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
    prepare(frame, w, h);
    int rows =
        sws_scale(
            scaler,
            frame.data(),
            frame.linesize(),
            0,
            frame.height(),
            target.data(),
            target.linesize());
    if (rows <= 0) {
      throw new IllegalArgumentException("swscale failed on pixel format " + frame.format());
    }
    byte[] pixels = copy(w, h);
    if (layout == PixelLayout.BGRA32 && hasFlag(frame.format(), AV_PIX_FMT_FLAG_ALPHA)) {
      for (int i = 3; i < pixels.length; i += 4) {
        pixels[i] = (byte) 255;
      }
    }
    return rotation == 0 ? pixels : PixelRotation.rotate(pixels, w, h, layout.bytes(), rotation);
  }

  private void prepare(AVFrame frame, int w, int h) {
    if (target == null || target.width() != w || target.height() != h) {
      freeTarget();
      target = av_frame_alloc();
      target.width(w).height(h).format(outputFormat());
      if (av_frame_get_buffer(target, 0) < 0) {
        throw new IllegalArgumentException("no memory for a frame of " + w + " × " + h + " px");
      }
      source = null;
    }
    Source now = Source.of(frame);
    if (now.equals(source)) {
      return;
    }
    scaler =
        sws_getCachedContext(
            scaler,
            now.width,
            now.height,
            now.format,
            w,
            h,
            outputFormat(),
            SWS_BICUBIC,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null || scaler.isNull()) {
      scaler = null;
      throw new IllegalArgumentException("swscale cannot read pixel format " + now.format);
    }
    setColours(now);
    source = now;
  }

  /**
   * swscale reads untagged video as BT.601 with limited range, which is right for most files that
   * say nothing; what a file says of itself is respected.
   */
  private void setColours(Source now) {
    boolean full = now.range == AVCOL_RANGE_JPEG;
    int matrix =
        switch (now.colorspace) {
          case AVCOL_SPC_BT709, AVCOL_SPC_FCC, AVCOL_SPC_SMPTE240M, AVCOL_SPC_BT2020_NCL ->
              now.colorspace;
          case AVCOL_SPC_BT2020_CL -> AVCOL_SPC_BT2020_NCL;
          default -> SWS_CS_DEFAULT;
        };
    if (hasFlag(now.format, AV_PIX_FMT_FLAG_RGB) || (!full && matrix == SWS_CS_DEFAULT)) {
      return;
    }
    sws_setColorspaceDetails(
        scaler,
        sws_getCoefficients(matrix),
        full ? 1 : 0,
        sws_getCoefficients(SWS_CS_DEFAULT),
        1,
        0,
        ONE,
        ONE);
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
      sws_freeContext(scaler);
      scaler = null;
    }
  }
}
