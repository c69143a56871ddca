package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;

class GifWriterTest {
  private static BufferedImage read(byte[] gif, int frame) throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
    return reader.read(frame);
  }

  private static byte[] noise(int pixels, int colours, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[3 * pixels];
    for (int i = 0; i < pixels; i++) {
      int c = random.nextInt(colours);
      rgb[3 * i] = (byte) (c * 37);
      rgb[3 * i + 1] = (byte) (c * 91);
      rgb[3 * i + 2] = (byte) c;
    }
    return rgb;
  }

  @Test
  void fewColoursComeBackExactlyThroughAnotherDecoder() throws Exception {
    // 60 × 60 of noise fill the table of codes more than once
    byte[] first = noise(3600, 200, 1);
    byte[] second = noise(3600, 200, 2);
    byte[] gif = GifWriter.encode(List.of(first, second), 60, 60, 1, 6);
    for (int frame = 0; frame < 2; frame++) {
      BufferedImage picture = read(gif, frame);
      byte[] expected = frame == 0 ? first : second;
      for (int i = 0; i < 3600; i++) {
        assertThat(picture.getRGB(i % 60, i / 60) & 0xffffff)
            .isEqualTo(Palette.rgb(expected, 3 * i));
      }
    }
  }

  @Test
  void pixelsAreRepeated() throws Exception {
    byte[] two = {(byte) 255, 0, 0, 0, 0, (byte) 255};
    BufferedImage picture = read(GifWriter.encode(List.of(two), 2, 1, 3, 6), 0);
    assertThat(picture.getWidth()).isEqualTo(6);
    assertThat(picture.getHeight()).isEqualTo(3);
    assertThat(picture.getRGB(2, 2) & 0xffffff).isEqualTo(0xff0000);
    assertThat(picture.getRGB(3, 0) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void manyColoursAreNearTheirOwn() throws Exception {
    byte[] ramp = new byte[3 * 1024];
    for (int i = 0; i < 1024; i++) {
      ramp[3 * i] = (byte) (i / 4);
      ramp[3 * i + 1] = (byte) (255 - i / 4);
      ramp[3 * i + 2] = (byte) (i % 4 * 2);
    }
    BufferedImage picture = read(GifWriter.encode(List.of(ramp), 32, 32, 1, 6), 0);
    for (int i = 0; i < 1024; i++) {
      int rgb = picture.getRGB(i % 32, i / 32);
      assertThat(Math.abs((rgb >> 16 & 255) - i / 4)).isLessThanOrEqualTo(4);
      assertThat(Math.abs((rgb & 255) - i % 4 * 2)).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void theSameFramesGiveTheSameBytes() {
    List<byte[]> frames = List.of(noise(100, 50, 1));
    assertThat(GifWriter.encode(frames, 10, 10, 2, 6))
        .isEqualTo(GifWriter.encode(frames, 10, 10, 2, 6));
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> GifWriter.encode(List.of(), 1, 1, 1, 6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GifWriter.encode(List.of(new byte[5]), 1, 1, 1, 6))
        .hasMessageContaining("5 bytes");
    assertThat(Arrays.copyOf(GifWriter.encode(List.of(new byte[3]), 1, 1, 1, 6), 6))
        .isEqualTo("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
