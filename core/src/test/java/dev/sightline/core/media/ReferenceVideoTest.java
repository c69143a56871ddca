package dev.sightline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.SharedData;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames against PyAV's ({@code reference/video}, made by {@code make_video.py}): time stamps and
 * luma planes bit for bit, RGB at 224×224 bit for bit.
 */
@Tag("data")
class ReferenceVideoTest {
  private static final int SIDE = 224;

  private static byte[] resource(String name) throws Exception {
    try (InputStream in =
        ReferenceVideoTest.class.getResourceAsStream("/reference/video/" + name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ucf_basketball", "ffv1"})
  void decodesTheSameFrames(String name) throws Exception {
    JsonNode expected = new ObjectMapper().readTree(resource("reference.json")).get(name);
    Path file = SharedData.require("data/" + expected.get("file").asText());
    int i = 0;
    try (FrameCursor cursor = new FrameCursor(file, 2)) {
      Fraction base = cursor.timeBase();
      assertThat(base.num() + "/" + base.den()).isEqualTo(expected.get("time_base").asText());
      do {
        assertThat(cursor.time()).isEqualTo(expected.get("pts").get(i).asLong());
        JsonNode hash = expected.get("luma_sha256").get(i);
        if (hash != null) {
          assertThat(lumaHash(cursor.frame())).as("luma of frame %d", i).isEqualTo(hash.asText());
        }
        i++;
      } while (cursor.advance());
    }
    assertThat(i).isEqualTo(expected.get("frames").asInt());
  }

  private static String lumaHash(AVFrame frame) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] row = new byte[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      frame.data(0).position((long) y * frame.linesize(0)).get(row);
      digest.update(row);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ucf_basketball", "ffv1"})
  void scalesToTheSamePixels(String name) throws Exception {
    JsonNode expected = new ObjectMapper().readTree(resource("reference.json")).get(name);
    TensorFile tensors = Safetensors.read(resource("reference.safetensors"), "reference");
    Path file = SharedData.require("data/" + expected.get("file").asText());
    FrameRequest request = new FrameRequest(SIDE, SIDE, PixelLayout.RGB24, 2);
    try (FrameCursor times = new FrameCursor(file, 1);
        FrameReader reader = FrameReader.open(file, request)) {
      for (JsonNode k : expected.get("frames_used")) {
        long pts = expected.get("pts").get(k.asInt()).asLong();
        VideoFrame frame = reader.frameAt(times.timeBase().times(pts - times.firstTime()));
        FloatTensor rgb = tensors.get(name + ".rgb." + k.asInt());
        int[] found = new int[frame.pixels().length];
        int[] wanted = new int[found.length];
        for (int i = 0; i < found.length; i++) {
          found[i] = frame.pixels()[i] & 0xFF;
          wanted[i] = (int) rgb.values()[i];
        }
        assertThat(found).as("RGB of frame %s", k).isEqualTo(wanted);
      }
    }
  }
}
