package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.model.video.LowerFeatures;
import dev.sightline.core.model.video.NetworkOutput;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A video of any length whose frames tell their time, with an encoder that repeats it: shows what a
 * pipeline does with them without decoding anything. The frames are one pixel in size.
 */
final class FakeVideo implements FrameSource {
  private final Fraction duration;
  private final AtomicInteger open = new AtomicInteger(1);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger encodes = new AtomicInteger();

  FakeVideo(int seconds) {
    this.duration = Fraction.of(seconds);
  }

  @Override
  public VideoInfo info() {
    return new VideoInfo(
        Path.of("fake.mp4"),
        "fake",
        1,
        1,
        0,
        Fraction.ONE,
        Fraction.of(25),
        Fraction.ZERO,
        duration,
        false,
        List.of());
  }

  @Override
  public VideoFrame frameAt(Fraction t, Progress stop) throws SightlineException {
    reads.incrementAndGet();
    int tenths = (int) t.times(10).floor();
    byte[] pixels = {(byte) tenths, (byte) (tenths >> 8), (byte) (tenths >> 16)};
    return new VideoFrame(t, Fraction.ofMillis(100), 1, 1, VideoFrame.PixelLayout.RGB24, pixels);
  }

  /** An encoder whose answer is the frame's time in tenths of a second. */
  LowerFeatures encode(List<VideoFrame> frames, Set<NetworkOutput> wanted) {
    encodes.incrementAndGet();
    byte[] p = frames.getFirst().pixels();
    float value = (p[0] & 0xff) | (p[1] & 0xff) << 8 | (p[2] & 0xff) << 16;
    return new LowerFeatures(
        1,
        Map.of(
            NetworkOutput.LOWER, filled(NetworkOutput.LOWER, value),
            NetworkOutput.OBJECTS, filled(NetworkOutput.OBJECTS, value / 1000)));
  }

  int reads() {
    return reads.get();
  }

  int encodes() {
    return encodes.get();
  }

  boolean isClosed() {
    return open.get() == 0;
  }

  @Override
  public DecodeTimings timings() {
    return new DecodeTimings(0, 0, reads(), reads());
  }

  @Override
  public List<String> warnings() {
    return List.of("one frame is broken");
  }

  @Override
  public void close() {
    open.decrementAndGet();
  }

  private static float[] filled(NetworkOutput output, float value) {
    float[] array = new float[output.valuesPerFrame()];
    Arrays.fill(array, value);
    return array;
  }
}
