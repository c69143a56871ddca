package dev.sightline.app.player;

import dev.sightline.core.media.AudioBlock;
import dev.sightline.core.media.AudioReader;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the sound of a video on a thread of its own and tells which moment is heard. Silent without
 * a word where there is no sound or no device. Thread-safe.
 */
final class SoundPlayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SoundPlayer.class);

  /** How long to wait for room in the output, ms. */
  private static final long PAUSE = 5;

  private final SoundOutput.Opener outputs;
  private final Object lock = new Object();
  private Play wanted;
  private double volume = 1;
  private boolean closed;
  private boolean deviceMissing;
  private OptionalDouble startedAt = OptionalDouble.empty();
  private long heardBefore;
  private SoundOutput output;

  /** One request, told from all others by its identity. */
  private static final class Play {
    private final VideoInfo video;
    private final Fraction from;

    Play(VideoInfo video, Fraction from) {
      this.video = video;
      this.from = from;
    }
  }

  /**
   * @param thread runs until this is closed; it must not be shared
   */
  SoundPlayer(SoundOutput.Opener outputs, Executor thread) {
    this.outputs = outputs;
    thread.execute(this::work);
  }

  /** Plays from a moment; what sounded before stops. */
  void play(VideoInfo video, Fraction from) {
    synchronized (lock) {
      wanted = new Play(video, from);
      startedAt = OptionalDouble.empty();
      lock.notifyAll();
    }
  }

  /** Goes silent. */
  void stop() {
    synchronized (lock) {
      wanted = null;
      startedAt = OptionalDouble.empty();
      lock.notifyAll();
    }
  }

  /**
   * @param loudness 0..1
   */
  void volume(double loudness) {
    synchronized (lock) {
      volume = Math.clamp(loudness, 0, 1);
    }
  }

  /** The moment that is heard now, s; empty if there is nothing to be heard. */
  OptionalDouble position() {
    synchronized (lock) {
      return startedAt.isEmpty() || output == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(
              startedAt.getAsDouble() + (double) (output.heard() - heardBefore) / AudioBlock.RATE);
    }
  }

  /** True once it was found that the machine has no sound device. */
  boolean isDeviceMissing() {
    synchronized (lock) {
      return deviceMissing;
    }
  }

  /** Ends the thread, which then frees everything. Returns at once. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      wanted = null;
      startedAt = OptionalDouble.empty();
      lock.notifyAll();
    }
  }

  private void work() {
    try {
      Play play = next(null);
      while (play != null) {
        Play now = play;
        if (output() != null) {
          perform(now);
        }
        play = next(now);
      }
    } finally {
      synchronized (lock) {
        if (output != null) {
          output.close();
          output = null;
        }
      }
    }
  }

  /** Waits for another thing to play; null when closed. */
  private Play next(Play before) {
    synchronized (lock) {
      while (!closed && (wanted == null || wanted == before)) {
        pause(0);
      }
      return closed ? null : wanted;
    }
  }

  private SoundOutput output() {
    synchronized (lock) {
      if (output == null && !deviceMissing) {
        output = outputs.open().orElse(null);
        deviceMissing = output == null;
      }
      return output;
    }
  }

  private void perform(Play play) {
    try {
      Optional<AudioReader> opened = AudioReader.open(play.video);
      if (opened.isEmpty()) {
        return;
      }
      try (AudioReader reader = opened.get()) {
        reader.seek(play.from);
        Optional<AudioBlock> block = reader.next();
        while (block.isPresent() && write(play, block.get())) {
          block = reader.next();
        }
        drain(play);
      }
    } catch (SightlineException e) {
      LOG.info("no sound: {}", e.getMessage());
    } finally {
      output.sound(false);
    }
  }

  /** Writes a block as there is room; false if something else is wanted. */
  private boolean write(Play play, AudioBlock block) {
    int offset = 0;
    byte[] samples = block.samples();
    while (offset < samples.length) {
      synchronized (lock) {
        if (wanted != play) {
          return false;
        }
        int n = Math.min(output.room(), samples.length - offset);
        n -= n % AudioBlock.FRAME_BYTES;
        if (n > 0) {
          if (startedAt.isEmpty()) {
            output.sound(true);
            heardBefore = output.heard();
            startedAt = OptionalDouble.of(block.time().toDouble());
          }
          output.write(loud(samples, offset, n), 0, n);
          offset += n;
        } else {
          pause(PAUSE);
        }
      }
    }
    return true;
  }

  /** Lets the rest be heard; then the picture goes on without sound. */
  private void drain(Play play) {
    synchronized (lock) {
      int before = -1;
      while (wanted == play && output.room() != before) {
        before = output.room();
        pause(PAUSE * 10);
      }
      if (wanted == play) {
        startedAt = OptionalDouble.empty();
      }
    }
  }

  private byte[] loud(byte[] samples, int offset, int length) {
    byte[] out = new byte[length];
    for (int i = 0; i < length; i += 2) {
      int s = (short) ((samples[offset + i] & 0xFF) | samples[offset + i + 1] << 8);
      int v = (int) Math.round(s * volume * volume);
      out[i] = (byte) v;
      out[i + 1] = (byte) (v >> 8);
    }
    return out;
  }

  private void pause(long millis) {
    try {
      lock.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
      wanted = null;
    }
  }
}
