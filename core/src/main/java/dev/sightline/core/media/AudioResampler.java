package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Brings decoded sound into the format of {@link AudioBlock}. Owns swresample's context. */
final class AudioResampler implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private SwrContext context;
  private int rate;
  private int format;
  private int channels;
  private BytePointer buffer;
  private PointerPointer<BytePointer> planes;

  /** True if {@code frame} is of the same kind as those before it. */
  boolean fits(AVFrame frame) {
    return context != null
        && frame.sample_rate() == rate
        && frame.format() == format
        && frame.ch_layout().nb_channels() == channels;
  }

  /** Resamples one frame; null if FFmpeg cannot. */
  byte[] convert(AVFrame frame) {
    if (!fits(frame) && !open(frame)) {
      return null;
    }
    return run(frame.extended_data(), frame.nb_samples());
  }

  /** What is still inside. */
  byte[] drain() {
    return context == null ? NOTHING : run(null, 0);
  }

  private boolean open(AVFrame frame) {
    reset();
    rate = frame.sample_rate();
    format = frame.format();
    channels = frame.ch_layout().nb_channels();
    context = new SwrContext(null);
    try (AVChannelLayout stereo = new AVChannelLayout();
        AVChannelLayout guessed = new AVChannelLayout()) {
      av_channel_layout_default(stereo, AudioBlock.CHANNELS);
      // some decoders tell the number of channels only
      av_channel_layout_default(guessed, channels);
      boolean unnamed = frame.ch_layout().order() == 0;
      int rc =
          swr_alloc_set_opts2(
              context,
              stereo,
              AV_SAMPLE_FMT_S16,
              AudioBlock.RATE,
              unnamed ? guessed : frame.ch_layout(),
              format,
              rate,
              0,
              null);
      av_channel_layout_uninit(stereo);
      av_channel_layout_uninit(guessed);
      if (rc < 0 || swr_init(context) < 0) {
        reset();
        return false;
      }
      return true;
    }
  }

  private byte[] run(PointerPointer<?> in, int count) {
    int room = swr_get_out_samples(context, count);
    if (room <= 0) {
      return NOTHING;
    }
    if (buffer == null || buffer.capacity() < (long) room * AudioBlock.FRAME_BYTES) {
      freeBuffer();
      buffer = new BytePointer((long) room * AudioBlock.FRAME_BYTES);
      planes = new PointerPointer<>(1);
      planes.put(0, buffer);
    }
    int got = swr_convert(context, planes, room, in, count);
    if (got < 0) {
      return null;
    }
    byte[] out = new byte[got * AudioBlock.FRAME_BYTES];
    buffer.get(out);
    return out;
  }

  /** Forgets what is inside. */
  void reset() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
  }

  private void freeBuffer() {
    if (buffer != null) {
      planes.close();
      buffer.close();
      buffer = null;
    }
  }

  @Override
  public void close() {
    reset();
    freeBuffer();
  }
}
