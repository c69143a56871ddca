package dev.sightline.app.player;

import dev.sightline.core.media.AudioBlock;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Where sound goes, in the format of {@link AudioBlock}. Used by one thread at a time. */
interface SoundOutput extends AutoCloseable {
  /** Opens an output; empty if the machine has none. */
  @FunctionalInterface
  interface Opener {
    Optional<SoundOutput> open();
  }

  /** Bytes that can be written without waiting. */
  int room();

  /** Writes as much as {@link #room()} allows. */
  void write(byte[] samples, int offset, int length);

  /** Samples per channel heard since it was opened. */
  long heard();

  /** Begins to sound, or goes silent at once and forgets what was written. */
  void sound(boolean on);

  @Override
  void close();

  /** The machine's own output. */
  static Optional<SoundOutput> ofMachine() {
    AudioFormat format = new AudioFormat(AudioBlock.RATE, 16, AudioBlock.CHANNELS, true, false);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      // a fifth of a second: short enough to change the volume, long enough not to run dry
      line.open(format, AudioBlock.RATE / 5 * AudioBlock.FRAME_BYTES);
      return Optional.of(new LineOutput(line));
    } catch (LineUnavailableException
        | IllegalArgumentException
        | SecurityException
        | LinkageError e) {
      return Optional.empty();
    }
  }

  /** A line of Java Sound. */
  record LineOutput(SourceDataLine line) implements SoundOutput {
    @Override
    public int room() {
      return line.available();
    }

    @Override
    public void write(byte[] samples, int offset, int length) {
      line.write(samples, offset, length);
    }

    @Override
    public long heard() {
      return line.getLongFramePosition();
    }

    @Override
    public void sound(boolean on) {
      if (on) {
        line.start();
      } else {
        line.stop();
        line.flush();
      }
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
