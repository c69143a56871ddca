package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.SharedData;
import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the network says of photographs that a person has looked at: a wrong activation or order of
 * colours passes every test of shapes.
 */
@Tag("data")
class ObjectsOnPhotographsTest {
  private static LowerVideoEncoder encoder;
  private static Path images;

  @BeforeAll
  static void open() throws Exception {
    images = SharedData.require("data/flickr8k/images");
    encoder = new LowerVideoEncoder(ImageNetwork.bundled(), 1);
  }

  @AfterAll
  static void close() {
    if (encoder != null) {
      encoder.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "358875403_f357f03713, goose",
    "3513362553_5fc5779e20, ballplayer",
    "2204277704_f1c8c741ed, studio couch",
    "3099694681_19a72c8bdc, restaurant",
    "3189941492_a3f4347b1a, sandbar",
    "3671950830_b570bac1b9, motor scooter",
    "1012212859_01547e3f17, American Staffordshire terrier",
    "2355763034_9fb61a8165, flute"
  })
  void seesWhatIsThere(String image, String label) throws Exception {
    VideoFrame frame =
        ImageReader.read(images.resolve(image + ".webp"), 224, 224, VideoFrame.PixelLayout.RGB24);
    float[] p = encoder.encodeFrames(List.of(frame), Set.of(NetworkOutput.OBJECTS)).objects();
    List<String> top =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -p[i]))
            .limit(3)
            .map(encoder.network().labels()::get)
            .toList();
    assertThat(top).contains(label);
  }
}
