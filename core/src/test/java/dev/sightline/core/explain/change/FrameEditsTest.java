package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameEditsTest {
  private static final int SIDE = 32;
  private static final Region MIDDLE = new Region(0.25, 0.25, 0.5, 0.5);

  private static VideoFrame frame(int time, byte[] pixels) {
    return new VideoFrame(
        Fraction.of(time), Fraction.ONE, SIDE, SIDE, VideoFrame.PixelLayout.RGB24, pixels);
  }

  private static VideoFrame noise(int time) {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    new SplittableRandom(time).nextBytes(pixels);
    return frame(time, pixels);
  }

  private static boolean inMiddle(int i) {
    int x = i / 3 % SIDE;
    int y = i / 3 / SIDE;
    return x >= 8 && x < 24 && y >= 8 && y < 24;
  }

  private static List<VideoFrame> four() {
    return IntStream.range(0, 4).mapToObj(FrameEditsTest::noise).toList();
  }

  @Test
  void freezingShowsTheMiddleFrameAndGoingBackwardsTheLastOneFirst() {
    List<VideoFrame> frames = four();
    assertThat(new FrameEdits.Freeze().apply(frames)).hasSize(4).containsOnly(frames.get(2));
    assertThat(new FrameEdits.Backwards().apply(frames)).isEqualTo(frames.reversed());
  }

  @Test
  void onlyTheRegionBecomesGreyAndTheFrameGivenStaysAsItIs() {
    VideoFrame before = noise(1);
    byte[] copy = before.pixels().clone();
    VideoFrame after =
        new FrameEdits.InRegion(MIDDLE, RegionEffect.GREY).apply(List.of(before)).getFirst();
    for (int i = 0; i < copy.length; i++) {
      assertThat(after.pixels()[i]).isEqualTo(inMiddle(i) ? (byte) 127 : copy[i]);
    }
    assertThat(before.pixels()).isEqualTo(copy);
    assertThat(after.time()).isEqualTo(before.time());
  }

  @Test
  void blurringTakesDetailAndKeepsTheMeanAndEvenAreas() {
    VideoFrame before = noise(3);
    VideoFrame after =
        new FrameEdits.InRegion(MIDDLE, RegionEffect.BLUR).apply(List.of(before)).getFirst();
    double[] old = moments(before);
    double[] blurred = moments(after);
    assertThat(blurred[1]).as("spread").isLessThan(0.25 * old[1]);
    assertThat(Math.abs(blurred[0] - old[0])).as("mean").isLessThan(6);
    for (int i = 0; i < before.pixels().length; i++) {
      if (!inMiddle(i)) {
        assertThat(after.pixels()[i]).isEqualTo(before.pixels()[i]);
      }
    }
    byte[] even = new byte[SIDE * SIDE * 3];
    Arrays.fill(even, (byte) 200);
    VideoFrame flat = frame(0, even);
    assertThat(
            new FrameEdits.InRegion(MIDDLE, RegionEffect.BLUR)
                .apply(List.of(flat))
                .getFirst()
                .pixels())
        .isEqualTo(even);
  }

  /** Mean and standard deviation of the values in the region. */
  private static double[] moments(VideoFrame frame) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < frame.pixels().length; i++) {
      if (inMiddle(i)) {
        double v = frame.pixels()[i] & 0xff;
        sum += v;
        squares += v * v;
        n++;
      }
    }
    double mean = sum / n;
    return new double[] {mean, Math.sqrt(squares / n - mean * mean)};
  }

  @Test
  void editsFollowOneAnotherAndAFrameThatStandsIsChangedOnce() {
    FrameEdits.InRegion grey = new FrameEdits.InRegion(MIDDLE, RegionEffect.GREY);
    List<VideoFrame> changed =
        new FrameEdits.All(List.of(new FrameEdits.Freeze(), grey)).apply(four());
    assertThat(changed).hasSize(4);
    assertThat(changed.get(3)).isSameAs(changed.get(0));
    assertThat(changed.get(0).pixels()[(16 * SIDE + 16) * 3]).isEqualTo((byte) 127);
  }
}
