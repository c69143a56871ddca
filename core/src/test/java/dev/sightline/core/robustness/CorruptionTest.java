package dev.sightline.core.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptionTest {
  private static final int SIDE = 64;

  /** A grey picture with edges and a slope, its shades moving with time. */
  private static VideoFrame frame(int t) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      int v = (x * 2 + (y / 9 % 2) * 90 + 5 * t) % 256;
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) v;
      }
    }
    return frame(t, rgb);
  }

  private static VideoFrame frame(int t, byte[] rgb) {
    return new VideoFrame(
        Fraction.of(t, 25), Fraction.of(1, 25), SIDE, SIDE, VideoFrame.PixelLayout.RGB24, rgb);
  }

  private static VideoFrame flat(int r, int g, int b) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) r;
      rgb[i + 1] = (byte) g;
      rgb[i + 2] = (byte) b;
    }
    return frame(0, rgb);
  }

  private static List<VideoFrame> clip() {
    return clip(0);
  }

  private static List<VideoFrame> clip(int from) {
    List<VideoFrame> all = new ArrayList<>();
    for (int t = from; t < from + 8; t++) {
      all.add(frame(t));
    }
    return all;
  }

  private static double distance(List<VideoFrame> a, List<VideoFrame> b) {
    double sum = 0;
    int n = 0;
    for (int f = 0; f < a.size(); f++) {
      byte[] p = a.get(f).pixels();
      for (int i = 0; i < p.length; i++, n++) {
        sum += Math.abs((p[i] & 0xff) - (b.get(f).pixels()[i] & 0xff));
      }
    }
    return sum / n;
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void eachStrengthChangesMoreThanTheOneBefore(Corruption kind) {
    double before = 0;
    byte[] first = frame(3).pixels();
    for (int strength = 1; strength <= Corruption.STRONGEST; strength++) {
      List<VideoFrame> changed = kind.at(strength, 1).apply(clip());
      assertThat(changed).hasSize(8);
      assertThat(kind.at(strength, 1).apply(clip()).get(3).pixels())
          .as("the same again")
          .isEqualTo(changed.get(3).pixels());
      double now = 0;
      for (int from = 0; from < 160; from += kind == Corruption.FROZEN ? 8 : 80) {
        now += distance(clip(from), kind.at(strength, 1).apply(clip(from)));
      }
      assertThat(now).as(kind + " " + strength).isGreaterThan(before);
      before = now;
    }
    assertThat(clip().get(3).pixels()).isEqualTo(first);
  }

  @Test
  void strengthsGoFromOneToFive() {
    assertThatThrownBy(() -> Corruption.NOISE.level(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Corruption.BLUR.at(6, 0)).isInstanceOf(IllegalArgumentException.class);
    for (Corruption c : Corruption.values()) {
      assertThat(Corruption.of(c.key())).contains(c);
    }
    assertThat(Corruption.of("rain")).isEmpty();
  }

  @Test
  void noiseHasItsStandardDeviation() {
    byte[] out = FrameNoise.gaussian(flat(128, 128, 128).pixels(), .08, 4);
    double sum = 0;
    double squares = 0;
    for (byte b : out) {
      sum += (b & 0xff) - 128;
      squares += Math.pow((b & 0xff) - 128, 2);
    }
    assertThat(sum / out.length).isCloseTo(0, within(0.8));
    assertThat(Math.sqrt(squares / out.length)).isCloseTo(.08 * 255, within(0.6));
  }

  @Test
  void brightnessKeepsTheHue() {
    byte[] out = FrameNoise.brighter(flat(100, 50, 0).pixels(), .2);
    // V 100 -> 151: all colours by the same factor
    assertThat(out[0] & 0xff).isEqualTo(151);
    assertThat(out[1] & 0xff).isEqualTo(76);
    assertThat(out[2] & 0xff).isZero();
  }

  @Test
  void lowLightKeepsTheMeanOfWhatIsLeft() {
    byte[] out = FrameNoise.darker(flat(200, 200, 200).pixels(), .25, 3);
    double sum = 0;
    for (byte b : out) {
      sum += b & 0xff;
    }
    assertThat(sum / out.length).isCloseTo(50, within(0.5));
  }

  @Test
  void blurLeavesFlatAreasAndSpreadsAPoint() {
    assertThat(FrameBlur.gaussian(flat(90, 10, 250), 2)).isEqualTo(flat(90, 10, 250).pixels());
    byte[] dot = new byte[3 * SIDE * SIDE];
    dot[3 * (20 * SIDE + 20)] = (byte) 255;
    byte[] out = FrameBlur.gaussian(frame(0, dot), 1);
    // the bell's centre, 1 / (2 π σ²)
    assertThat(out[3 * (20 * SIDE + 20)] & 0xff)
        .isCloseTo((int) Math.round(255 / (2 * Math.PI)), within(1));
    assertThat(out[3 * (20 * SIDE + 21)]).isEqualTo(out[3 * (21 * SIDE + 20)]).isPositive();
    assertThat(out[3 * (20 * SIDE + 20) + 1]).isZero();
  }

  /** The JDK's own encoder, whose qualities scale the same tables in the same way. */
  @ParameterizedTest
  @ValueSource(ints = {7, 25, 60})
  void compressionLosesWhatJpegLoses(int quality) throws Exception {
    // some grain, so that few coefficients lie exactly between two steps
    byte[] grainy = frame(2).pixels().clone();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < grainy.length; i += 3) {
      byte v = FrameNoise.whole((grainy[i] & 0xff) + random.nextInt(-7, 8));
      Arrays.fill(grainy, i, i + 3, v);
    }
    VideoFrame frame = frame(2, grainy);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int v = frame.pixels()[3 * i] & 0xff;
      image.setRGB(i % SIDE, i / SIDE, v << 16 | v << 8 | v);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam wish = writer.getDefaultWriteParam();
    wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    wish.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), wish);
    }
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    byte[] ours = JpegLoss.of(frame, quality);
    double lost = 0;
    double apart = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int theirs = back.getRGB(i % SIDE, i / SIDE) >> 8 & 0xff;
      apart += Math.abs((ours[3 * i + 1] & 0xff) - theirs);
      lost += Math.abs(theirs - (frame.pixels()[3 * i] & 0xff));
    }
    // its transform works in integers: a coefficient near a half may be rounded the other way
    assertThat(apart / (SIDE * SIDE)).isLessThan(0.4);
    assertThat(lost / (SIDE * SIDE)).as("something is lost").isGreaterThan(0.5);
  }

  @Test
  void frozenFramesAreTheSameObject() {
    List<VideoFrame> clip = clip();
    assertThat(Corruption.FROZEN.at(5, 0).apply(clip))
        .hasSize(8)
        .allSatisfy(f -> assertThat(f).isSameAs(clip.get(0)));
  }

  @ParameterizedTest
  @EnumSource(FrameChange.class)
  void frameChangesKeepTheNumberOfFrames(FrameChange kind) {
    List<VideoFrame> clip = clip();
    List<VideoFrame> out = kind.at(.5, 3).apply(clip);
    assertThat(out).hasSize(8).isNotEqualTo(clip);
    assertThat(clip).containsAll(out);
    assertThat(kind.at(.5, 3).apply(clip)).isEqualTo(out);
    assertThat(FrameChange.of(kind.key())).contains(kind);
    if (kind == FrameChange.SHUFFLE) {
      assertThat(out).doesNotHaveDuplicates();
    } else {
      // time never runs backwards
      assertThat(out).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    }
    assertThat(kind.at(1, 3).apply(clip.subList(0, 1))).isEqualTo(clip.subList(0, 1));
  }
}
