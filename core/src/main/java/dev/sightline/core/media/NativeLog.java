package dev.sightline.core.media;

import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what FFmpeg says to the log at debug level; without it, FFmpeg writes to stderr. */
final class NativeLog {
  private static final Logger LOG = LoggerFactory.getLogger("ffmpeg");

  /** FFmpeg keeps only a bare pointer to it, so it must live as long as the process. */
  private static final Callback CALLBACK = new Callback();

  static {
    avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_WARNING : avutil.AV_LOG_QUIET);
    avutil.setLogCallback(CALLBACK);
  }

  private NativeLog() {}

  /** Installs the callback on the first call; thread-safe. */
  static void install() {
    // the static initializer did it
  }

  private static final class Callback extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      if (LOG.isDebugEnabled()) {
        LOG.debug("{}", message.getString().stripTrailing());
      }
    }
  }
}
