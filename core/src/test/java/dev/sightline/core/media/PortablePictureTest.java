package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.media.VideoFrame.PixelLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortablePictureTest {
  @TempDir private Path dir;

  @Test
  void bothLayoutsAreWrittenAsRedGreenBlue() throws Exception {
    byte[] rgb = {1, 2, 3, 4, 5, 6};
    byte[] bgra = {3, 2, 1, -1, 6, 5, 4, -1};
    byte[] expected = "P6\n2 1\n255\n\1\2\3\4\5\6".getBytes(StandardCharsets.US_ASCII);
    assertThat(written(PixelLayout.RGB24, rgb)).isEqualTo(expected);
    assertThat(written(PixelLayout.BGRA32, bgra)).isEqualTo(expected);
  }

  @Test
  void ffmpegReadsThem() throws Exception {
    byte[] grey = new byte[3 * 64 * 48];
    java.util.Arrays.fill(grey, (byte) 100);
    Path file = dir.resolve("p" + PortablePicture.ENDING);
    PortablePicture.write(
        new VideoFrame(Fraction.ZERO, Fraction.ZERO, 64, 48, PixelLayout.RGB24, grey), file);
    VideoInfo info = MediaProbe.probe(file);
    assertThat(info.displayWidth()).isEqualTo(64);
    assertThat(info.displayHeight()).isEqualTo(48);
  }

  private byte[] written(PixelLayout layout, byte[] pixels) throws Exception {
    Path file = dir.resolve(layout + PortablePicture.ENDING);
    PortablePicture.write(new VideoFrame(Fraction.ZERO, Fraction.ZERO, 2, 1, layout, pixels), file);
    return Files.readAllBytes(file);
  }
}
