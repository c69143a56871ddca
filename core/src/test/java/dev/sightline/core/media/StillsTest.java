package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.SharedData;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single pictures: stills and thumbnails. */
class StillsTest {
  @TempDir Path dir;

  @Test
  void readsBmp() throws Exception {
    // 2 × 1 px, bottom-up 24-bit BMP: red, blue
    byte[] bmp = new byte[62];
    byte[] head = {'B', 'M', 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1};
    System.arraycopy(head, 0, bmp, 0, head.length);
    bmp[26] = 1;
    bmp[28] = 24;
    bmp[56] = (byte) 255;
    bmp[57] = (byte) 255;
    Path file = Files.write(dir.resolve("a.bmp"), bmp);
    VideoFrame frame = ImageReader.read(file, 0, 0, PixelLayout.RGB24);
    assertThat(frame.width()).isEqualTo(2);
    assertThat(frame.pixels()).isEqualTo(new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255});
  }

  @Test
  void turnsPixels() {
    byte[] pixels = {1, 2, 3, 4, 5, 6};
    assertThat(PixelRotation.rotate(pixels, 3, 2, 1, 90)).containsExactly(4, 1, 5, 2, 6, 3);
    assertThat(PixelRotation.rotate(pixels, 3, 2, 1, 180)).containsExactly(6, 5, 4, 3, 2, 1);
    assertThat(PixelRotation.rotate(pixels, 3, 2, 1, 270)).containsExactly(3, 6, 2, 5, 1, 4);
    assertThat(PixelRotation.rotate(pixels, 1, 2, 3, 180)).containsExactly(4, 5, 6, 1, 2, 3);
  }

  @Test
  void keepsTheAspectOfThumbnails() throws SightlineException {
    Path video =
        TestVideos.write(dir.resolve("a.mkv"), VideoSpec.lossless(20, Fraction.of(25))).path();
    VideoFrame frame = Thumbnailer.thumbnail(video, 32, PixelLayout.RGB24, Progress.NONE);
    assertThat(frame.width()).isEqualTo(32);
    assertThat(frame.height()).isEqualTo(24);
    // a tenth into the video, not its first frame
    assertThat(frame.time()).isEqualTo(Fraction.of(2, 25));
    VideoFrame whole = Thumbnailer.thumbnail(video, 500, PixelLayout.RGB24, Progress.NONE);
    assertThat(whole.width()).as("not enlarged").isEqualTo(VideoSpec.WIDTH);
  }

  /** A key frame each 48; a tenth into 500 frames lies frame 50, into 40 frames frame 4. */
  @Test
  void aKeyFrameNearTheMomentIsTakenAndElseTheMomentItself() throws SightlineException {
    assertThat(Thumbnailer.thumbnail(film(500), 32, PixelLayout.RGB24, Progress.NONE).time())
        .isEqualTo(Fraction.of(48, 25));
    assertThat(Thumbnailer.thumbnail(film(40), 32, PixelLayout.RGB24, Progress.NONE).time())
        .as("its only key frame is the first")
        .isEqualTo(Fraction.of(4, 25));
  }

  private Path film(int frames) throws SightlineException {
    Path file = dir.resolve(frames + ".mp4");
    try (VideoWriter writer = VideoWriter.create(file, 64, 48, Fraction.of(25))) {
      byte[] rgb = new byte[3 * 64 * 48];
      for (int f = 0; f < frames; f++) {
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (i % 64 * 3 + f);
        }
        writer.write(rgb);
      }
      writer.finish();
    }
    return file;
  }

  @Test
  void stopsWhenCancelled() {
    Path video =
        TestVideos.write(dir.resolve("a.mkv"), VideoSpec.lossless(20, Fraction.of(25))).path();
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> Thumbnailer.thumbnail(video, 32, PixelLayout.RGB24, stopped))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  @Tag("data")
  void readsPhotographsAsWebP() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(SharedData.require("data/flickr8k/images"))) {
      files = all.sorted().limit(300).toList();
    }
    for (Path file : files) {
      VideoFrame frame = ImageReader.read(file, 224, 224, PixelLayout.RGB24);
      assertThat(frame.pixels()).hasSize(224 * 224 * 3);
    }
  }
}
