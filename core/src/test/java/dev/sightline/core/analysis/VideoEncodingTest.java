package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.ClipPlan;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoWriter;
import dev.sightline.core.model.video.HalfFloats;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.LowerFeatures;
import dev.sightline.core.model.video.LowerVideoEncoder;
import dev.sightline.core.model.video.NetworkOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file through FFmpeg and the image network. */
class VideoEncodingTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final ClipPlan PLAN = new ClipPlan(4, 2, Fraction.of(10), 8);

  @Test
  void thePipelineGivesTheBitsThatOneThreadGives(@TempDir Path folder) throws Exception {
    Path film = folder.resolve("film.mp4");
    try (VideoWriter writer = VideoWriter.create(film, WIDTH, HEIGHT, Fraction.of(25))) {
      for (int i = 0; i < 50; i++) {
        writer.write(moving(i));
      }
      writer.finish();
    }
    AnalysisCache cache = new AnalysisCache(folder.resolve("cache"), 1L << 30);
    try (LowerVideoEncoder encoder = new LowerVideoEncoder(ImageNetwork.bundled(), 1);
        EncodedVideo video =
            new VideoEncodingPipeline(encoder, cache, PLAN, 3).encode(film, Progress.NONE);
        FrameReader reader =
            FrameReader.open(film, new FrameRequest(224, 224, VideoFrame.PixelLayout.RGB24, 1))) {
      assertThat(video.clips()).hasSize(3);
      assertThat(video.sha256()).isEqualTo(ContentHash.of(film, Progress.NONE));
      for (Clip clip : video.clips()) {
        List<VideoFrame> frames = new ArrayList<>();
        for (Fraction t : clip.frameTimes()) {
          frames.add(reader.frameAt(t));
        }
        LowerFeatures expected =
            encoder.encodeFrames(frames, Set.of(NetworkOutput.LOWER, NetworkOutput.OBJECTS));
        assertThat(video.features().lower(clip.index()))
            .containsExactly(HalfFloats.unpack(HalfFloats.pack(expected.lower())));
        assertThat(video.features().objects(clip.index()))
            .containsExactly(mean(expected.objects(), frames.size()));
      }
      assertThat(stage(video, "decode").cpuMillis()).isNotNegative();
      assertThat(stage(video, "scale").wallMillis()).isPositive();
      assertThat(stage(video, "encode").cpuMillis()).isPositive();
      assertThat(stage(video, "pipeline").wallMillis()).isPositive();
    }
  }

  private static StageTiming stage(EncodedVideo video, String name) {
    return video.timings().stream().filter(t -> t.stage().equals(name)).findFirst().orElseThrow();
  }

  private static float[] mean(float[] objects, int frames) {
    float[] mean = new float[1000];
    for (int f = 0; f < frames; f++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += objects[f * mean.length + k] / frames;
      }
    }
    return mean;
  }

  /** A bright square that wanders over a slope of grey. */
  private static byte[] moving(int i) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean square = Math.abs(x - i - 20) < 12 && Math.abs(y - 30) < 12;
        for (int c = 0; c < 3; c++) {
          rgb[(y * WIDTH + x) * 3 + c] = (byte) (square ? 250 - 60 * c : x + y);
        }
      }
    }
    return rgb;
  }
}
